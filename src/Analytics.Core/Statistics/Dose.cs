namespace Analytics.Statistics;

/// <summary>Units of strengths and DDDs.</summary>
public enum DoseUnit
{
    Kilogram,
    Gram,
    Milligram,
    Microgram,

    /// <summary>U, international units.</summary>
    Unit,

    /// <summary>TU: a thousand units.</summary>
    ThousandUnits,

    /// <summary>MU: a million units.</summary>
    MillionUnits,

    /// <summary>UD: one tablet or dose of a combination, which counts as one daily dose or a share of it.</summary>
    UnitDose,
}

/// <summary>An amount of a substance, as a strength or as a DDD.</summary>
public readonly record struct Dose(decimal Amount, DoseUnit Unit)
{
    /// <summary>How many of the other it is; null where the two units measure different things.</summary>
    /// <exception cref="ArgumentException">The other amount is not above 0.</exception>
    public decimal? DividedBy(Dose other)
    {
        Require.That(other.Amount > 0, "A DDD is above 0.", nameof(other));
        var (kind, size) = Measure(Unit);
        var (otherKind, otherSize) = Measure(other.Unit);
        return kind == otherKind ? Amount * size / (other.Amount * otherSize) : null;
    }

    private static (int Kind, decimal Size) Measure(DoseUnit unit) => unit switch
    {
        DoseUnit.Kilogram => (0, 1_000_000_000),
        DoseUnit.Gram => (0, 1_000_000),
        DoseUnit.Milligram => (0, 1_000),
        DoseUnit.Microgram => (0, 1),
        DoseUnit.Unit => (1, 1),
        DoseUnit.ThousandUnits => (1, 1_000),
        DoseUnit.MillionUnits => (1, 1_000_000),
        DoseUnit.UnitDose => (2, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), "Not a unit of doses."),
    };
}
