namespace Analytics.Statistics;

/// <summary>An estimate with its limits, all three rounded to ten significant digits.</summary>
/// <remarks>Lower ≤ Value ≤ Upper. Statistics know nothing of disclosure: what may be shown is for the gate to say.</remarks>
public sealed record Interval
{
    internal Interval(double value, double lower, double upper, Confidence confidence, IntervalMethod method)
    {
        (Value, Lower, Upper) = (Settled.Number(value), Settled.Number(lower), Settled.Number(upper));
        (Confidence, Method) = (confidence, method);
    }

    /// <summary>In the unit of the method that made it.</summary>
    public double Value { get; }

    public double Lower { get; }

    public double Upper { get; }

    public Confidence Confidence { get; }

    public IntervalMethod Method { get; }

    /// <summary>True on the limits too.</summary>
    public bool Contains(double value) => Settled.Number(value) is var settled && Lower <= settled && settled <= Upper;
}
