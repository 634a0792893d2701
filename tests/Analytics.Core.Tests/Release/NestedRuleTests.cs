using Analytics.Core.Tests.Support;
using Analytics.Measures;
using Analytics.Release;

namespace Analytics.Core.Tests.Release;

/// <summary>Of two measures, one about some of those whom the other is about, the difference is a count of people too.</summary>
public class NestedRuleTests
{
    private static readonly MeasureDefinition Wide = MeasureCatalogue.BuiltIn["bzdz.over100ddd"] with { Id = "wide", DddLimit = 15 };
    private static readonly MeasureDefinition Narrow = Wide with { Id = "narrow", DddLimit = 40 };
    private static readonly MeasureDefinition Persistent =
        MeasureCatalogue.BuiltIn["opi.persistent.wide"] with { Id = "persistent", Drugs = "bzdz", DddLimit = 60, FewestQuarters = 2 };

    [Fact]
    public void NoTwoShownCounts_DifferByFew()
    {
        int pairs = 0, hidden = 0;
        for (int seed = 1; seed <= 40; seed++)
        {
            using var world = new TinyWorld(seed);
            var result = AnalyticsEngine.Analyse(world.Request() with { Measures = [MeasureCatalogue.BuiltIn["users.bzd"], MeasureCatalogue.BuiltIn["users.z"], Wide, Narrow, Persistent] });
            using var log = new StringWriter();
            result.Gate.WriteTo(log);
            hidden += log.ToString().Split('\n').Count(line => line.EndsWith(";P3-difference", StringComparison.Ordinal));
            var books = result.Publication.Municipalities.SelectMany(book => book.Figures).Concat(result.Publication.Practices.SelectMany(book => book.Figures));
            foreach (var cell in books.ToLookup(figure => (figure.Level, figure.Unit, figure.Period)))
            {
                foreach (var (wider, narrower) in new[] { ("wide", "narrow"), ("wide", "persistent"), ("narrow", "persistent") })
                {
                    if (Shown(cell, wider) is not { } many || Shown(cell, narrower) is not { } few) continue;
                    pairs++;
                    Assert.False(many - few is > 0 and < 5, $"seed {seed}, {wider} less {narrower}");
                }
            }
        }
        // Otherwise nothing was tested.
        Assert.InRange(pairs, 100, int.MaxValue);
        Assert.InRange(hidden, 20, int.MaxValue);
    }

    [Fact]
    public void NoTwoShownCountsOfPeopleApart_LeaveFewUsers()
    {
        var users = MeasureCatalogue.BuiltIn["users.opi"];
        var shorter = MeasureCatalogue.BuiltIn["opi.episode3_6m"] with { Id = "shorter", MoreThanDays = 10, AtMostDays = 40 };
        var longer = shorter with { Id = "longer", MoreThanDays = 40, AtMostDays = null };
        int triples = 0, hidden = 0;
        for (int seed = 1; seed <= 40; seed++)
        {
            using var world = new TinyWorld(seed);
            var result = AnalyticsEngine.Analyse(world.Request() with { Measures = [users, longer, shorter] });
            using var log = new StringWriter();
            result.Gate.WriteTo(log);
            hidden += log.ToString().Split('\n').Count(line => line.EndsWith(";P3-difference", StringComparison.Ordinal));
            var books = result.Publication.Municipalities.SelectMany(book => book.Figures).Concat(result.Publication.Practices.SelectMany(book => book.Figures));
            foreach (var cell in books.ToLookup(figure => (figure.Level, figure.Unit, figure.Period)))
            {
                if (Shown(cell, users.Id) is not { } all || Shown(cell, "longer") is not { } many || Shown(cell, "shorter") is not { } few) continue;
                triples++;
                Assert.False(all - many - few is > 0 and < 5, $"seed {seed}");
            }
        }
        Assert.InRange(triples, 50, int.MaxValue);
        Assert.InRange(hidden, 1, int.MaxValue);
    }

    /// <summary>Of barely enough no count is told, none neither: if it were, of one to five more would be known than may be.</summary>
    [Fact]
    public void OfBarelyEnough_NothingIsTold()
    {
        int judged = 0;
        for (int seed = 1; seed <= 24; seed++)
        {
            using var world = new TinyWorld(seed);
            int fewest = 5 + (seed % 4);
            var publication = AnalyticsEngine.Analyse(world.Request() with { Measures = [Wide with { DddLimit = 110 }, Narrow with { DddLimit = 160 }], Policy = new() { FewestPatients = fewest } }).Publication;
            var books = publication.Municipalities.SelectMany(book => book.Figures).Concat(publication.Practices.SelectMany(book => book.Figures));
            foreach (var cell in books.ToLookup(figure => (figure.Level, figure.Unit, figure.Period)))
            {
                if (Shown(cell, "wide") != fewest) continue;
                judged++;
                Assert.Null(Shown(cell, "narrow"));
            }
        }
        Assert.InRange(judged, 10, int.MaxValue);
    }

    private static decimal? Shown(IEnumerable<ReleasedFigure> cell, string measure) =>
        cell.FirstOrDefault(figure => figure.Measure.Id == measure)?.Numerator.Match(value => (decimal?)value, _ => null);
}
