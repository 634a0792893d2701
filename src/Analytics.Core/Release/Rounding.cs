using Analytics.Estimates;
using Analytics.Measures;

namespace Analytics.Release;

/// <summary>Rounds what is shown to a multiple of five (policy <c>round5</c>; DISCLOSURE 2.3, L7).</summary>
/// <remarks>
/// It comes on top of everything else that is withheld, and makes a figure out of a shown one alone: so it tells nothing new, and rounded numbers need not add up. Numbers of
/// people and amounts are rounded, and rates and shares computed from these. What everybody knows, residents and list patients, is not.
/// </remarks>
internal static class Rounding
{
    public const int Step = 5;

    public static Estimate Of(MeasureDefinition measure, in Estimate estimate, DisclosurePolicy policy) =>
        !policy.Round5 || estimate is not { Numerator: { } part, Per: > 0 } ? estimate
        : Estimate.Of(ToFive(part), HasPublicDenominator(measure) ? estimate.Denominator : estimate.Denominator is { } whole ? ToFive(whole) : null, estimate.Per) with { SumOfSquares = estimate.SumOfSquares };

    private static bool HasPublicDenominator(MeasureDefinition measure) => Scale.Of(measure).Base != Base.Whole;

    private static decimal ToFive(decimal number) => decimal.Round(number / Step, 0, MidpointRounding.AwayFromZero) * Step;
}
