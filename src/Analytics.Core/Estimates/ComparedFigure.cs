namespace Analytics.Estimates;

/// <summary>What a comparison gives: an <see cref="Estimate"/> that brings its own limits.</summary>
internal readonly record struct ComparedFigure(decimal? Numerator, decimal? Denominator, decimal? Value, Limits? Limits)
{
    public static ComparedFigure NotComputed => default;

    public bool IsNotComputed => Numerator is null && Value is null;
}
