using System.Security.Cryptography;
using System.Text.Json;
using Analytics.Prescribing;

namespace Analytics.Measures;

/// <summary>Tells one set of definitions from another, so that two figures can be seen to mean the same.</summary>
internal static class MeasureFingerprint
{
    /// <summary>SHA-256 in lower-case hex over all that the definitions say, drugs included, whatever the order of the measures or the layout of their files.</summary>
    public static string Of(IEnumerable<MeasureDefinition> measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        return HashOf(json =>
        {
            json.WriteStartArray();
            foreach (var measure in measures.OrderBy(measure => measure.Id, StringComparer.Ordinal)) Write(json, measure);
            json.WriteEndArray();
        });
    }

    /// <summary>The same over what decides the numbers of one measure, whatever it is called and how it is explained.</summary>
    public static string OfDefinition(MeasureDefinition measure) => HashOf(json =>
    {
        json.WriteStartObject();
        WriteDefinition(json, measure);
        json.WriteEndObject();
    });

    private static string HashOf(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) write(json);
        return Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, MeasureDefinition measure)
    {
        json.WriteStartObject();
        WriteDefinition(json, measure);
        json.WriteString("direction", measure.Direction.ToString());
        json.WriteNumber("decimals", measure.Decimals);
        json.WriteNumber("minimumDenominator", measure.MinimumDenominator);
        json.WriteStartArray("periods");
        foreach (var period in measure.Periods.Order()) json.WriteStringValue(period.ToString());
        json.WriteEndArray();
        WriteText(json, "title", measure.Title);
        WriteText(json, "shortTitle", measure.ShortTitle);
        WriteText(json, "unit", measure.Unit);
        WriteText(json, "unitOnList", measure.UnitOnList);
        WriteText(json, "why", measure.Why);
        WriteText(json, "method", measure.Method);
        json.WriteEndObject();
    }

    private static void WriteDefinition(Utf8JsonWriter json, MeasureDefinition measure)
    {
        json.WriteString("id", measure.Id);
        json.WriteNumber("version", measure.Version);
        json.WriteString("quantity", measure.Quantity.ToString());
        WriteDrugs(json, "drugs", measure.Drugs);
        WriteDrugs(json, "with", measure.With);
        if (measure.Excluding != Exclusion.None) json.WriteString("excluding", measure.Excluding.ToString());
        WriteNumber(json, "dddLimit", measure.DddLimit);
        WriteNumber(json, "omeLimit", measure.OmeLimit);
        WriteNumber(json, "fewestPrescribers", measure.FewestPrescribers);
        WriteNumber(json, "fewestUnits", measure.FewestUnits);
        WriteNumber(json, "fewestQuarters", measure.FewestQuarters);
        WriteNumber(json, "ageFrom", measure.AgeFrom);
        WriteNumber(json, "moreThanDays", measure.MoreThanDays);
        WriteNumber(json, "atMostDays", measure.AtMostDays);
        WriteNumber(json, "gapDays", measure.GapDays);
        WriteNumber(json, "washoutDays", measure.WashoutDays);
        if (measure.First is { } first) json.WriteString("first", first.ToString());
        if (measure.Starter is { } starter) json.WriteString("starter", starter.ToString());
    }

    private static void WriteDrugs(Utf8JsonWriter json, string key, string? id)
    {
        if (id is null) return;
        json.WriteStartArray(key);
        foreach (string branch in DrugSelection.Of(id).AtcPrefixes.Select(prefix => prefix.Text).Order(StringComparer.Ordinal)) json.WriteStringValue(branch);
        if (DrugSelection.Of(id).Only is not RowMarks.None and var only) json.WriteStringValue("only " + only);
        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string key, int? number)
    {
        if (number is { } there) json.WriteNumber(key, there);
    }

    private static void WriteText(Utf8JsonWriter json, string key, LocalText text)
    {
        json.WriteStartArray(key);
        json.WriteStringValue(text.Nb);
        json.WriteStringValue(text.Da);
        json.WriteStringValue(text.En);
        json.WriteEndArray();
    }
}
