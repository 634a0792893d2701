namespace Analytics.Statistics;

/// <summary>One point of a chart with limits, all numbers rounded to ten significant digits.</summary>
/// <param name="Phase">Number of its phase, from 0.</param>
/// <param name="Value">Null where missing, or where there was nothing to divide by.</param>
/// <param name="Centre">Null where the phase has no baseline.</param>
/// <param name="Lower">Null where the spread is not known, or the point has no denominator.</param>
/// <param name="Upper">As <paramref name="Lower"/>.</param>
/// <param name="IsExcluded">Shown, and counted for nothing.</param>
public sealed record ControlPoint(int Phase, double? Value, double? Centre, double? Lower, double? Upper, bool IsExcluded)
{
    /// <summary>Strictly beyond a limit. Missing and excluded points are not.</summary>
    public bool IsOutside => !IsExcluded && (Value > Upper || Value < Lower);
}

/// <summary>A numerator and what it is divided by, in one period.</summary>
/// <param name="Numerator">Null where missing.</param>
/// <param name="Denominator">Null or 0 where there was nothing: the point is left out and the rest unaffected.</param>
public readonly record struct ChartCount(double? Numerator, double? Denominator);
