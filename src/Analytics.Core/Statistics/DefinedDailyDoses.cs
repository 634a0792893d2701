using Analytics.Prescribing;

namespace Analytics.Statistics;

/// <summary>Volumes in WHO's defined daily doses.</summary>
/// <remarks>
/// WHO Collaborating Centre for Drug Statistics Methodology, Guidelines for ATC classification and DDD assignment. A whole series is counted in one
/// version of the DDDs. Of several units, add DDDs and people first. 10 DDD per 1000 per day is about 1 % of people on treatment on an
/// average day, only for drugs taken every day near the DDD.
/// </remarks>
public static class DefinedDailyDoses
{
    /// <summary>Packs × units × strength / DDD.</summary>
    /// <param name="packs">Negative for returns, which subtract.</param>
    /// <param name="unitsPerPack">Tablets, patches, millilitres: 0 or more.</param>
    /// <param name="strength">Of one unit.</param>
    /// <returns>Null where the DDD is not in a unit that the strength converts to, or where there is no DDD: to be counted and reported.</returns>
    /// <exception cref="ArgumentException">Negative units, a DDD that is not above 0.</exception>
    public static decimal? Of(decimal packs, decimal unitsPerPack, Dose strength, Dose? ddd)
    {
        Require.That(unitsPerPack >= 0, "A pack cannot hold fewer than 0 units.", nameof(unitsPerPack));
        return ddd is { } known ? new Dose(packs * unitsPerPack * strength.Amount, strength.Unit).DividedBy(known) : null;
    }

    /// <summary>People × days, both ends included, on the real calendar.</summary>
    /// <exception cref="ArgumentException">A negative population, a period that ends before it begins.</exception>
    public static decimal PersonDays(decimal population, ReportingPeriod period)
    {
        Require.That(population >= 0, "A population cannot be negative.", nameof(population));
        Require.That(period.To >= period.From, "A period cannot end before it begins.", nameof(period));
        return population * (period.To.DayNumber - period.From.DayNumber + 1);
    }

    /// <summary>People × days of a list that changes: the sum over its parts.</summary>
    /// <inheritdoc cref="PersonDays(decimal, ReportingPeriod)"/>
    public static decimal PersonDays(IEnumerable<(decimal Population, ReportingPeriod Period)> parts) => parts.Sum(part => PersonDays(part.Population, part.Period));

    /// <summary>DDD per 1000 inhabitants per day; for its interval, <see cref="VolumeRate"/>.</summary>
    /// <exception cref="ArgumentException">Person-days that are not above 0.</exception>
    public static decimal Per1000PerDay(decimal ddds, decimal personDays) => 1000 * PerPersonDay(ddds, personDays);

    /// <summary>DDD per inhabitant per year, for anti-infectives: all DDDs of a whole year by its population.</summary>
    /// <exception cref="ArgumentException">A population that is not above 0.</exception>
    public static decimal PerInhabitantPerYear(decimal ddds, decimal population) => PerPersonDay(ddds, population);

    /// <summary>DDD per user per day.</summary>
    /// <param name="userDays">Users × days of the period.</param>
    /// <exception cref="ArgumentException">User-days that are not above 0.</exception>
    public static decimal PerUserPerDay(decimal ddds, decimal userDays) => PerPersonDay(ddds, userDays);

    /// <summary>DDD per 100 bed-days, in hospitals.</summary>
    /// <exception cref="ArgumentException">Bed-days that are not above 0.</exception>
    public static decimal Per100BedDays(decimal ddds, decimal bedDays) => 100 * PerPersonDay(ddds, bedDays);

    private static decimal PerPersonDay(decimal ddds, decimal denominator)
    {
        Require.That(denominator > 0, "There is nobody to divide by.", nameof(denominator));
        return ddds / denominator;
    }
}
