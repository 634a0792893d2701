using Analytics.Release;

namespace Analytics.Reports.National;

/// <summary>Where the Norwegian counties lie among each other, as squares in columns from the west and rows from the north.</summary>
internal static class CountyMap
{
    /// <summary>Counties from 1 January 2024.</summary>
    private static readonly Dictionary<string, (int Column, int Row)> From2024 = new()
    {
        ["55"] = (3, 0),
        ["56"] = (4, 0),
        ["18"] = (3, 1),
        ["50"] = (2, 2),
        ["15"] = (1, 3),
        ["34"] = (2, 3),
        ["46"] = (0, 4),
        ["33"] = (1, 4),
        ["03"] = (2, 4),
        ["32"] = (3, 4),
        ["11"] = (0, 5),
        ["40"] = (1, 5),
        ["39"] = (2, 5),
        ["31"] = (3, 5),
        ["42"] = (1, 6),
    };

    /// <summary>Counties of 2020 to 2023.</summary>
    private static readonly Dictionary<string, (int Column, int Row)> From2020 = new()
    {
        ["54"] = (3, 0),
        ["18"] = (2, 1),
        ["50"] = (2, 2),
        ["15"] = (1, 3),
        ["34"] = (2, 3),
        ["46"] = (0, 4),
        ["30"] = (2, 4),
        ["03"] = (3, 4),
        ["11"] = (0, 5),
        ["38"] = (1, 5),
        ["42"] = (1, 6),
    };

    /// <summary>One place for each county; null where these are not the counties of Norway in one of these years, or only some of them.</summary>
    public static IReadOnlyList<(int Column, int Row)>? PlacesOf(IReadOnlyList<CountyEntry> counties)
    {
        var known = new[] { From2024, From2020 }.FirstOrDefault(map => map.Count == counties.Count && counties.All(county => map.ContainsKey(county.Code)));
        return known is null ? null : [.. counties.Select(county => known[county.Code])];
    }
}
