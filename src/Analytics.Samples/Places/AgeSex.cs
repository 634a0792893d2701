using Analytics.Reference;
using Analytics.Samples.Chance;

namespace Analytics.Samples.Places;

/// <summary>People of a municipality by sex and age, made from its total and the national shares.</summary>
internal static class AgeSex
{
    /// <summary>Men by age group, then women.</summary>
    public const int Cells = 2 * AgeBand.Count;

    public static int Sex(int cell) => cell < AgeBand.Count ? 1 : 2;
    public static int Band(int cell) => cell % AgeBand.Count;

    /// <summary>People on 1 January: the total of 2024 follows the nation's in other years, and the shares are the nation's.</summary>
    public static int[] People(Municipality place, int year)
    {
        long[] shares = Nation(year);
        long total = Territory.People(place) * shares.Sum() / Nation(2024).Sum();
        return Shares.Divide((int)total, shares);
    }

    private static long[] Nation(int year) =>
        [.. Enumerable.Range(0, Cells).Select(cell => (long)NationalPopulation.Shipped.People(year, Sex(cell), Band(cell))!.Value)];
}
