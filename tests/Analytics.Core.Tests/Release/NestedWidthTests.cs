using Analytics.Core.Tests.Support;
using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Core.Tests.Release;

/// <summary>Of counts of which each is of some whom the next counts, those that are shown bound none that is withheld closely, for anybody and for each practice with those it has seen. Counted again from the rows.</summary>
public class NestedWidthTests
{
    private static readonly int[] Limits = [2, 4, 6, 9, 12, 15];

    private static readonly string[] Branches = ["N05BA", "N05CD", "N05CF"];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void WithheldCounts_StayUnsure(int fewest)
    {
        int judged = 0, tenths = 0;
        var close = new List<string>();
        for (int seed = 1; seed <= 12; seed++)
        {
            using var world = new TinyWorld(seed);
            var measures = Limits.Select(limit => MeasureCatalogue.BuiltIn["bzdz.over100ddd"] with { Id = $"above{limit}", DddLimit = limit });
            var result = AnalyticsEngine.Analyse(world.Request() with { Measures = [MeasureCatalogue.BuiltIn["users.bzd"] with { Id = "users.bzdz", Drugs = "bzdz" }, .. measures], Policy = new() { FewestPatients = fewest } });
            var publication = result.Publication;
            using var log = new StringWriter();
            result.Gate.WriteTo(log);
            // What is withheld for another's sake need not stay unsure itself.
            var forOthers = log.ToString().Split('\n').Where(line => line.EndsWith(";complementary", StringComparison.Ordinal)).ToHashSet();
            var figures = publication.Municipalities.SelectMany(book => book.Figures).Concat(publication.Practices.SelectMany(book => book.Figures))
                .Where(figure => figure.Level is UnitLevel.Municipality or UnitLevel.Practice && figure.Period.Kind == PeriodKind.Year);
            foreach (var cell in figures.GroupBy(figure => (figure.Level, figure.Unit, figure.Period.Year)))
            {
                var shown = cell.Where(figure => figure.Value.Match(_ => true, _ => false)).Select(figure => figure.Measure.Id).ToHashSet();
                if (!shown.Contains("users.bzdz")) continue;
                var rows = world.Rows.Where(row => (cell.Key.Level == UnitLevel.Practice ? row.Practice : row.Municipality) == cell.Key.Unit && row.Day.Year == cell.Key.Year && Branches.Any(branch => row.Atc.StartsWith(branch, StringComparison.Ordinal))).ToList();
                string[] readers = [.. rows.Select(row => row.Practice).Where(practice => practice.Length > 0 && practice != cell.Key.Unit).Distinct(), ""];
                foreach (string reader in cell.Key.Level == UnitLevel.Practice ? [""] : readers)
                {
                    var (counts, seen) = CountsOf(rows, reader);
                    var ladder = new Ladder();
                    foreach (var (id, count) in counts)
                    {
                        if (shown.Contains(id)) ladder.Know(id, count);
                        else ladder.KnowAtLeast(id, Math.Max(1, seen[id]));
                    }
                    string[] ids = [.. counts.Keys];
                    for (int i = 1; i < ids.Length; i++) ladder.Limit(ids[i], ids[i - 1]);
                    foreach (string id in ids.Where(id => !forOthers.Contains(FormattableString.Invariant($"{id};{cell.Key.Level.ToString().ToLowerInvariant()};{cell.Key.Unit};{cell.Key.Year};complementary")) && !shown.Contains(id) && counts[id] > 0 && seen[id] < counts[id]))
                    {
                        judged++;
                        if (counts[id] > 10 * fewest) tenths++;
                        if (ladder.WidthOf(id) < Math.Max(fewest, counts[id] / 10.0)) close.Add($"seed {seed}: {cell.Key} {id} for '{reader}': {counts[id]}, width {ladder.WidthOf(id)}");
                    }
                }
            }
        }
        Assert.True(close.Count == 0, string.Join('\n', close));
        Assert.InRange(judged, 200, int.MaxValue);
        Assert.InRange(tenths, 20, int.MaxValue);
    }

    /// <summary>Patients with more than each limit, from the least, and how many of them a practice has seen.</summary>
    private static (Dictionary<string, int> Counts, Dictionary<string, int> Seen) CountsOf(List<TinyRow> rows, string practice)
    {
        var patients = rows.GroupBy(row => row.Patient).Select(own => (Ddd: own.Sum(row => row.Ddd), IsSeen: own.Any(row => row.Practice == practice))).ToList();
        Dictionary<string, int> counts = [], seen = [];
        foreach (var (id, limit) in Limits.Select(limit => ($"above{limit}", limit)).Prepend(("users.bzdz", 0)))
        {
            counts[id] = patients.Count(patient => patient.Ddd > limit);
            seen[id] = practice.Length == 0 ? 0 : patients.Count(patient => patient.Ddd > limit && patient.IsSeen);
        }
        return (counts, seen);
    }
}
