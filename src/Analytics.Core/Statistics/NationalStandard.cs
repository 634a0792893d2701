using Analytics.Reference;

namespace Analytics.Statistics;

/// <summary>The people of the whole country as weights, in the order of <see cref="EuropeanStandard.Bands19BySex"/>: 19 bands of men, then of women.</summary>
/// <remarks>The last year of a report, for all of its years, as SKDE's Helseatlas does it: a series needs one standard.</remarks>
public static class NationalStandard
{
    /// <summary>38 counts of people on 1 January.</summary>
    /// <exception cref="ArgumentException">The table does not have that year.</exception>
    public static IReadOnlyList<double> Bands19BySex(NationalPopulation nation, int year)
    {
        ArgumentNullException.ThrowIfNull(nation);
        return [.. Enumerable.Range(0, 2 * AgeBand.Count).Select(i => (double)(nation.People(year, 1 + i / AgeBand.Count, i % AgeBand.Count)
            ?? throw new ArgumentException("The national population of that year is not known.", nameof(year))))];
    }
}
