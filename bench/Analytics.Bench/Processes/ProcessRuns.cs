using System.Globalization;

namespace Analytics.Bench.Processes;

/// <summary>The verbs <c>processes</c> and <c>growth</c>: see bench/README.md.</summary>
internal static class ProcessRuns
{
    private const string Program = "src/Analytics.Cli/bin/Release/net10.0/skil.dll";

    public static int Compare(string[] arguments)
    {
        var options = new ProcessOptions(arguments);
        using var job = Job.Make(options.Place, options.Rows[0], options.Quirks);
        var all = Comparison.Run(job, Engines(options, ["skil", "duckdb", "csvhelper", "csvhelper-2", "sylvan", "wc"]), options.Rounds, Console.Error);
        string table = Comparison.Table(job, all);
        Console.WriteLine(table);
        if (options.Keep) KeptResults.Write(string.Create(CultureInfo.InvariantCulture, $"{options.Name}-{options.Rows[0] / 1_000_000d:0.###}M.md"), table);
        return 0;
    }

    public static int Grow(string[] arguments)
    {
        var options = new ProcessOptions(arguments);
        var points = new List<GrowthPoint>();
        foreach (long rows in options.Rows)
        {
            using var job = Job.Make(options.Place, rows, options.Quirks);
            foreach (var (engine, runs) in Comparison.Run(job, Engines(options, ["skil", "skil-vlm"]), options.Rounds, Console.Error))
            {
                points.Add(new GrowthPoint(engine.Name, rows, Comparison.Median(runs.Select(run => run.Wall)),
                    Comparison.Median(runs.Select(run => run.Processor)), runs.Max(run => run.PeakBytes)));
            }
        }
        Console.WriteLine(GrowthCurves.Csv(points));
        if (options.Keep) GrowthCurves.Write(KeptResults.Folder(), points);
        return 0;
    }

    private static List<Engine> Engines(ProcessOptions options, string[] usual)
    {
        if (!File.Exists(Program)) throw new FileNotFoundException($"{Path.GetFullPath(Program)} is not there: run from the root of the repository, after `dotnet build -c Release src/Analytics.Cli`.");
        Skil? native = options.Native is { } program ? new Skil(Path.GetFullPath(program)) : null;
        var all = Engine.All(new Skil(Path.GetFullPath(Program)), native).ToDictionary(engine => engine.Name, StringComparer.Ordinal);
        return [.. (options.Engines ?? usual).Select(name => all.TryGetValue(name, out var engine) ? engine
            : throw new ArgumentException($"--engines: {name} is not one of {string.Join(", ", all.Keys)}."))];
    }
}

/// <summary>Options of both verbs: <c>--rows N,…</c>, <c>--rounds N</c>, <c>--engines A,…</c>, <c>--place DIR</c>, <c>--native FILE</c>, <c>--quirks</c>, <c>--name NAME</c>, <c>--keep</c>.</summary>
internal sealed class ProcessOptions
{
    public ProcessOptions(string[] arguments)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--rows": Rows = [.. Next().Split(',').Select(text => long.Parse(text, CultureInfo.InvariantCulture))]; break;
                case "--rounds": Rounds = int.Parse(Next(), CultureInfo.InvariantCulture); break;
                case "--engines": Engines = Next().Split(','); break;
                case "--place": Place = Next(); break;
                case "--name": Name = Next(); break;
                case "--native": Native = Next(); break;
                case "--quirks": Quirks = true; break;
                case "--keep": Keep = true; break;
                default: throw new ArgumentException($"{arguments[i]}: is not an option; see bench/README.md.");
            }
            string Next() => ++i < arguments.Length ? arguments[i] : throw new ArgumentException($"{arguments[i - 1]}: needs a value.");
        }
    }

    public IReadOnlyList<long> Rows { get; } = [1_000_000];
    public int Rounds { get; } = 5;
    public IReadOnlyList<string>? Engines { get; }
    public string Place { get; } = Path.GetTempPath();

    /// <summary>What the kept table is called.</summary>
    public string Name { get; } = "Processes";

    /// <summary>The command line as a native program.</summary>
    public string? Native { get; }
    public bool Quirks { get; }
    public bool Keep { get; }
}
