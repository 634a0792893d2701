namespace Analytics.Statistics;

/// <summary>How sure an interval is to be, two-sided. The default is 95 %.</summary>
public readonly record struct Confidence
{
    private const double Usual = 0.95;
    private static readonly Lazy<double> UsualZ = new(() => Distributions.NormalQuantile(0.5 + Usual / 2));
    private readonly double _level;

    /// <param name="level">From 0.5 to 0.9999; a share, not a percentage.</param>
    /// <exception cref="ArgumentException">Outside that.</exception>
    public Confidence(double level)
    {
        Require.That(level is >= 0.5 and <= 0.9999, "A confidence level is a share from 0.5 to 0.9999, such as 0.95.", nameof(level));
        _level = level;
    }

    /// <summary>Of intervals, and the inner limits of a funnel.</summary>
    public static Confidence P95 => new(0.95);

    /// <summary>The outer limits of a funnel: three standard errors.</summary>
    public static Confidence P998 => new(0.998);

    public double Level => _level == 0 ? Usual : _level;

    /// <summary>The exact normal quantile at 0.5 + level / 2 (95 %: 1.959963985, 99.8 %: 3.090232306), never a rounded 1.96 or 3.09.</summary>
    public double Z => Level == Usual ? UsualZ.Value : Distributions.NormalQuantile(0.5 + Level / 2);

    /// <summary>The share left out below, and as much above.</summary>
    internal double LowerTail => (1 - Level) / 2;

    internal double UpperTail => (1 + Level) / 2;

    /// <summary>So that 95 % by default and 95 % by name are the same.</summary>
    public bool Equals(Confidence other) => Level.Equals(other.Level);

    public override int GetHashCode() => Level.GetHashCode();
}
