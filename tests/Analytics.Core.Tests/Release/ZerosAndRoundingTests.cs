using Analytics.Core.Tests.Support;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Core.Tests.Release;

/// <summary>What the settings <c>zeros</c> and <c>round5</c> promise.</summary>
public class ZerosAndRoundingTests
{
    [Fact]
    public void ProtectedZeros_AreNotShown_NorCanTheyBeSolved()
    {
        int shown = 0, zeros = 0;
        for (int seed = 1; seed <= 16; seed++)
        {
            using var world = new TinyWorld(seed, isTiny: seed % 4 == 0);
            var publication = Publish(world, new() { Zeros = Zeros.Protected });
            foreach (string? reader in world.Gps.Select(gp => gp.Practice).Distinct().Take(2).Prepend(null))
                Assert.Empty(Attacker.CellsSolvedFrom(world, publication, reader, areZerosProtected: true).Select(cell => $"seed {seed}, {reader ?? "outsider"}: {cell}"));
            foreach (var figure in FiguresOf(publication).Where(figure => figure.Level != UnitLevel.National))
                figure.Numerator.Match(number => number == 0 ? throw new InvalidOperationException($"seed {seed}: {figure.Measure.Id}") : shown++, _ => 0);
            zeros += FiguresOf(world.Publish()).Count(figure => figure.Numerator.Match(number => number == 0, _ => false));
        }
        // Otherwise nothing was tested.
        Assert.True(shown > 500 && zeros > 200, $"{shown} {zeros}");
    }

    /// <summary>The same figures as without, each rounded by itself: rounding shows nothing that was withheld, and computes rates from what is shown.</summary>
    [Fact]
    public void RoundedFigures_AreThoseShownAnyway()
    {
        int compared = 0, moved = 0;
        for (int seed = 1; seed <= 6; seed++)
        {
            using var world = new TinyWorld(seed);
            var exact = FiguresOf(world.Publish()).GroupBy(KeyOf).ToDictionary(same => same.Key, same => same.First());
            foreach (var figure in FiguresOf(Publish(world, new() { Round5 = true })))
            {
                var before = exact[KeyOf(figure)];
                Assert.Equal(Number(before.Value) is null, Number(figure.Value) is null);
                if (figure.Measure.Quantity == Quantity.RenewalIntervalDays || Number(figure.Numerator) is not { } part || Number(figure.Denominator) is not { } whole) continue;
                decimal was = Number(before.Numerator)!.Value, wholeBefore = Number(before.Denominator)!.Value;
                compared++;
                if (part != was) moved++;
                Assert.Equal(0, part % 5);
                Assert.True(Math.Abs(part - was) <= 2.5m, $"{KeyOf(figure)} {part} {was} {whole} {wholeBefore}");
                Assert.True(figure.Measure.IsPercent ? whole % 5 == 0 && Math.Abs(whole - wholeBefore) <= 2.5m : whole == wholeBefore || figure.Measure.Quantity == Quantity.DddPerUser, figure.Measure.Id);
                // From the rounded numbers: the exact rate is that of the exact ones, so their ratio is the ratio of numbers.
                if (was != 0) Assert.Equal((double)(Number(before.Value)!.Value * part / was * wholeBefore / whole), (double)Number(figure.Value)!.Value, 1e-3 * Math.Max(1, (double)Number(figure.Value)!.Value));
            }
        }
        Assert.True(compared > 1000 && moved > compared / 2, $"{compared} {moved}");
    }

    private static (string, UnitLevel, string, string, CalendarPeriod) KeyOf(ReleasedFigure figure) => (figure.Measure.Id, figure.Level, figure.Unit, figure.Stratum, figure.Period);

    private static IEnumerable<ReleasedFigure> FiguresOf(Publication publication) =>
        publication.Municipalities.SelectMany(book => book.Figures).Concat(publication.Practices.SelectMany(book => book.Figures)).Concat(publication.Doctors.SelectMany(book => book.Figures)).Where(figure => figure.Level != UnitLevel.Peer && figure.Stratum != "others");

    private static Publication Publish(TinyWorld world, DisclosurePolicy policy) => AnalyticsEngine.Analyse(world.Request() with { Policy = policy }).Publication;

    private static decimal? Number(Published<decimal> value) => value.Match(number => (decimal?)number, _ => null);
}
