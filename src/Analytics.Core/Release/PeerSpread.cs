using Analytics.Prescribing;

namespace Analytics.Release;

/// <summary>How a measure is spread over municipalities, or over practices, in one period.</summary>
/// <remarks>
/// Percentiles of type 7 over the units whose own figure is shown, each unit counting once, rounded to three significant digits.
/// A median needs 6 units, quartiles 12, the tenth and ninetieth percentile 30; below that they are withheld.
/// </remarks>
public sealed class PeerSpread
{
    internal PeerSpread() { }

    /// <summary>What the peers are.</summary>
    public UnitLevel Of { get; internal init; }
    public CalendarPeriod Period { get; internal init; }

    /// <summary>How many units the spread is over.</summary>
    public Published<int> Units { get; internal init; }
    public Published<decimal> P10 { get; internal init; }
    public Published<decimal> P25 { get; internal init; }
    public Published<decimal> Median { get; internal init; }
    public Published<decimal> P75 { get; internal init; }
    public Published<decimal> P90 { get; internal init; }

    /// <summary>Whether there are peers enough for the 25th and 75th percentile.</summary>
    public bool HasQuartiles => P25.IsShown() && P75.IsShown();

    /// <summary>Whether there are peers enough for the outer percentiles.</summary>
    public bool HasTails => P10.IsShown() && P90.IsShown();
}
