using Analytics.Pdf;

namespace Analytics.Reports.Charts;

/// <summary>Where periods and values lie in the plot of a trend: from zero to just above the largest shown value.</summary>
internal sealed class TrendScale
{
    /// <summary>Room at the sides and at the foot for dots and the axis, points.</summary>
    public const double Side = 5;
    public const double Foot = 1;

    /// <summary>The topmost dot stands below the top of the plot, whole.</summary>
    private const decimal Headroom = 1.04m;

    private TrendScale(Box plot, int periods, decimal step, int steps) => (Plot, Periods, Step, Steps) = (plot, periods, step, steps);

    public Box Plot { get; }
    public int Periods { get; }

    /// <summary>Distance of the grid lines, a round figure.</summary>
    public decimal Step { get; }
    public int Steps { get; }

    /// <summary>The ends of the axis in periods; a single period stands in its middle.</summary>
    public double First => Periods == 1 ? -0.5 : 0;
    public double Last => Periods == 1 ? 0.5 : Periods - 1;

    public double Top => (double)(Step * Steps);

    /// <summary>Values of the scale per point, and periods per point.</summary>
    public double ValuesPerPoint => Top / (Plot.Height - Foot);
    public double PeriodsPerPoint => Periods == 1 ? 1 / (Plot.Width - 2 * Side) : (Periods - 1) / (Plot.Width - 2 * Side);

    public static TrendScale Of(TrendChart chart, Box plot)
    {
        decimal highest = 0;
        foreach (TrendPoint point in chart.Points)
        {
            highest = Math.Max(highest, point.Own.Match(value => value, _ => 0));
            highest = Math.Max(highest, point.Peers.P90.Match(value => value, _ => 0));
            highest = Math.Max(highest, point.Peers.P75.Match(value => value, _ => 0));
            highest = Math.Max(highest, point.Peers.Median.Match(value => value, _ => 0));
        }
        foreach (var member in chart.Member) highest = Math.Max(highest, member.Match(value => value, _ => 0));
        (decimal step, int steps) = Grid(highest * Headroom, chart.Small ? 3 : 4);
        return new TrendScale(plot, chart.Points.Count, step, steps);
    }

    public double X(int period) => Plot.X + Side + (Periods == 1 ? (Plot.Width - 2 * Side) / 2 : period / PeriodsPerPoint);

    public double Y(decimal value) => Plot.Bottom - Foot - (double)value / ValuesPerPoint;

    /// <summary>The smallest of 1, 2, 2.5 and 5 times a power of ten that reaches the highest value in so many steps, or one more.</summary>
    private static (decimal Step, int Steps) Grid(decimal highest, int wanted)
    {
        if (highest <= 0) return (1, 1);
        decimal power = 0.0001m;
        while (true)
        {
            foreach (decimal factor in (decimal[])[1, 2, 2.5m, 5])
            {
                decimal step = factor * power;
                int steps = (int)Math.Min(1000, Math.Ceiling(highest / step));
                if (steps <= wanted + 1) return (step / 1.0000m, Math.Max(1, steps));
            }
            power *= 10;
        }
    }
}
