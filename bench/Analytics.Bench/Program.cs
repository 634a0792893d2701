using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Analytics.Bench.BenchWorld).Assembly).Run(args);
