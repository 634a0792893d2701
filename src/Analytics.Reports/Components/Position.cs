using Analytics.Measures;
using Analytics.Release;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>Where a figure lies among its peers' quartiles.</summary>
internal enum Position
{
    /// <summary>The figure or the quartiles are not shown.</summary>
    Unknown,
    Lower,
    Middle,
    Higher,
}

/// <summary>Position and verdict, from shown figures alone.</summary>
internal static class Positions
{
    /// <summary>As the figures are printed: what a reader sees as the same is like most.</summary>
    public static Position Of(MeasureSheet sheet)
    {
        decimal Printed(decimal value) => sheet.Measure.Printed(value);
        return sheet.Own.Value.And(sheet.Peers.P25, (own, low) => Printed(own) < Printed(low)).And(
            sheet.Own.Value.And(sheet.Peers.P75, (own, high) => Printed(own) > Printed(high)),
            (lower, higher) => lower ? Position.Lower : higher ? Position.Higher : Position.Middle)
        .Match(position => position, _ => Position.Unknown);
    }

    public static Verdict VerdictOf(MeasureSheet sheet) => (Of(sheet), sheet.Measure.Direction) switch
    {
        (Position.Unknown, _) => Verdict.None,
        (Position.Middle, _) => Verdict.LikeMost,
        (_, Direction.None) => Verdict.Different,
        (Position.Lower, Direction.Lower) or (Position.Higher, Direction.Higher) => Verdict.Good,
        _ => Verdict.LookCloser,
    };

    /// <summary>How far the own figure is from the peers' median, as a share of it; 0 where either is not shown. For ordering only.</summary>
    public static decimal DistanceFromMedian(MeasureSheet sheet) =>
        sheet.Own.Value.And(sheet.Peers.Median, (own, median) => median == 0 ? 0 : Math.Abs(own - median) / median)
            .Match(distance => distance, _ => 0);

    /// <summary>Two values that are shown together, or the first one's reason why not.</summary>
    public static Published<TResult> And<T1, T2, TResult>(this Published<T1> first, Published<T2> second, Func<T1, T2, TResult> both) =>
        first.Match(
            one => second.Select(two => both(one, two)),
            _ => first.Select<TResult>(_ => throw new InvalidOperationException("A withheld value was read.")));
}
