using System.Globalization;
using System.Text;
using Analytics.Prescribing;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Browser;

/// <summary>Municipalities by their borders, where the user has a map; the script gives each its colour.</summary>
internal static class PlacesMap
{
    public static void Write(Html html, PlaceFigures figures, ReportTexts texts)
    {
        if (figures.Map is not { } map) return;
        html.Line().Add("h3", texts.With("browser.places", ("year", texts.Culture.Period(figures.Year)))).Line();
        using (html.In("figure", ("class", "places")))
        {
            using (html.In("svg", ("viewBox", string.Create(CultureInfo.InvariantCulture, $"-2 -2 {map.Width + 4} {map.Height + 4}")), ("role", "img"), ("aria-labelledby", "places-title"), ("id", "places")))
            {
                html.Add("title", texts["browser.places.alt"], ("id", "places-title"));
                html.Raw("<defs><pattern id=\"hatch-places\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M0 0V6\"/></pattern></defs>");
                foreach (var shape in map.Shapes)
                {
                    html.Line();
                    using (html.In("path", ("d", PathOf(shape)), ("data-code", shape.Code.ToString()))) html.Add("title", "");
                }
            }
            html.Line().Add("ol", ("id", "places-key"), ("class", "key"));
            html.Add("figcaption", texts["browser.places.caption"]);
        }
        html.Line();
    }

    /// <summary>Steps from point to point, which are short numbers.</summary>
    private static string PathOf(MapShape shape)
    {
        var path = new StringBuilder();
        foreach (var ring in shape.Rings)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{ring[0].X} {ring[0].Y}l");
            for (int i = 1; i < ring.Count; i++) path.Append(CultureInfo.InvariantCulture, $"{(i == 1 ? "" : " ")}{ring[i].X - ring[i - 1].X} {ring[i].Y - ring[i - 1].Y}");
            path.Append('z');
        }
        return path.ToString();
    }
}
