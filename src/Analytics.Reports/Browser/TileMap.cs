using System.Globalization;
using Analytics.Reports.National;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Browser;

/// <summary>Counties as equal squares, where the national summary has them; the script gives each its figure and colour.</summary>
internal static class TileMap
{
    private const int Step = 76, Size = 72;

    /// <returns>Whether these counties have places on the map.</returns>
    public static bool Write(Html html, PlaceFigures figures, ReportTexts texts)
    {
        if (CountyMap.PlacesOf(figures.Counties) is not { } places) return false;
        int width = (places.Max(place => place.Column) + 1) * Step, height = (places.Max(place => place.Row) + 1) * Step;
        using (html.In("figure", ("class", "scripted map")))
        {
            using (html.In("svg", ("viewBox", Numbers(0, 0, width, height)), ("role", "img"), ("aria-labelledby", "map-title"), ("id", "map")))
            {
                html.Add("title", texts["browser.map.alt"], ("id", "map-title"));
                html.Raw("<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M0 0V6\"/></pattern></defs>").Line();
                for (int i = 0; i < places.Count; i++) Tile(html, places[i], figures.Counties[i].Name);
            }
            html.Line().Add("ol", ("id", "map-key"), ("class", "key"));
            html.Add("figcaption", texts["map.caption"]);
        }
        html.Line();
        return true;
    }

    private static void Tile(Html html, (int Column, int Row) place, string name)
    {
        using (html.In("g", ("class", "tile"), ("transform", $"translate({Numbers(place.Column * Step, place.Row * Step)})")))
        {
            html.Add("rect", ("width", Numbers(Size)), ("height", Numbers(Size)));
            string[] lines = name.Length > LongestLine && name.Split(' ') is { Length: > 1 } words ? [words[0], string.Join(' ', words[1..])] : [name];
            for (int i = 0; i < lines.Length; i++) html.Add("text", lines[i], ("x", Numbers(Size / 2)), ("y", Numbers(24 + 13 * i)));
            html.Add("text", "", ("x", Numbers(Size / 2)), ("y", Numbers(60)), ("class", "figure"));
        }
        html.Line();
    }

    private const int LongestLine = 11;

    private static string Numbers(params int[] numbers) => string.Join(' ', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
}
