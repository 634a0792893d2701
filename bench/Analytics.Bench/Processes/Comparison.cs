using System.Globalization;
using System.Text;
using Analytics.Bench.Peers;

namespace Analytics.Bench.Processes;

/// <summary>Whole processes side by side: A B C A B C …, warm, their tables compared first.</summary>
internal static class Comparison
{
    /// <returns>By engine, one entry a round.</returns>
    public static IReadOnlyList<(Engine Engine, IReadOnlyList<Measured> Runs)> Run(Job job, IReadOnlyList<Engine> engines, int rounds, TextWriter log)
    {
        job.Warm();
        RequireSameTables(job, engines);
        var runs = engines.ToDictionary(engine => engine, _ => new List<Measured>());
        for (int round = 1; round <= rounds; round++)
        {
            foreach (var engine in engines)
            {
                string output = job.NewOutput();
                var measured = Measured.Of(engine.Start(job, output));
                Directory.Delete(output, recursive: true);
                runs[engine].Add(measured);
                log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round} {engine.Name,-12} {measured.Wall,8:0.000} s wall {measured.Processor,8:0.000} s processor"));
            }
        }
        return [.. engines.Select(engine => (engine, (IReadOnlyList<Measured>)runs[engine]))];
    }

    /// <summary>A table in Markdown; ratios are to the first engine, round by round, then their median.</summary>
    public static string Table(Job job, IReadOnlyList<(Engine Engine, IReadOnlyList<Measured> Runs)> all)
    {
        var ours = all[0].Runs;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{job.Rows:N0} rows, {job.Bytes / 1e6:N0} MB; {ours.Count} rounds, warm, interleaved\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| engine | wall s, median (minimum) | MB/s | processor s, median (minimum) | ns a row | peak MiB | wall ÷ {all[0].Engine.Name} | processor ÷ {all[0].Engine.Name} |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var (engine, runs) in all)
        {
            double wall = Median(runs.Select(run => run.Wall)), processor = Median(runs.Select(run => run.Processor));
            text.Append(CultureInfo.InvariantCulture,
                $"| {engine.Name} | {wall:0.00} ({runs.Min(run => run.Wall):0.00}) | {job.Bytes / 1e6 / wall:N0} | {processor:0.00} ({runs.Min(run => run.Processor):0.00}) | {processor * 1e9 / job.Rows:0} | {Peak(runs)} | {Ratio(runs, run => run.Wall)} | {Ratio(runs, run => run.Processor)} |\n");
        }
        return text.ToString();

        string Ratio(IReadOnlyList<Measured> runs, Func<Measured, double> of) =>
            Median(runs.Zip(ours, (theirs, own) => of(theirs) / Math.Max(of(own), 1e-3))).ToString("0.0#", CultureInfo.InvariantCulture);
        static string Peak(IReadOnlyList<Measured> runs) => runs.Max(run => run.PeakBytes) is > 0 and var peak ? (peak >> 20).ToString(CultureInfo.InvariantCulture) : "–";
    }

    private static void RequireSameTables(Job job, IReadOnlyList<Engine> engines)
    {
        string? first = null;
        foreach (var engine in engines.Where(engine => engine.WritesTables))
        {
            string output = job.NewOutput();
            Measured.Of(engine.Start(job, output));
            if (first is null) first = output;
            else PeerJobs.RequireSame(first, output, engine.Name);
        }
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] inOrder = [.. values.Order()];
        return (inOrder[(inOrder.Length - 1) / 2] + inOrder[inOrder.Length / 2]) / 2;
    }
}
