using Analytics.Release;

namespace Analytics.Reports.Components;

/// <summary>Measures that belong on one page, by the drugs they are about.</summary>
internal sealed record Theme(string Id, IReadOnlyList<MeasureSheet> Sheets)
{
    private static readonly (string Id, string[] Drugs)[] Known =
    [
        ("opioids", ["opi", "tramadol"]),
        ("bzdz", ["bzd", "z", "bzdz", "longbzd"]),
        ("anxhyp", ["anx", "hyp"]),
    ];

    private const string Rest = "other";

    /// <summary>Keys of the theme's texts.</summary>
    public string Key => "theme." + Id;

    /// <summary>In the order of the pages; a theme without measures is left out.</summary>
    public static IReadOnlyList<Theme> Of(IReadOnlyList<MeasureSheet> sheets) =>
    [
        .. Known.Select(theme => theme.Id).Append(Rest)
            .Select(id => new Theme(id, [.. sheets.Where(sheet => IdOf(sheet) == id)]))
            .Where(theme => theme.Sheets.Count > 0),
    ];

    public static string IdOf(MeasureSheet sheet) => IdOf(sheet.Measure.Drugs);

    public static string IdOf(string? drugs) =>
        Known.Where(theme => drugs is not null && theme.Drugs.Contains(drugs)).Select(theme => theme.Id).FirstOrDefault(Rest);
}
