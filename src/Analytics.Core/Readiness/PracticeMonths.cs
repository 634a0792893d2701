using Analytics.Extracts;
using Analytics.Reference;
using Analytics.Tallies;

namespace Analytics.Readiness;

/// <summary>In which months an extract has dispensings of which practice.</summary>
internal sealed class PracticeMonths : IDispensingSink
{
    private readonly HashSet<(int Prescriber, int Practice, int Month)> _seen = [];
    private (int, int, int) _last;

    public void Add(in Dispensing dispensing)
    {
        var day = DateOnly.FromDayNumber(dispensing.Day);
        var one = (dispensing.Prescriber, dispensing.Practice, day.Year * 12 + day.Month - 1);
        if (one == _last) return;
        _seen.Add(_last = one);
    }

    /// <summary>Months by practice, counted from year 0; where a row names no practice, the GP list does.</summary>
    public static Dictionary<string, HashSet<int>> Of(ReadResult<PracticeMonths> read, ReferenceData reference)
    {
        var lists = new GpPractices(reference.GpList);
        var months = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        foreach (var (prescriber, practice, month) in read.Sinks.SelectMany(sink => sink._seen).Distinct())
        {
            string name = practice != 0 ? read.Practices[practice] : ByList(read.Prescribers[prescriber], month);
            if (name.Length == 0) continue;
            if (!months.TryGetValue(name, out var ofPractice)) months[name] = ofPractice = [];
            ofPractice.Add(month);
        }
        return months;

        string ByList(string prescriber, int month)
        {
            var steps = lists.Of(prescriber);
            var first = new DateOnly(month / 12, month % 12 + 1, 1);
            return steps.Count == 0 ? "" : (steps.LastOrDefault(step => step.From <= first) is { Practice: { } found } ? found : steps[0].Practice);
        }
    }
}
