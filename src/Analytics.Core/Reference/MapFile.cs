using System.Globalization;
using System.Text.Json;
using Analytics.Prescribing;

namespace Analytics.Reference;

/// <summary>Reads <c>map.geojson</c> (RFC 7946): polygons of municipalities in longitude and latitude.</summary>
internal static class MapFile
{
    public const string Name = "map.geojson";

    /// <summary>Properties that a municipality's code is looked for in, in this order.</summary>
    private static readonly string[] CodeProperties = ["code", "municipality", "municipality_code", "kommunenummer", "kommunekode", "komkode", "KOMKODE"];

    /// <summary>A ring is closed: four positions make a triangle.</summary>
    private const int FewestPositions = 4;

    /// <returns>Null where there is no such file, or one with faults.</returns>
    public static MunicipalityMap? Read(TableSource source, MunicipalityRegister register, IReadOnlyList<MunicipalityCode> municipalities, FaultList faults)
    {
        if (!source.UserHas(Name)) return null;
        try
        {
            using var file = source.Open(Name)!;
            using var json = JsonDocument.Parse(file);
            return MapDrawing.Of(Areas(json.RootElement, register, municipalities));
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            faults.Add(error is JsonException
                ? new(Name, 0, "", "JSON", "Export the map as GeoJSON anew.")
                : new(Name, 0, "", "a file that can be read", "Check the rights of the file and whether another program holds it."));
        }
        catch (InvalidOperationException)
        {
            // What JsonElement says of text that it cannot read.
            faults.Add(new(Name, 0, "", "text in UTF-8", "Save the file as UTF-8."));
        }
        catch (MapFault fault)
        {
            faults.Add(new(Name, 0, fault.Where, fault.Message, fault.Remedy));
        }
        return null;
    }

    /// <summary>The rings of each municipality; several features of one are its parts. What population.csv does not have is left out, so that the map shows no more of the country than the figures are about.</summary>
    private static SortedDictionary<MunicipalityCode, List<Position[]>> Areas(JsonElement root, MunicipalityRegister register, IReadOnlyList<MunicipalityCode> municipalities)
    {
        if (Text(root, "type") != "FeatureCollection" || Member(root, "features") is not { ValueKind: JsonValueKind.Array } features)
            throw new MapFault("", "a FeatureCollection", "Export the map as GeoJSON with one feature for each municipality.");
        var areas = new SortedDictionary<MunicipalityCode, List<Position[]>>();
        int number = 0;
        foreach (var feature in features.EnumerateArray())
        {
            string where = string.Create(CultureInfo.InvariantCulture, $"feature {++number}");
            var code = CodeOf(feature, where);
            var newest = register.Successor(code) is { IsKnown: true } heir ? heir : code;
            if (!areas.TryGetValue(newest, out var rings)) areas[newest] = rings = [];
            int before = rings.Count;
            rings.AddRange(RingsOf(feature, where));
            if (rings.Count == before) throw new MapFault(where, "rings of four positions or more", "Leave out features without an area.");
        }
        foreach (var unknown in areas.Keys.Except(municipalities).ToList()) areas.Remove(unknown);
        if (areas.Count == 0)
            throw new MapFault("", "municipalities of population.csv", "Use a map of the country that the population is of, with official codes of municipalities.");
        return areas;
    }

    private static MunicipalityCode CodeOf(JsonElement feature, string where)
    {
        if (Member(feature, "properties") is { } properties)
        {
            foreach (string name in CodeProperties)
            {
                string? text = Member(properties, name) switch
                {
                    { ValueKind: JsonValueKind.String } value => value.GetString(),
                    { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
                    _ => null,
                };
                if (text is not null && MunicipalityCode.TryParse(text, out var code) && code.IsKnown) return code;
            }
        }
        throw new MapFault(where, "a property with the municipality's code", $"Name it one of {string.Join(", ", CodeProperties)}.");
    }

    private static IEnumerable<Position[]> RingsOf(JsonElement feature, string where)
    {
        var geometry = Member(feature, "geometry") ?? default;
        var coordinates = Member(geometry, "coordinates") ?? default;
        return Text(geometry, "type") switch
        {
            "Polygon" => Items(coordinates).Select(Ring),
            "MultiPolygon" => Items(coordinates).SelectMany(Items).Select(Ring),
            _ => throw new MapFault(where, "a Polygon or MultiPolygon", "Leave out points and lines, and features without an area."),
        };

        IEnumerable<JsonElement> Items(JsonElement list) =>
            list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw new MapFault(where, "rings of positions", "Export the map as GeoJSON anew.");

        Position[] Ring(JsonElement ring)
        {
            Position[] positions = [.. Items(ring).Select(PositionOf)];
            return positions.Length >= FewestPositions ? positions : throw new MapFault(where, "rings of four positions or more", "Export the map as GeoJSON anew.");
        }

        Position PositionOf(JsonElement position)
        {
            if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2 || position[0].ValueKind != JsonValueKind.Number || position[1].ValueKind != JsonValueKind.Number)
                throw new MapFault(where, "positions of two numbers", "Export the map as GeoJSON anew.");
            var (longitude, latitude) = (position[0].GetDouble(), position[1].GetDouble());
            return longitude is >= -180 and <= 180 && latitude is >= -90 and <= 90
                ? new Position(longitude, latitude)
                : throw new MapFault(where, "longitude and latitude in degrees (WGS 84)", "Export the map in EPSG:4326.");
        }
    }

    private static JsonElement? Member(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private sealed class MapFault(string where, string rule, string remedy) : Exception(rule)
    {
        public string Where => where;
        public string Remedy => remedy;
    }
}

/// <summary>Degrees.</summary>
internal readonly record struct Position(double Longitude, double Latitude);
