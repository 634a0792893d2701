using Analytics.Reference;

namespace Analytics.Tallies;

/// <summary>The practices of GPs over time, by gp_list.csv (MEASURES 4.25, A4).</summary>
/// <remarks>On a day it is the practice of the last month that has begun, before the first month that of the first; of several lists the longest, of equals the first by id.</remarks>
internal sealed class GpPractices
{
    private readonly Dictionary<string, (DateOnly From, string Practice)[]> _steps;

    public GpPractices(IEnumerable<ListedGp> gpList) =>
        _steps = gpList.GroupBy(gp => gp.PrescriberId, StringComparer.Ordinal).ToDictionary(rows => rows.Key, StepsOf, StringComparer.Ordinal);

    public IEnumerable<string> Names => _steps.Values.SelectMany(steps => steps.Select(step => step.Practice));

    /// <summary>From which day on which practice, by day; empty for who is no GP.</summary>
    public IReadOnlyList<(DateOnly From, string Practice)> Of(string prescriber) => _steps.GetValueOrDefault(prescriber) ?? [];

    private static (DateOnly From, string Practice)[] StepsOf(IEnumerable<ListedGp> rows) =>
        [.. rows.GroupBy(gp => gp.Month ?? DateOnly.MinValue).OrderBy(month => month.Key).Select(month => (month.Key, LongestOf(month)))];

    private static string LongestOf(IEnumerable<ListedGp> lists) => lists
        .GroupBy(gp => gp.PracticeId, StringComparer.Ordinal)
        .OrderByDescending(list => list.Sum(gp => gp.ListSize)).ThenBy(list => list.Key, StringComparer.Ordinal)
        .First().Key;
}
