namespace Analytics.Statistics;

/// <summary>Both limits of a funnel at one size, rounded to ten significant digits.</summary>
public readonly record struct FunnelLimits
{
    internal FunnelLimits(double lower, double upper) => (Lower, Upper) = (Settled.Number(lower), Settled.Number(upper));

    public double Lower { get; }
    public double Upper { get; }
}
