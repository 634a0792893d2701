using Analytics.Core.Tests.Support;
using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Core.Tests.Release.Clusters;

/// <summary>Means of a cluster in two releases: who is in one of them and not in the other is known by both.</summary>
public class EarlierClusterTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    /// <summary>A member whose figure is withheld in the newer year is in no mean of it, and was in those that are told already.</summary>
    [Theory]
    [InlineData("2023-12-31")]
    [InlineData("2024-06-30")]
    public void AMean_IsToldAgainOfTheSameMembersAlone(string firstUntil)
    {
        int same = 0, others = 0, besideOld = 0;
        // Worlds in which a member is withheld in the later year.
        foreach (int seed in (int[])[12, 13, 23, 25, 30, 31, 50, 52])
        {
            using var world = new TinyWorld(seed);
            ClusterReleaseTests.WriteCluster(world, new Random(seed), all: true);
            var whole = world.Request() with { PseudonymSecret = Secret };
            var first = AnalyticsEngine.Analyse(whole with { Period = new(whole.Period.From, DateOnly.Parse(firstUntil, System.Globalization.CultureInfo.InvariantCulture)) });
            var before = MeansOf(first.Publication);
            var after = MeansOf(AnalyticsEngine.Analyse(whole with { Batch = "next", Earlier = [first.ForLedger] }).Publication);
            var without = MeansOf(AnalyticsEngine.Analyse(whole).Publication);
            others += before.Count(told => without.TryGetValue(told.Key, out var now) && now.Members != told.Value.Members);
            foreach (var (key, told) in after)
            {
                if (before.TryGetValue(key, out var then))
                {
                    same++;
                    Assert.Equal(then, told);
                }
                // A year's mean gives away what its told quarters are of the same members.
                if (key.Period.Kind != PeriodKind.Year || before.ContainsKey(key)) continue;
                foreach (var (quarter, old) in before.Where(one => one.Key.Measure == key.Measure && one.Key.Period.Kind == PeriodKind.Quarter && one.Key.Period.Year == key.Period.Year))
                {
                    // A series that lacks a quarter is withheld as a whole, so whose the others would be tells the run without a ledger.
                    if (!after.TryGetValue(quarter, out var now) && !without.TryGetValue(quarter, out now)) continue;
                    besideOld++;
                    Assert.Equal(old, now);
                }
            }
            // What the first release kept to itself of its period stays so.
            Assert.DoesNotContain(after.Keys, key => key.Period.Last <= first.Publication.Stamp.Period.To && !before.ContainsKey(key));
        }
        Assert.True(same > 20 && others > 5, $"{same} {others}");
        Assert.Equal(firstUntil == "2024-06-30", besideOld > 0);
    }

    /// <summary>A cluster that nobody has heard of has its whole past.</summary>
    [Fact]
    public void AClusterThatIsNew_HasItsPast()
    {
        int past = 0;
        foreach (int seed in (int[])[13, 25])
        {
            using var world = new TinyWorld(seed);
            ClusterReleaseTests.WriteCluster(world, new Random(seed), all: true);
            var whole = world.Request() with { PseudonymSecret = Secret };
            File.Delete(Path.Combine(world.Folder, "groups.csv"));
            var first = AnalyticsEngine.Analyse(world.Request() with { PseudonymSecret = Secret, Period = new(whole.Period.From, new(2023, 12, 31)) }).ForLedger;
            past += MeansOf(AnalyticsEngine.Analyse(whole with { Batch = "next", Earlier = [first] }).Publication).Keys.Count(key => key.Period.Year == 2023);
        }
        Assert.InRange(past, 20, int.MaxValue);
    }

    private static Dictionary<(string Measure, CalendarPeriod Period), (decimal Members, decimal Mean)> MeansOf(Publication publication) => publication.Clusters.Where(book => book.Member is null)
        .SelectMany(book => book.Figures).Where(figure => figure.Stratum == "statistic:mean" && figure.Value.IsShown())
        .ToDictionary(figure => (figure.Measure.Id, figure.Period), figure => (Number(figure.Denominator), Number(figure.Value)));

    private static decimal Number(Published<decimal> value) => value.Match(number => number, _ => -1);
}
