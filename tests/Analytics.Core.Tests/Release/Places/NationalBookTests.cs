using Analytics.Core.Tests.Support;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Statistics;

namespace Analytics.Core.Tests.Release.Places;

public class NationalBookTests
{
    [Fact]
    public void CountiesAndNation_AreThoseOfTheMunicipalReports()
    {
        using var world = new TinyWorld(4);
        var publication = world.Publish();
        var known = publication.Municipalities.SelectMany(book => book.Measures).SelectMany(sheet => new[] { sheet.Nation!, sheet.County! }).Select(FigureLine.Of).ToHashSet(StringComparer.Ordinal);
        var book = publication.National!;
        Assert.Equal(publication.Municipalities.Select(one => one.Municipality.CountyNumber).Distinct().Count(), book.Counties.Count);
        Assert.All(book.Measures.SelectMany(sheet => sheet.Counties.Append(sheet.Nation.Own)), figure => Assert.Contains(FigureLine.Of(figure), known));
        Assert.DoesNotContain(book.Figures, figure => figure.Level is UnitLevel.Municipality or UnitLevel.Practice or UnitLevel.Doctor);
    }

    [Fact]
    public void TheFunnel_HasOneDotForEachShownMunicipality_SmallestFirst_WithoutNames()
    {
        var measure = MeasureCatalogue.BuiltIn["users.opi"];
        var random = new Random(1);
        ReleasedFigure[] places = [.. Enumerable.Range(0, 60).Select(i => Figure(measure, UnitLevel.Municipality, $"{1000 + i}", random.Next(5, 900), random.Next(900, 90_000), isShown: i % 7 > 0))];
        var funnel = FunnelView.Of(Figure(measure, UnitLevel.National, "NO", 30_000, 3_000_000), places)!;

        Assert.Equal(places.Count(place => Number(place.Value) is not null), funnel.Dots.Count);
        Assert.Equal(funnel.Dots.Select(dot => Number(dot.Denominator)).Order(), funnel.Dots.Select(dot => Number(dot.Denominator)));
        Assert.All(funnel.Dots, dot => Assert.True(dot.Level == UnitLevel.Peer && dot.Unit.StartsWith("funnel:", StringComparison.Ordinal)));
        foreach (var (dot, position) in funnel.Dots.Zip(funnel.Positions))
            Assert.Equal(Funnel.PositionOfCount((long)Number(dot.Numerator)!.Value, (double)Number(dot.Denominator)!.Value * 0.01).ToString(), position.ToString());
        Assert.All(funnel.Limits, line => Assert.True(Number(line.Lower998) <= Number(line.Lower95) && Number(line.Lower95) <= 10 && 10 <= Number(line.Upper95) && Number(line.Upper95) <= Number(line.Upper998)));
        // The limits reach from the smallest shown size to the largest, and no farther.
        Assert.Equal((Number(funnel.Dots[0].Denominator), Number(funnel.Dots[^1].Denominator)), (Number(funnel.Limits[0].Size), Number(funnel.Limits[^1].Size)));
    }

    [Fact]
    public void WithFewDots_OrAVolume_OrAHiddenNation_ThereIsNoFunnel()
    {
        var (users, volume) = (MeasureCatalogue.BuiltIn["users.opi"], MeasureCatalogue.BuiltIn["did.opi"]);
        ReleasedFigure[] Places(MeasureDefinition measure, int count) => [.. Enumerable.Range(0, count).Select(i => Figure(measure, UnitLevel.Municipality, $"{1000 + i}", 50, 1000 + i))];
        Assert.Null(FunnelView.Of(Figure(users, UnitLevel.National, "NO", 30_000, 3_000_000), Places(users, 19)));
        Assert.Null(FunnelView.Of(Figure(volume, UnitLevel.National, "NO", 30_000, 3_000_000), Places(volume, 60)));
        Assert.Null(FunnelView.Of(Figure(users, UnitLevel.National, "NO", 30_000, 3_000_000, isShown: false), Places(users, 60)));
        Assert.NotNull(FunnelView.Of(Figure(users, UnitLevel.National, "NO", 30_000, 3_000_000), Places(users, 20)));
    }

    /// <summary>Read back from the municipalities' own files, and sorted into fifths anew.</summary>
    [Fact]
    public void TheMap_HasTheFifthOfEachShownMunicipality_AndNothingOfTheOthers()
    {
        int coloured = 0, hidden = 0;
        for (int seed = 1; seed <= 12; seed++)
        {
            using var world = new TinyWorld(seed);
            string[] codes = [.. world.Population.Keys.Order(StringComparer.Ordinal)];
            File.WriteAllText(Path.Combine(world.Folder, "map.geojson"), "{\"type\":\"FeatureCollection\",\"features\":[" + string.Join(',', codes.Select((code, i) =>
                $"{{\"type\":\"Feature\",\"properties\":{{\"code\":\"{code}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[[{i},60],[{i + 1},60],[{i + 1},61],[{i},60]]]}}}}")) + "]}");
            var publication = world.Publish();
            var national = publication.National!;
            Assert.Equal(codes, national.Map!.Shapes.Select(shape => shape.Code.ToString()));
            foreach (var sheet in national.Measures)
            {
                var own = publication.Municipalities.Select(book => book.Measures.Single(one => one.Measure.Id == sheet.Nation.Measure.Id).Own.Value).Select(Number).ToArray();
                var shown = own.OfType<decimal>().Order().ToList();
                int?[] fifths = [.. sheet.OnMap.Select(fifth => fifth.Match<int?>(step => step, _ => null))];
                Assert.Equal(own.Select(value => value is { } v && shown.Count >= 5 ? 1 + new[] { 0.2m, 0.4m, 0.6m, 0.8m }.Count(share => v > Percentiles.Type7(shown, share)) : (int?)null), fifths);
                Assert.Equal(own.Zip(fifths).Where(pair => pair.Second is not null).GroupBy(pair => pair.Second).OrderBy(step => step.Key).Select(step => (step.Key, step.Min(pair => pair.First), step.Max(pair => pair.First))),
                    sheet.MapSteps.Select(step => ((int?)step.Fifth, Number(step.Low), Number(step.High))));
                coloured += fifths.Count(fifth => fifth is not null);
                hidden += shown.Count >= 5 ? own.Count(value => value is null) : 0;
            }
        }
        Assert.True(coloured > 20 && hidden > 5, $"{coloured} {hidden}");
    }

    private static ReleasedFigure Figure(MeasureDefinition measure, UnitLevel level, string unit, decimal part, decimal whole, bool isShown = true)
    {
        Published<decimal> Give(decimal value) => isShown ? Published<decimal>.Shown(value) : Published<decimal>.Withheld(WithheldReason.Privacy);
        return new() { Measure = measure, Level = level, Unit = unit, Period = CalendarPeriod.OfYear(2024), Numerator = Give(part), Denominator = Give(whole), Value = Give(part * 1000 / whole) };
    }

    private static decimal? Number(Published<decimal> value) => value.Match<decimal?>(number => number, _ => null);
}
