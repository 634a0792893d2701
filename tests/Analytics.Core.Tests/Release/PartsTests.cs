using Analytics.Core.Tests.Support;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Core.Tests.Release;

/// <summary>Parts of the new users add up to them: who knows the whole and all parts but one knows that one.</summary>
public class PartsTests
{
    private const int FewestPatients = 5;

    private static readonly MeasureDefinition[] Parts =
    [
        .. MeasureCatalogue.BuiltIn.Measures.Where(measure => measure.Quantity == Quantity.FirstTreatmentPercent && measure.IsReleased)
            .Select(measure => measure with { WashoutDays = 20 }),
    ];

    [Fact]
    public void PartsOfAWhole_AreShownTogether_AndNoneOfThemIsFew()
    {
        int shown = 0, hidden = 0;
        for (int seed = 1; seed <= 40; seed++)
        {
            using var world = new TinyWorld(seed);
            var publication = AnalyticsEngine.Analyse(world.Request() with { Measures = [MeasureCatalogue.BuiltIn["users.opi"], .. Parts] }).Publication;
            var figures = publication.Municipalities.SelectMany(book => book.Figures).Concat(publication.Practices.SelectMany(book => book.Figures))
                .Where(figure => figure.Level != UnitLevel.Peer && Parts.Any(part => part.Id == figure.Measure.Id)).ToList();
            foreach (var cell in figures.ToLookup(figure => (figure.Level, figure.Unit, figure.Period)))
            {
                var parts = cell.DistinctBy(figure => figure.Measure.Id).ToList();
                var counts = parts.Select(Numerator).OfType<decimal>().ToList();
                Assert.True(counts.Count == 0 || counts.Count == Parts.Length, $"seed {seed}: {counts.Count} parts");
                if (counts.Count == 0)
                {
                    hidden++;
                    continue;
                }
                shown++;
                Assert.DoesNotContain(counts, count => count is > 0 and < FewestPatients);
                Assert.Equal(parts[0].Denominator.Match(value => (decimal?)value, _ => null), counts.Sum());
            }
            foreach (var part in figures.Where(figure => figure.Level is UnitLevel.County or UnitLevel.Municipality).ToLookup(figure => (figure.Measure.Id, County: figure.Unit[..2], figure.Period)))
            {
                if (part.FirstOrDefault(figure => figure.Level == UnitLevel.County) is not { } county || Numerator(county) is not { } all) continue;
                decimal told = part.Where(figure => figure.Level == UnitLevel.Municipality).DistinctBy(figure => figure.Unit).Sum(figure => Numerator(figure) ?? 0);
                Assert.False(all - told is > 0 and < FewestPatients, $"seed {seed}: {part.Key}");
            }
        }
        // Otherwise nothing was tested.
        Assert.InRange(shown, 30, int.MaxValue);
        Assert.InRange(hidden, 30, int.MaxValue);
    }

    [Fact]
    public void PartsWithoutTheOthers_AreNotShown()
    {
        using var world = new TinyWorld(3);
        var publication = AnalyticsEngine.Analyse(world.Request() with { Measures = [MeasureCatalogue.BuiltIn["users.opi"], .. Parts.Skip(1)] }).Publication;
        Assert.All(publication.Municipalities.SelectMany(book => book.Figures).Where(figure => figure.Measure.Quantity == Quantity.FirstTreatmentPercent),
            figure => Assert.Null(Numerator(figure)));
    }

    private static decimal? Numerator(ReleasedFigure figure) => figure.Numerator.Match(value => (decimal?)value, _ => null);
}
