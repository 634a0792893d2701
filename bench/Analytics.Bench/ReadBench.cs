using Analytics.Extracts;
using Analytics.Tallies;
using BenchmarkDotNet.Attributes;

namespace Analytics.Bench;

/// <summary>Text to dispensings. The baseline is the least anyone can do on the same bytes, with one thread.</summary>
[MemoryDiagnoser]
public class ReadBench
{
    private BenchWorld _world = null!;
    private byte[] _bytes = null!;
    private AnalysisRequest _request = null!;
    private TallyPlan _plan = null!;

    [Params(200_000, 1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Make()
    {
        _world = new BenchWorld(Rows);
        _bytes = File.ReadAllBytes(_world.Extract);
        _request = _world.Request();
        _plan = new TallyPlan(_request.Measures, TallyPurpose.Internal);
    }

    [GlobalCleanup]
    public void Remove() => _world.Remove();

    [Benchmark(Baseline = true)]
    public int CountNewlines() => _bytes.AsSpan().Count((byte)'\n');

    [Benchmark]
    public long ReadRows_OneWorker() => Read(workers: 1, check: false);

    [Benchmark]
    public long ReadRows_TwoWorkers() => Read(workers: 2, check: false);

    /// <summary>Every field of every row, and what shows only across rows.</summary>
    [Benchmark]
    public long CheckRows_TwoWorkers() => Read(workers: 2, check: true);

    [Benchmark]
    public object ReadAndTally_OneWorker() => Stages.Estimate(_request with { Workers = 1 });

    [Benchmark]
    public object ReadAndTally_TwoWorkers() => Stages.Estimate(_request with { Workers = 2 });

    private long Read(int workers, bool check)
    {
        var options = new ReadOptions
        {
            Workers = workers,
            Period = _request.Period,
            Wanted = check ? null : _plan.Wants,
            ForCheck = check,
            IsValidMunicipality = _request.Reference.IsValidMunicipality,
            IsKnownAtc = _request.Reference.IsKnownAtc,
        };
        return ExtractReader.Read(_world.Sources, options, () => new CountingSink(), null, CancellationToken.None).Sinks.Sum(sink => sink.Rows);
    }

    private sealed class CountingSink : IDispensingSink
    {
        public long Rows { get; private set; }

        public void Add(in Dispensing dispensing) => Rows++;
    }
}
