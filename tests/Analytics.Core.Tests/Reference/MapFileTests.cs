using System.Globalization;
using System.Text;
using Analytics.Core.Tests.Conventions;
using Analytics.Prescribing;

namespace Analytics.Core.Tests.Reference;

public class MapFileTests
{
    [Fact]
    public void WithoutAFile_ThereIsNoMap()
    {
        using var directory = ReferenceDirectory.WithPopulation();
        Assert.Null(directory.Load().Map);
    }

    /// <summary>Population has Alta alone: Oslo is not drawn, and the map is as large as Alta.</summary>
    [Fact]
    public void TheMap_HasTheMunicipalitiesOfThePopulation_AndNoMoreOfTheCountry()
    {
        var map = Map(Feature("5601", Square(23, 69, 1)), Feature("0301", Square(10, 59, 1)));
        Assert.Equal("5601", Assert.Single(map.Shapes).Code.ToString());
        Assert.Equal(1000, Math.Max(map.Width, map.Height));
        Assert.InRange(Assert.Single(map.Shapes[0].Rings).Count, 4, 5);
    }

    /// <summary>A degree of longitude is cos 69° of a degree of latitude, and north is up.</summary>
    [Fact]
    public void Areas_KeepTheirSizes_AndNorthIsUp()
    {
        var map = Map(Feature("5601", Square(23, 69, 1), Square(23.4, 68, 0.5)));
        Assert.InRange(map.Width / (double)map.Height, 0.5 * Math.Cos(double.DegreesToRadians(70)), 0.5 * Math.Cos(double.DegreesToRadians(68)));
        double[] areas = [.. map.Shapes[0].Rings.Select(Area)];
        Assert.InRange(areas[0] / areas[1], 0.97 * 4 * Ratio(69, 1) / Ratio(68, 0.5), 1.03 * 4 * Ratio(69, 1) / Ratio(68, 0.5));
        Assert.True(map.Shapes[0].Rings[0].Min(point => point.Y) < map.Shapes[0].Rings[1].Min(point => point.Y));

        static double Ratio(double south, double side) => (Math.Sin(double.DegreesToRadians(south + side)) - Math.Sin(double.DegreesToRadians(south))) / side;
    }

    [Fact]
    public void AHoleAndAnIsland_AreRingsOfTheirOwn_AndSpecksAreLeftOut()
    {
        string polygon = $$"""{"type":"MultiPolygon","coordinates":[[{{Ring(23, 69, 1)}},{{Ring(23.3, 69.3, 0.2)}}],[{{Ring(25, 69, 0.4)}}],[{{Ring(26, 69, 0.0001)}}]]}""";
        Assert.Equal(3, Map("""{"type":"Feature","properties":{"kommunenummer":"5601"},"geometry":""" + polygon + "}").Shapes[0].Rings.Count);
    }

    /// <summary>One feature a part, a number for a code, one from before the borders changed, and a municipality too small to be drawn.</summary>
    [Fact]
    public void PartsAreJoined_OldCodesAreTheirHeirs_AndTheSmallestHasADot()
    {
        using var directory = new ReferenceDirectory().With("population.csv", "municipality;year;sex;age_group;population\n5601;2024;1;0-4;10\n0301;2024;1;0-4;10\n")
            .With("map.geojson", Collection(Feature("5403", Square(23, 69, 1)), Feature("5601", Square(25, 69, 1)), """{"type":"Feature","properties":{"code":301},"geometry":{"type":"Polygon","coordinates":[""" + Ring(10, 59, 0.00001) + "]}}"));
        var map = directory.Load().Map!;
        Assert.Equal(["0301", "5601"], map.Shapes.Select(shape => shape.Code.ToString()));
        Assert.Equal([1, 2], map.Shapes.Select(shape => shape.Rings.Count));
        Assert.True(Area(map.Shapes[0].Rings[0]) > 0);
    }

    /// <summary>Two sides of one border go through the same points of the grid, though each file has its own straight bits.</summary>
    [Fact]
    public void Neighbours_ShareTheirBorder()
    {
        using var directory = new ReferenceDirectory().With("population.csv", "municipality;year;sex;age_group;population\n5601;2024;1;0-4;10\n5603;2024;1;0-4;10\n")
            .With("map.geojson", Collection(Feature("5601", Square(23, 69, 1)), Feature("5603", Square(24, 69, 1))));
        var shapes = directory.Load().Map!.Shapes;
        Assert.Equal(2, shapes[0].Rings[0].Intersect(shapes[1].Rings[0]).Count());
    }

    [Theory]
    [InlineData("{", "JSON")]
    [InlineData("[]", "a FeatureCollection")]
    [InlineData("""{"type":"Feature"}""", "a FeatureCollection")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "municipalities of population.csv")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"navn":"Alta"}}]}""", "a property with the municipality's code")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"5601"},"geometry":null}]}""", "a Polygon or MultiPolygon")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"5601"},"geometry":{"type":"Point","coordinates":[1,2]}}]}""", "a Polygon or MultiPolygon")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"5601"},"geometry":{"type":"Polygon","coordinates":7}}]}""", "rings of positions")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"5601"},"geometry":{"type":"Polygon","coordinates":[]}}]}""", "rings of four positions or more")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"5601"},"geometry":{"type":"Polygon","coordinates":[[[1,2],[2,2],[1,2]]]}}]}""", "rings of four positions or more")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"5601"},"geometry":{"type":"Polygon","coordinates":[[["x",2],[2,2],[2,3],[1,2]]]}}]}""", "positions of two numbers")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"5601"},"geometry":{"type":"Polygon","coordinates":[[[270000,7000000],[270001,7000000],[270001,7000001],[270000,7000000]]]}}]}""", "longitude and latitude in degrees (WGS 84)")]
    public void AMapThatIsNone_IsRefusedWithOneReason(string json, string rule)
    {
        using var directory = ReferenceDirectory.WithPopulation().With("map.geojson", json);
        var fault = Assert.Single(directory.Faults());
        Assert.Equal(("map.geojson", rule), (fault.File, fault.Rule));
    }

    [Fact]
    public void AMapThatIsNotUtf8_IsRefused()
    {
        using var directory = ReferenceDirectory.WithPopulation().With("map.geojson", Encoding.Latin1.GetBytes(Collection(Feature("Tromsø", Square(1, 1, 1)))));
        Assert.Equal("text in UTF-8", Assert.Single(directory.Faults()).Rule);
    }

    [SkippableFact, Trait("Needs", "shared")]
    public void Norway_IsDrawnWhole()
    {
        string file = Path.Combine(Repository.Root, "..", "shared", "data", "no_municipalities_2024.geojson");
        Skip.IfNot(File.Exists(file), "The shared data are not here.");
        string[] codes = [.. File.ReadLines(Path.Combine(Path.GetDirectoryName(file)!, "no_municipalities_2024.csv")).Skip(1).Select(line => line.Split(',')[0])];
        using var directory = new ReferenceDirectory().With("population.csv", "municipality;year;sex;age_group;population\n" + string.Concat(codes.Select(code => $"{code};2024;1;0-4;10\n"))).With("map.geojson", File.ReadAllBytes(file));
        var map = directory.Load().Map!;
        Assert.Equal(codes.Order(StringComparer.Ordinal), map.Shapes.Select(shape => shape.Code.ToString()));
        Assert.All(map.Shapes, shape => Assert.NotEmpty(shape.Rings));
        Assert.InRange(map.Shapes.Sum(shape => shape.Rings.Sum(ring => ring.Count)), 5_000, 40_000);
    }

    private static MunicipalityMap Map(params string[] features)
    {
        using var directory = ReferenceDirectory.WithPopulation().With("map.geojson", Collection(features));
        return directory.Load().Map!;
    }

    private static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    private static string Feature(string code, params string[] polygons) =>
        $$$"""{"type":"Feature","properties":{"code":"{{{code}}}"},"geometry":{"type":"MultiPolygon","coordinates":[{{{string.Join(',', polygons)}}}]}}""";

    private static string Square(double west, double south, double side) => $"[{Ring(west, south, side)}]";

    private static string Ring(double west, double south, double side) => string.Create(CultureInfo.InvariantCulture,
        $"[[{west},{south}],[{west + side},{south}],[{west + side},{south + side}],[{west},{south + side}],[{west},{south}]]");

    private static double Area(IReadOnlyList<GridPoint> ring) =>
        Math.Abs(ring.Zip(ring.Skip(1).Append(ring[0])).Sum(pair => (double)pair.First.X * pair.Second.Y - (double)pair.Second.X * pair.First.Y)) / 2;
}
