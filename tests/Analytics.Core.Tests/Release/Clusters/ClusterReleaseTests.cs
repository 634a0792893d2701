using Analytics.Core.Tests.Support;
using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Core.Tests.Release.Clusters;

/// <summary>Clusters of small worlds, set beside what the members' own documents show.</summary>
public class ClusterReleaseTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly CalendarPeriod Year = CalendarPeriod.OfYear(2024);

    [Fact]
    public void EveryFigure_IsMadeOfWhatMembersShow_AndTellsOfNoneOfThem()
    {
        int panels = 0, means = 0, none = 0;
        for (int seed = 1; seed <= 60; seed++)
        {
            using var world = new TinyWorld(seed);
            var consenting = WriteCluster(world, new Random(seed));
            var publication = AnalyticsEngine.Analyse(world.Request() with { PseudonymSecret = Secret }).Publication;
            var practices = publication.Practices.ToDictionary(book => book.PracticeId);
            var copies = publication.Clusters;
            Assert.Equal(1 + consenting.Count(practices.ContainsKey), copies.Count);
            Assert.Null(copies[0].Member);

            foreach (var copy in copies)
            {
                foreach (var (sheet, panel) in copy.Measures.Zip(copy.Panels))
                {
                    string what = $"seed {seed}, {sheet.Measure.Id}";
                    var shown = consenting.Where(practices.ContainsKey).Select(id => (Id: id, Figure: practices[id].Figures.First(f => f.Measure.Id == sheet.Measure.Id && f.Level == UnitLevel.Practice && f.Period == Year && f.Stratum == "all")))
                        .Select(member => (member.Id, Value: Number(member.Figure.Value))).Where(member => member.Value is not null).Select(member => (member.Id, Value: member.Value!.Value)).OrderBy(member => member.Value).ToList();
                    if (panel.Rows.Count == 0)
                    {
                        none++;
                    }
                    else
                    {
                        panels++;
                        Assert.True(shown.Count >= 3 && shown.Count == panel.Rows.Count, what);
                        // Rounding keeps the order, so the sorted lists belong together.
                        decimal largest = shown.Max(member => member.Value);
                        foreach (var (exact, row) in shown.Zip(panel.Rows.Select(row => row.Value).Order()))
                            Assert.True(Math.Abs(exact.Value - row) <= 1.25m * Math.Max(largest / 100, Grain(sheet, practices, shown)) + 0.000001m, what);
                        Assert.Equal(copy.Member is { } member && shown.Exists(one => one.Id == member.Id) ? 1 : 0, panel.Rows.Count(row => row.IsOwn));
                        Assert.Equal(panel.Rows.Select(row => row.Label).Order(StringComparer.Ordinal), panel.Rows.Select(row => row.Label));
                    }
                    if (Number(sheet.Own.Value) is { } mean)
                    {
                        means++;
                        Assert.True(shown.Count >= 4, what);
                        decimal average = shown.Average(member => member.Value);
                        Assert.True(Math.Abs(average - mean) <= Math.Abs(average) * 0.0051m, what);
                        Assert.Equal(shown.Count, Number(sheet.Own.Denominator));
                    }
                    Assert.True(Number(panel.Median) is null || shown.Count >= 6, what);
                    Assert.True(Number(panel.P25) is null || shown.Count >= 12, what);
                }
                // Of others there are rates alone: no count, no list.
                Assert.All(copy.Figures.Where(figure => figure.Level is UnitLevel.Cluster or UnitLevel.Peer), figure => Assert.Null(Number(figure.Numerator)));
                Assert.All(copy.Figures.Where(figure => figure.Level == UnitLevel.Practice), figure => Assert.Equal(copy.Member?.Id, figure.Unit));
            }
        }
        // Otherwise nothing was tested.
        Assert.True(panels > 300 && means > 200 && none > 100, $"{panels} {means} {none}");
    }

    [Fact]
    public void WhoIsInTwoClusters_StandsInOne()
    {
        using var world = new TinyWorld(3);
        string[] practices = [.. world.Gps.Select(gp => gp.Practice).Distinct()];
        File.WriteAllLines(Path.Combine(world.Folder, "groups.csv"), ["group_id;kind;name;member_kind;member_id;from;to;subgroup",
            .. practices.SelectMany(practice => new[] { $"C1;cluster;One;practice;{practice};;;", $"C2;cluster;Two;practice;{practice};;;" })]);
        WriteConsents(world, practices);
        var clusters = AnalyticsEngine.Analyse(world.Request() with { PseudonymSecret = Secret }).Publication.Clusters;

        Assert.Equal(practices.Length, clusters.Where(book => book.Id == "C1").Max(book => book.TakingPart));
        Assert.Equal(0, clusters.Single(book => book.Id == "C2").TakingPart);
        Assert.All(clusters.Single(book => book.Id == "C2").Panels, panel => Assert.Empty(panel.Rows));
    }

    [Fact]
    public void WithoutASecret_ThereAreNoClusters()
    {
        using var world = new TinyWorld(3);
        WriteCluster(world, new Random(3));
        Assert.Empty(world.Publish().Clusters);
    }

    /// <summary>A consent that is withdrawn takes the member out of everything, and leaves no trace of its figures.</summary>
    [Fact]
    public void AWithdrawnConsent_IsASmallerCluster()
    {
        using var world = new TinyWorld(5);
        var consenting = WriteCluster(world, new Random(5), all: true);
        var before = AnalyticsEngine.Analyse(world.Request() with { PseudonymSecret = Secret }).Publication.Clusters;
        WriteConsents(world, consenting.Skip(1));
        var after = AnalyticsEngine.Analyse(world.Request() with { PseudonymSecret = Secret }).Publication.Clusters;

        Assert.Equal(before[0].TakingPart - 1, after[0].TakingPart);
        Assert.DoesNotContain(after, book => book.Member?.Id == consenting[0]);
        Assert.All(before[0].Panels.Zip(after[0].Panels), pair => Assert.True(pair.Second.Rows.Count == 0 || pair.Second.Rows.Count <= pair.First.Rows.Count));
    }

    internal static List<string> WriteCluster(TinyWorld world, Random random, bool all = false)
    {
        string[] practices = [.. world.Gps.Select(gp => gp.Practice).Distinct()];
        var members = practices.OrderBy(_ => random.Next()).Take(Math.Max(all ? 4 : 2, random.Next(practices.Length + 1))).ToList();
        File.WriteAllLines(Path.Combine(world.Folder, "groups.csv"), ["group_id;kind;name;member_kind;member_id;from;to;subgroup", .. members.Select(practice => $"C1;cluster;Klynge;practice;{practice};;;")]);
        var consenting = members.Where(_ => all || random.Next(8) > 0).ToList();
        WriteConsents(world, consenting);
        return consenting;
    }

    private static void WriteConsents(TinyWorld world, IEnumerable<string> practices) => File.WriteAllLines(Path.Combine(world.Folder, "consents.csv"),
        ["subject_kind;subject_id;scope;given;withdrawn", .. practices.Select(practice => $"practice;{practice};cluster;2024-01-01;")]);

    /// <summary>One patient more of the smallest list or the fewest users.</summary>
    private static decimal Grain(MeasureSheet sheet, Dictionary<string, PracticeBook> practices, IEnumerable<(string Id, decimal Value)> shown)
    {
        if (sheet.Measure.IsVolume) return 0.01m;
        decimal fewest = shown.Min(member => Number(practices[member.Id].Measures.Single(own => own.Measure.Id == sheet.Measure.Id).Own.Denominator)!.Value);
        return (sheet.Measure.IsPercent ? 100 : 1000) / fewest;
    }

    private static decimal? Number(Published<decimal> value) => value.Match(number => (decimal?)number, _ => null);
}
