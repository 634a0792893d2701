using Analytics.Release;

namespace Analytics.Reports.Charts;

/// <summary>A horizontal scale around the percentiles and the own value that are shown, and around nothing else.</summary>
internal sealed class SpreadScale
{
    /// <summary>Room at either end, as a share of the span.</summary>
    private const double Margin = 0.18;

    /// <summary>The smallest span, as a share of the middle: figures that are nearly alike must not look far apart.</summary>
    private const double LeastSpan = 0.35;

    private readonly double _low;
    private readonly double _span;
    private readonly double _left;
    private readonly double _width;

    private SpreadScale(double low, double span, double left, double width) => (_low, _span, _left, _width) = (low, span, left, width);

    /// <summary>Null where nothing is shown.</summary>
    public static SpreadScale? Of(Published<decimal> own, PeerSpread peers, double left, double width) => Of(own, peers, [], left, width);

    /// <param name="members">Values of unnamed units that are drawn one by one.</param>
    public static SpreadScale? Of(Published<decimal> own, PeerSpread peers, IEnumerable<decimal> members, double left, double width)
    {
        double[] shown = [.. new[] { own, peers.P10, peers.P25, peers.Median, peers.P75, peers.P90 }
            .Select(value => value.Match<double?>(v => (double)v, _ => null)).OfType<double>(), .. members.Select(value => (double)value)];
        if (shown.Length == 0) return null;
        double middle = (shown.Min() + shown.Max()) / 2;
        double span = Math.Max(shown.Max() - shown.Min(), middle == 0 ? 1 : LeastSpan * Math.Abs(middle));
        return new SpreadScale(middle - span * (0.5 + Margin), span * (1 + 2 * Margin), left, width);
    }

    /// <summary>In hundredths of the width: finer would give away more digits than are printed.</summary>
    public double X(decimal value) => _left + Math.Round(((double)value - _low) / _span, 2) * _width;
}
