using System.Text;
using System.Text.Json;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Charts;
using Analytics.Reports.Components;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Browser;

/// <summary>The figures as JSON for the page's script: as many decimals as a report shows, and for what is not shown one letter that says why.</summary>
/// <remarks>The default encoder writes no angle bracket, so that no name can end the element that holds it.</remarks>
internal static class FigureData
{
    public static string Of(PlaceFigures figures, ReportTexts texts)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) Write(json, figures, texts);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter json, PlaceFigures figures, ReportTexts texts)
    {
        json.WriteStartObject();
        json.WriteString("decimalSign", texts.Culture.DecimalSign);
        json.WriteString("groupSign", texts.Culture.GroupSign);
        json.WriteString("percentSign", texts.Culture.PercentSign);
        json.WriteString("year", figures.Year.ToString());
        json.WriteStartArray("places");
        foreach (var place in figures.Municipalities) WriteTexts(json, place.Unit, place.Name, place.County);
        json.WriteEndArray();
        json.WriteStartArray("counties");
        foreach (var county in figures.Counties) WriteTexts(json, county.Code, county.Name);
        json.WriteEndArray();
        json.WriteStartObject("measures");
        foreach (var measure in figures.Measures) WriteMeasure(json, figures, measure, texts.Language);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMeasure(Utf8JsonWriter json, PlaceFigures figures, MeasureDefinition measure, Language language)
    {
        json.WriteStartObject(measure.Id);
        json.WriteString("title", measure.Title[language]);
        json.WriteString("unit", TrendFigure.Short(measure.Unit[language]));
        json.WriteString("method", measure.Method[language]);
        json.WriteNumber("decimals", measure.Decimals);
        json.WriteBoolean("percent", measure.IsPercent);
        json.WriteStartObject("municipalities");
        foreach (var period in figures.Periods)
        {
            var found = figures.Municipalities.Select(place => figures.Find(measure, UnitLevel.Municipality, place.Unit, period)).ToList();
            if (found.TrueForAll(figure => figure is null)) continue;
            json.WriteStartArray(period.ToString());
            foreach (var figure in found) WriteCell(json, measure, figure);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteStartObject("nation");
        foreach (var period in figures.Periods)
        {
            if (figures.Find(measure, UnitLevel.National, figures.Nation, period) is not { } figure) continue;
            json.WritePropertyName(period.ToString());
            WriteCell(json, measure, figure);
        }
        json.WriteEndObject();
        json.WriteStartArray("counties");
        foreach (var county in figures.Counties) WriteCell(json, measure, figures.Find(measure, UnitLevel.County, county.Code, figures.Year));
        json.WriteEndArray();
        json.WriteStartArray("fifths");
        foreach (var fifth in figures.FifthsOf(measure)) json.WriteNumberValue(fifth.Match(step => step, _ => 0));
        json.WriteEndArray();
        if (figures.Map is not null) WriteMap(json, measure, figures.OnMap(measure));
        json.WriteEndObject();
    }

    /// <summary>What each shape looks like, and [fifth, lowest, highest] for the key.</summary>
    private static void WriteMap(Utf8JsonWriter json, MeasureDefinition measure, (IReadOnlyList<Published<int>> Fifths, IReadOnlyList<FifthRange> Steps) map)
    {
        json.WriteStartArray("shapes");
        foreach (var fifth in map.Fifths) json.WriteNumberValue(MapKind.Of(fifth));
        json.WriteEndArray();
        json.WriteStartArray("steps");
        foreach (var step in map.Steps)
        {
            step.Low.And(step.High, (low, high) => (low, high)).Match(
                range =>
                {
                    json.WriteStartArray();
                    json.WriteNumberValue(step.Fifth);
                    json.WriteNumberValue(measure.Printed(range.low));
                    json.WriteNumberValue(measure.Printed(range.high));
                    json.WriteEndArray();
                    return 0;
                },
                _ => 0);
        }
        json.WriteEndArray();
    }

    /// <summary>[value], [value, lower, upper], a letter for what is not shown, null for what no file has.</summary>
    private static void WriteCell(Utf8JsonWriter json, MeasureDefinition measure, ReleasedFigure? figure)
    {
        if (figure is null)
        {
            json.WriteNullValue();
            return;
        }
        figure.Value.Match(
            value =>
            {
                json.WriteStartArray();
                Write(value);
                figure.Lower.And(figure.Upper, (lower, upper) => (lower, upper)).Match(limits => { Write(limits.lower); Write(limits.upper); return 0; }, _ => 0);
                json.WriteEndArray();
                return 0;
            },
            reason => { json.WriteStringValue(LetterOf(reason)); return 0; });

        void Write(decimal value) => json.WriteNumberValue(measure.Printed(value));
    }

    /// <summary>Also the last part of the text's key.</summary>
    private static string LetterOf(WithheldReason reason) => reason switch { WithheldReason.NoData => "n", WithheldReason.NotComputed => "c", _ => "p" };

    private static void WriteTexts(Utf8JsonWriter json, params ReadOnlySpan<string> texts)
    {
        json.WriteStartArray();
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
