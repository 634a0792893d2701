using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Analytics.Extracts;

/// <summary>The intake as JSON, in a fixed order of keys.</summary>
internal static class IntakeJson
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IntakeSummary intake)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Layout))
        {
            json.WriteStartObject();
            Counts(json, intake.Rows, intake.Kept, intake.Refused, intake.Tested);
            Extent(json, intake.FirstDay, intake.LastDay, intake.MedianPackages, intake.MedianDddPerPackage);
            Faults(json, intake.Faults);
            List(json, "months", intake.Months, month =>
            {
                json.WriteString("month", month.Month.ToString());
                json.WriteNumber("rows", month.Rows);
                json.WriteBoolean("low", month.IsLow);
            });
            List(json, "missing_ddd", intake.MissingDdd, group =>
            {
                json.WriteString("group", group.Group);
                json.WriteNumber("rows", group.Rows);
                json.WriteNumber("missing", group.Missing);
            });
            if (intake.Attribution is { } attribution)
            {
                json.WriteStartObject("attribution");
                json.WriteString("by", attribution.Attribution.ToString());
                foreach (var (bucket, rows) in attribution.Buckets) json.WriteNumber(bucket.ToString(), rows);
                json.WriteEndObject();
            }
            if (intake.DeclaredLists > 0) json.WriteNumber("declared_lists", intake.DeclaredLists);
            List(json, "not_computed", intake.NotComputed, skipped =>
            {
                json.WriteString("measure", skipped.Measure);
                json.WriteBoolean("on_lists_only", skipped.OnListsOnly);
                json.WriteStartArray("missing");
                foreach (string need in skipped.Missing) json.WriteStringValue(need);
                json.WriteEndArray();
            });
            List(json, "oral_morphine", intake.Ome, group =>
            {
                json.WriteString("group", group.Group);
                json.WriteNumber("rows", group.Rows);
                json.WriteNumber("assumed", group.Assumed);
                json.WriteNumber("not_convertible", group.NotConvertible);
            });
            List(json, "files", intake.Files, file => OfFile(json, file));
            List(json, "stops", intake.Stops, stop =>
            {
                json.WriteString("file", Path.GetFileName(stop.File));
                if (stop.Line is { } line) json.WriteNumber("line", line);
                if (stop.Column is { } column) json.WriteString("column", column);
                json.WriteString("expected", stop.Rule);
                json.WriteString("remedy", stop.Remedy);
            });
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length) + "\n";
    }

    private static void OfFile(Utf8JsonWriter json, FileIntake file)
    {
        json.WriteString("file", file.Name);
        json.WriteString("format", file.Format);
        json.WriteString("encoding", file.Encoding);
        json.WriteString("date_precision", file.DatePrecision == DatePrecision.Month ? "month" : "day");
        json.WriteStartArray("missing_columns");
        foreach (string column in file.MissingColumns) json.WriteStringValue(column);
        json.WriteEndArray();
        Counts(json, file.Rows, file.Kept, file.Refused, file.Tested);
        Extent(json, file.FirstDay, file.LastDay, file.MedianPackages, file.MedianDddPerPackage);
        Faults(json, file.Faults);
    }

    private static void Counts(Utf8JsonWriter json, long rows, long kept, long refused, long tested)
    {
        json.WriteNumber("rows", rows);
        json.WriteNumber("kept", kept);
        json.WriteNumber("refused", refused);
        json.WriteNumber("every_field_tested", tested);
    }

    private static void Extent(Utf8JsonWriter json, DateOnly? firstDay, DateOnly? lastDay, decimal? packages, decimal? dddPerPackage)
    {
        Day(json, "first_day", firstDay);
        Day(json, "last_day", lastDay);
        Median(json, "median_packages", packages);
        Median(json, "median_ddd_per_package", dddPerPackage);
    }

    private static void Faults(Utf8JsonWriter json, IReadOnlyList<RuleIntake> faults) => List(json, "faults", faults, fault =>
    {
        json.WriteString("rule", fault.Rule.ToString());
        json.WriteBoolean("refused", fault.Refuses);
        json.WriteNumber("count", fault.Count);
        List(json, "first", fault.FirstPlaces, place =>
        {
            json.WriteString("file", place.File);
            json.WriteNumber("line", place.Line);
            if (place.Column is not null) json.WriteString("column", place.Column);
        });
    });

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Day(Utf8JsonWriter json, string name, DateOnly? day)
    {
        if (day is { } known) json.WriteString(name, known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        else json.WriteNull(name);
    }

    private static void Median(Utf8JsonWriter json, string name, decimal? median)
    {
        if (median is { } known) json.WriteNumber(name, known);
        else json.WriteNull(name);
    }
}
