using Analytics.Core.Tests.Support;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Tallies;

namespace Analytics.Core.Tests.Release;

/// <summary>Users by age and sex: right where they are shown, all or none, and nothing that is withheld is to be had from them.</summary>
public class AgesOfUsersTests
{
    private const int FewestPatients = 5;

    private static readonly Dictionary<string, string[]> Branches = new() { ["users.opi"] = ["N02A"], ["users.bzd"] = ["N05BA", "N05CD"], ["users.z"] = ["N05CF"] };

    [Fact]
    public void ShownStrata_AreThoseOfTheRows_AndAreShownTogether()
    {
        int shown = 0, hidden = 0;
        for (int seed = 1; seed <= 12; seed++)
        {
            using var world = new TinyWorld(seed, withAges: true);
            foreach (var unit in StrataOf(Publish(world)).GroupBy(figure => (figure.Measure.Id, figure.Level, figure.Unit)))
            {
                Assert.Equal(TinyWorld.Strata.Order(), unit.Select(figure => figure.Stratum).Order());
                var counts = unit.Select(figure => (figure.Stratum, Told(figure))).ToList();
                if (counts.Exists(count => count.Item2 is null))
                {
                    Assert.DoesNotContain(counts, count => count.Item2 is not null);
                    hidden++;
                    continue;
                }
                shown++;
                foreach (var (stratum, count) in counts)
                {
                    Assert.Equal(Recount(world, unit.Key.Id, unit.Key.Level, unit.Key.Unit, stratum), count);
                    Assert.False(count is > 0 and < FewestPatients, $"seed {seed}");
                }
            }
        }
        Assert.InRange(shown, 30, int.MaxValue);
        Assert.InRange(hidden, 30, int.MaxValue);
    }

    /// <summary>By nobody who has all documents, nor by a practice with its own records.</summary>
    [Fact]
    public void WithheldStrata_CannotBeSolved()
    {
        int withheld = 0;
        for (int seed = 1; seed <= 8; seed++)
        {
            using var world = new TinyWorld(seed, isTiny: seed % 4 == 0, withAges: true);
            var publication = Publish(world);
            withheld += StrataOf(publication).Count(figure => Told(figure) is null);
            foreach (string? reader in world.Gps.Select(gp => gp.Practice).Distinct().Prepend(null)) Assert.Empty(Attacker.CellsSolvedFrom(world, publication, reader));
        }
        Assert.InRange(withheld, 100, int.MaxValue);
    }

    /// <summary>
    /// Places that are withheld have together, stratum by stratum, what the shown ones leave of the nation, and each has its known users. Of numbers that add up both ways the
    /// least and most are known by a formula (Fréchet), which counts them without equations.
    /// </summary>
    [Fact]
    public void FewUsersOfOneSexAndAge_StayUnsure()
    {
        int judged = 0;
        for (int seed = 1; seed <= 30; seed++)
        {
            using var world = new TinyWorld(seed, withAges: true);
            var publication = Publish(world);
            var strata = StrataOf(publication);
            var users = publication.Municipalities.SelectMany(book => book.Figures).Where(figure => figure.Stratum == "all" && figure.Period.Kind == PeriodKind.Year && figure.Period.Year == 2024)
                .DistinctBy(figure => (figure.Measure.Id, figure.Level, figure.Unit)).ToDictionary(figure => (figure.Measure.Id, figure.Level, figure.Unit), Told);
            foreach (string measure in Branches.Keys.Where(id => strata.Exists(figure => figure.Measure.Id == id && figure.Level == UnitLevel.National && Told(figure) is not null)))
            {
                string[] hidden = [.. world.Population.Keys.Where(place => strata.Exists(figure => figure.Measure.Id == measure && figure.Level == UnitLevel.Municipality && figure.Unit == place && Told(figure) is null))];
                // One that is withheld with its users is bounded by nobody's total.
                var totals = hidden.ToDictionary(place => place, place => users[(measure, UnitLevel.Municipality, place)]);
                int[][] people = [.. hidden.Select(place => TinyWorld.Strata.Select(stratum => Recount(world, measure, UnitLevel.Municipality, place, stratum)).ToArray())];
                int[] together = [.. TinyWorld.Strata.Select((_, s) => people.Sum(place => place[s]))];
                for (int p = 0; p < hidden.Length; p++)
                {
                    for (int s = 0; s < together.Length; s++)
                    {
                        if (people[p][s] is 0 or >= FewestPatients) continue;
                        decimal most = Math.Min(totals[hidden[p]] ?? together[s], together[s]);
                        decimal others = hidden.Where((_, other) => other != p).Sum(place => totals[place] ?? together.Sum());
                        decimal least = Math.Max(0, Math.Max((totals[hidden[p]] ?? 0) - (together.Sum() - together[s]), together[s] - others));
                        Assert.True(most - least >= FewestPatients, $"seed {seed}, {measure}");
                        judged++;
                    }
                }
            }
        }
        Assert.InRange(judged, 50, int.MaxValue);
    }

    /// <summary>Strata of users of two groups that share drugs could be subtracted.</summary>
    [Fact]
    public void DrugsThatShareSome_AreNotBothToldByAge()
    {
        var plan = new TallyPlan(MeasurePack.BuiltIn.Single(pack => pack.Id == "vlm").Measures, TallyPurpose.Release);
        Assert.InRange(plan.ByAgeAndSex.Count, 2, int.MaxValue);
        Assert.All(plan.ByAgeAndSex, one => Assert.DoesNotContain(plan.ByAgeAndSex,
            other => other.Users.Id != one.Users.Id && DrugSelection.Of(other.Users.Drugs!).Overlaps(DrugSelection.Of(one.Users.Drugs!))));
    }

    private static Publication Publish(TinyWorld world) => AnalyticsEngine.Analyse(world.Request() with { Policy = new() { SmallestDenominator = 20 } }).Publication;

    private static List<ReleasedFigure> StrataOf(Publication publication) =>
        [.. publication.Municipalities.SelectMany(book => book.Figures).Concat(publication.Practices.SelectMany(book => book.Figures)).Where(figure => figure.Stratum.Contains("age:", StringComparison.Ordinal))
            .DistinctBy(figure => (figure.Measure.Id, figure.Level, figure.Unit, figure.Stratum))];

    private static decimal? Told(ReleasedFigure figure) => figure.Numerator.Match(number => (decimal?)number, _ => null);

    /// <summary>Of a place, who was there at the first dispensing of the year; of a practice, who has had something of it; more in either than was taken back.</summary>
    private static int Recount(TinyWorld world, string measure, UnitLevel level, string unit, string stratum)
    {
        var rows = world.Rows.Where(row => row.Day.Year == 2024 && Branches[measure].Any(branch => row.Atc.StartsWith(branch, StringComparison.Ordinal)) && TinyWorld.StratumOf(row.Patient) == stratum);
        return level == UnitLevel.Practice
            ? rows.Where(row => row.Practice == unit).GroupBy(row => row.Patient).Count(own => own.Sum(row => row.Ddd) > 0)
            : rows.GroupBy(row => row.Patient).Count(own => own.Sum(row => row.Ddd) > 0
                && (level == UnitLevel.National || own.OrderBy(row => row.Day).ThenBy(row => row.Municipality, StringComparer.Ordinal).First().Municipality == unit));
    }
}
