using Analytics.Estimates;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Release.Earlier;
using BenchmarkDotNet.Attributes;

namespace Analytics.Bench;

/// <summary>Which figures may be shown, decided for a slice of the nation. The baseline computes the estimate of every cell of volume and users once, and decides nothing.</summary>
[MemoryDiagnoser]
public class GateBench
{
    private readonly DisclosurePolicy _policy = new();
    private Estimator _estimator = null!;
    private int _reportingYear;

    /// <summary>About one municipality for every 100,000 rows.</summary>
    [Params(1_000_000, 4_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Make()
    {
        var world = new BenchWorld(Rows);
        _estimator = Stages.Estimate(world.Request());
        _reportingYear = _estimator.Run.Windows.IndexOf(CalendarPeriod.OfYear(2024));
        world.Remove();
    }

    [Benchmark(Baseline = true)]
    public decimal EveryCell()
    {
        var (run, sum) = (_estimator.Run, 0m);
        foreach (var measure in run.Plan.Measures.Where(measure => measure.Quantity is Quantity.DddPer1000PerDay or Quantity.UsersPer1000))
        {
            for (int window = 0; window < run.Windows.YearsAndQuarters; window++)
            {
                for (int unit = 0; unit < run.Residences.Count; unit++) sum += _estimator.Residence(measure, window, unit).Numerator ?? 0;
                for (int unit = 0; unit < run.Prescribers.Practices.Length; unit++) sum += _estimator.Prescriber(measure, window, unit).Numerator ?? 0;
            }
        }
        return sum;
    }

    [Benchmark]
    public object Gate() => DisclosureGate.Decide(_estimator, _policy, _reportingYear, new EarlierFigures([], _estimator.Run.Windows.Period), new HashSet<int>());
}
