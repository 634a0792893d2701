using System.Globalization;
using Analytics.Bench;
using Analytics.Bench.Peers;
using Analytics.Bench.Processes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;

switch (args)
{
    case ["processes", .. var rest]: return ProcessRuns.Compare(rest);
    case ["growth", .. var rest]: return ProcessRuns.Grow(rest);
    case ["batch", .. var rest]: BatchRun.Run(rest is [var reports] ? int.Parse(reports, CultureInfo.InvariantCulture) : 5000); return 0;
    case ["decompress", var path]: Variants.Decompress(path); return 0;
    case ["repeat", var extract, var times, var crowds]:
        using (var output = Console.OpenStandardOutput()) Repeated.Write(extract, int.Parse(times, CultureInfo.InvariantCulture), int.Parse(crowds, CultureInfo.InvariantCulture), output);
        return 0;
    case ["peer", var name, var extract, var output]: PeerJobs.All[name](extract, output); return 0;
}

const string Keep = "--keep";
var config = DefaultConfig.Instance.AddColumn(new TimePerRow());
var summaries = BenchmarkSwitcher.FromAssembly(typeof(BenchWorld).Assembly).Run([.. args.Where(arg => arg != Keep)], config);
if (args.Contains(Keep)) KeptResults.Write(summaries);
return 0;
