using Analytics.Reference;

namespace Analytics.Samples.Places;

/// <summary>The municipalities a sample covers: whole ones of whole counties, so that patients and rows per resident stay realistic.</summary>
internal static class Territory
{
    /// <summary>About ten rows per resident and year.</summary>
    public const int RowsPerResident = 10 * Calendar.Years;

    /// <summary>Small counties with many small municipalities first, since these are what disclosure control is about.</summary>
    private static readonly int[] CountyOrder = [56, 55, 18, 46, 34, 50, 11, 42, 39, 40, 33, 32, 31, 15, 3];

    /// <summary>Ordered by code. At least one; the whole country at most, whose residents then have more rows each.</summary>
    public static IReadOnlyList<Municipality> For(long rows)
    {
        long residents = rows / RowsPerResident;
        var taken = new List<Municipality>();
        foreach (int county in CountyOrder)
        {
            var places = MunicipalityRegister.Shipped.All.Where(place => place.CountyNumber == county)
                .OrderBy(place => place.Population2024).ThenBy(place => place.Code).ToList();
            var fitting = places.TakeWhile(place => (residents -= People(place)) >= 0).ToList();
            taken.AddRange(fitting);
            if (fitting.Count < places.Count) break;
        }
        if (taken.Count == 0) taken.Add(MunicipalityRegister.Shipped.All.Where(place => place.CountyNumber == CountyOrder[0]).MinBy(People)!);
        return taken.OrderBy(place => place.Code).ToArray();
    }

    public static int People(Municipality place) => place.Population2024 ?? 0;
}
