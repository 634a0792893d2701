using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Release.Earlier;

/// <summary>What readers have of those who stand in a cluster or course group, from earlier releases.</summary>
internal sealed class EarlierCluster(EarlierFigures earlier, IReadOnlyCollection<string> members)
{
    /// <inheritdoc cref="EarlierFigures.MayCompare"/>
    public bool MayCompare(CalendarPeriod period) => earlier.MayCompare(members, period);

    /// <summary>Whether a release had a mean of any of them.</summary>
    public bool WasTold(MeasureDefinition measure, CalendarPeriod period) => earlier.ToldClusters(measure, period).Any(cluster => cluster.Any(members.Contains));

    /// <summary>Whether a mean may be told: in a period that was told only the one that was, for who is in one of two means and not in the other is known by both.</summary>
    public bool MayTell(ReleasedFigure mean) => !WasTold(mean.Measure, mean.Period) || (Find(mean) is { IsShown: true } then && Is(mean.Denominator, then.Denominator) && Is(mean.Value, then.Value));

    /// <summary>Whether readers may have another mean than the one that is not told now.</summary>
    public bool HadAnother(ReleasedFigure mean) => !mean.Value.IsShown() && WasTold(mean.Measure, mean.Period) && Find(mean) is not { IsShown: false };

    private FigureNumbers? Find(ReleasedFigure mean) => earlier.Find(mean.Measure.Id, mean.Level, mean.Unit, mean.Stratum, mean.Period);

    private static bool Is(Published<decimal> now, decimal? then) => now.Match(value => decimal.Round(value, FigureLine.Decimals) == then, _ => false);
}
