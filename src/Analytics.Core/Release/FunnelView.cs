using Analytics.Measures;
using Analytics.Statistics;

namespace Analytics.Release;

/// <summary>Municipalities by size and value in the reporting year, without names, within limits of what chance alone would hold most of them.</summary>
/// <remarks>Made of shown figures alone: who is not shown has no dot, and limits are drawn over the shown sizes.</remarks>
public sealed class FunnelView
{
    /// <summary>RULINGS 6: below that many, a dot without a name has one.</summary>
    private const int FewestDots = 20;

    /// <summary>Places along the axis where limits are worked out.</summary>
    private const int Places = 40;

    private FunnelView() { }

    /// <summary>The nation's figure, around which the limits lie.</summary>
    public ReleasedFigure Nation { get; private init; } = null!;

    /// <summary>Smallest first. Levels and units are those of unnamed peers.</summary>
    public IReadOnlyList<ReleasedFigure> Dots { get; private init; } = [];

    /// <summary>Where each dot lies.</summary>
    public IReadOnlyList<FunnelPlace> Positions { get; private init; } = [];

    /// <summary>By size, over the sizes of the dots.</summary>
    public IReadOnlyList<FunnelLine> Limits { get; private init; } = [];

    /// <param name="municipalities">Of one measure in one period.</param>
    /// <returns>Null for a volume, for which this is no funnel, and where the nation or too many municipalities are not shown.</returns>
    internal static FunnelView? Of(ReleasedFigure nation, IEnumerable<ReleasedFigure> municipalities)
    {
        var measure = nation.Measure;
        if (measure.IsVolume || Known(nation) is not { Whole: > 0, Part: > 0 } whole) return null;
        var shown = municipalities.Select(figure => (Figure: figure, Known: Known(figure))).Where(one => one.Known is { Whole: > 0 })
            .Select(one => (one.Figure, Known: one.Known!.Value)).OrderBy(one => one.Known.Whole).ThenBy(one => one.Known.Part).ThenBy(one => one.Figure.Unit, StringComparer.Ordinal).ToList();
        if (shown.Count < FewestDots) return null;
        double target = (double)whole.Part / (double)whole.Whole;
        double low = Math.Log((double)shown[0].Known.Whole), high = Math.Log((double)shown[^1].Known.Whole);
        return new FunnelView
        {
            Nation = nation,
            Dots = [.. shown.Select((one, i) => DotOf(one.Figure, i + 1))],
            Positions = [.. shown.Select(one => PlaceOf(measure.IsShareOfUsers
                ? Funnel.PositionOfProportion((long)one.Known.Part, (long)one.Known.Whole, target)
                : Funnel.PositionOfCount((long)one.Known.Part, target * (double)one.Known.Whole)))],
            Limits = [.. Enumerable.Range(0, Places + 1).Select(i => LineOf(measure, target, Math.Exp(low + (high - low) * i / Places))).DistinctBy(line => line.Size.Match(size => size, _ => 0))],
        };
    }

    private static FunnelPlace PlaceOf(FunnelPosition position) => position switch
    {
        FunnelPosition.Low998 => FunnelPlace.Low998,
        FunnelPosition.Low95 => FunnelPlace.Low95,
        FunnelPosition.High95 => FunnelPlace.High95,
        FunnelPosition.High998 => FunnelPlace.High998,
        _ => FunnelPlace.Within,
    };

    private static (decimal Part, decimal Whole)? Known(ReleasedFigure figure) => figure.Value.Match(
        _ => figure.Numerator.Match(part => figure.Denominator.Match<(decimal, decimal)?>(whole => (part, whole), _ => null), _ => null), _ => null);

    private static ReleasedFigure DotOf(ReleasedFigure figure, int number) => new()
    {
        Measure = figure.Measure,
        Level = Prescribing.UnitLevel.Peer,
        Unit = FormattableString.Invariant($"funnel:{number:D3}"),
        Period = figure.Period,
        Numerator = figure.Numerator,
        Denominator = figure.Denominator,
        Value = figure.Value,
    };

    private static FunnelLine LineOf(MeasureDefinition measure, double target, double size)
    {
        double whole = Math.Round(size, MidpointRounding.AwayFromZero), per = measure.IsPercent ? 100 : 1000;
        FunnelLimits At(Confidence confidence)
        {
            if (measure.IsShareOfUsers) return Funnel.Proportion(target, whole, confidence);
            var ratio = Funnel.Ratio(target * whole, confidence);
            return new(ratio.Lower * target, ratio.Upper * target);
        }

        Published<decimal> Give(double limit) => Published<decimal>.Shown(Estimates.Limits.Six(limit * per));
        FunnelLimits narrow = At(Confidence.P95), wide = At(Confidence.P998);
        return new FunnelLine
        {
            Size = Published<decimal>.Shown((decimal)whole),
            Lower95 = Give(narrow.Lower),
            Upper95 = Give(narrow.Upper),
            Lower998 = Give(wide.Lower),
            Upper998 = Give(wide.Upper),
        };
    }
}

/// <summary>Where a municipality lies in a funnel: below or above its limits, or within. Outside is a prompt to look, no verdict.</summary>
public enum FunnelPlace { Low998, Low95, Within, High95, High998 }

/// <summary>Both pairs of limits at one size, in the measure's unit.</summary>
public sealed class FunnelLine
{
    internal FunnelLine() { }

    public Published<decimal> Size { get; internal init; }
    public Published<decimal> Lower95 { get; internal init; }
    public Published<decimal> Upper95 { get; internal init; }
    public Published<decimal> Lower998 { get; internal init; }
    public Published<decimal> Upper998 { get; internal init; }
}
