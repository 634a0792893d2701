using Analytics.Release;

namespace Analytics.Reports.Components;

/// <summary>Measures with one value for each unit; lists by substance have a page of their own.</summary>
internal static class Indicators
{
    public static IReadOnlyList<MeasureSheet> Of(IReadOnlyList<MeasureSheet> sheets) =>
        [.. sheets.Where(sheet => !sheet.Measure.IsList)];
}
