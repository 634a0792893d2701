namespace Analytics.Statistics;

/// <summary>Below which size a method says nothing worth reading. Disclosure has limits of its own.</summary>
public static class SmallNumbers
{
    /// <summary>Events for a directly standardised rate (Morris and others 2018).</summary>
    public const int FewestEventsToStandardise = 10;

    /// <summary>Useful points (not missing, not on the median) of a run chart.</summary>
    public const int FewestUsefulPoints = 10;

    /// <summary>Points after the start of a piece of work, before a verdict on it.</summary>
    public const int FewestPointsAfter = 6;

    /// <summary>Points of an XmR phase; its limits are provisional below.</summary>
    public const int FewestPointsForFirmLimits = 13;

    /// <summary>Units for an estimate of overdispersion.</summary>
    public const int FewestUnitsForOverdispersion = 10;

    /// <summary>Units for a rank.</summary>
    public const int FewestUnitsToRank = 20;

    /// <summary>Patients with an amount in each group, before a bootstrap has an interval.</summary>
    public const int FewestPatientsToResample = 10;

    /// <summary>A mean denominator from which the ordinary limits of P and U charts flag nearly everything: take P' and U' (Laney 2002).</summary>
    public const int DenominatorForPrimeCharts = 1000;

    /// <summary>Whether P' or U' is to be taken instead of P or U.</summary>
    /// <exception cref="ArgumentException">No denominators.</exception>
    public static bool AskForPrimeChart(IReadOnlyCollection<double> denominators)
    {
        Require.Some(denominators);
        return denominators.Sum() / denominators.Count >= DenominatorForPrimeCharts;
    }
}
