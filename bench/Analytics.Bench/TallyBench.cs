using Analytics.Bench.Peers;
using Analytics.Extracts;
using BenchmarkDotNet.Attributes;

namespace Analytics.Bench;

/// <summary>The measuring job: the contract's three cross-checks, whole, from file to files. The peers do the same and must get the same.</summary>
[MemoryDiagnoser]
public class TallyBench
{
    private BenchWorld _world = null!;

    [Params(200_000, 1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Make()
    {
        _world = new BenchWorld(Rows);
        string ours = _world.NewDirectory();
        AnalyticsEngine.WriteTally(_world.Request([]), ours);
        foreach (var (engine, run) in PeerJobs.All)
        {
            string theirs = _world.NewDirectory();
            run(_world.Extract, theirs);
            PeerJobs.RequireSame(ours, theirs, engine);
        }
    }

    [GlobalCleanup]
    public void Remove() => _world.Remove();

    /// <summary>Reads the file and counts its lines, with one thread.</summary>
    [Benchmark]
    public int Floor_CountLinesOfFile() => LineCount.Of(_world.Extract);

    [Benchmark(Baseline = true)]
    public IntakeSummary CrossChecks() => AnalyticsEngine.WriteTally(_world.Request([]), _world.NewDirectory());

    [Benchmark]
    public IntakeSummary CrossChecks_OneWorker() => AnalyticsEngine.WriteTally(_world.Request([]) with { Workers = 1 }, _world.NewDirectory());

    [Benchmark]
    public void CrossChecks_DuckDb() => DuckDbJob.Run(_world.Extract, _world.NewDirectory());

    [Benchmark]
    public void CrossChecks_CsvHelper_OneThread() => CsvHelperJob.Run(_world.Extract, _world.NewDirectory());

    [Benchmark]
    public void CrossChecks_CsvHelper_TwoThreads() => CsvHelperJob.RunOnTwoThreads(_world.Extract, _world.NewDirectory());

    [Benchmark]
    public void CrossChecks_Sylvan_OneThread() => SylvanJob.Run(_world.Extract, _world.NewDirectory());

    /// <summary>As the reader only.</summary>
    [Benchmark]
    public void CrossChecks_DataFrame() => DataFrameJob.Run(_world.Extract, _world.NewDirectory());

    [Benchmark]
    public IntakeSummary CrossChecksAndPack() => AnalyticsEngine.WriteTally(_world.Request(), _world.NewDirectory());

    [Benchmark]
    public AnalysisResult Publication() => AnalyticsEngine.Analyse(_world.Request());
}
