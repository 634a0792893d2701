using Analytics.Bench;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;

const string Keep = "--keep";
var config = DefaultConfig.Instance.AddColumn(new TimePerRow());
var summaries = BenchmarkSwitcher.FromAssembly(typeof(BenchWorld).Assembly).Run([.. args.Where(arg => arg != Keep)], config);
if (args.Contains(Keep)) KeptResults.Write("bench/results", summaries);
