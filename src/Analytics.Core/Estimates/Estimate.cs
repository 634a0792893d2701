namespace Analytics.Estimates;

/// <summary>A figure before disclosure control.</summary>
/// <param name="Numerator">Patients, or DDDs; null where it is not computed.</param>
/// <param name="Denominator">Persons, person-days or users; null or 0 where there is nothing to divide by.</param>
/// <param name="Value">In the measure's unit, six decimals, half away from zero; null without a denominator.</param>
internal readonly record struct Estimate(decimal? Numerator, decimal? Denominator, decimal? Value)
{
    /// <summary>What the extract does not reach far enough back, or at all, to tell.</summary>
    public static Estimate NotComputed => default;

    /// <summary>Of a volume, the sum of the squares of each patient's own; null otherwise.</summary>
    public decimal? SumOfSquares { get; init; }

    /// <summary>What the value is per, to compute it again from sums; 0 where it is no ratio.</summary>
    public decimal Per { get; init; }

    public bool IsNotComputed => Numerator is null;

    public static Estimate Of(decimal numerator, decimal? denominator, decimal per) => new(
        numerator, denominator,
        denominator is { } d and > 0 ? decimal.Round(numerator * per / d, 6, MidpointRounding.AwayFromZero) : null)
    { Per = per };

    /// <summary>Of units taken together: sums of numerators, denominators and squares, and the ratio of these. What one unit lacks, all lack.</summary>
    public static Estimate Sum(IReadOnlyList<Estimate> parts)
    {
        if (parts.Count == 0 || parts.Any(part => part.IsNotComputed)) return NotComputed;
        decimal? denominator = 0, squares = 0;
        foreach (var part in parts) (denominator, squares) = (denominator + part.Denominator, squares + part.SumOfSquares);
        return Of(parts.Sum(part => part.Numerator!.Value), denominator, parts[0].Per) with { SumOfSquares = squares };
    }
}
