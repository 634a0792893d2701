using System.Text.Json;

namespace Analytics.Extracts;

/// <summary>Reads a format from JSON and gathers every fault before it complains.</summary>
internal sealed class ExtractFormatJson
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    private readonly List<string> _faults = [];

    private ExtractFormatJson() { }

    /// <exception cref="ExtractFormatException">The text has faults; all are listed.</exception>
    public static ExtractFormat Read(Stream json, string source)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Lenient);
        }
        catch (JsonException fault)
        {
            throw new ExtractFormatException(source, [$"it is not JSON ({fault.Message})"]);
        }
        using (document)
        {
            var reader = new ExtractFormatJson();
            var format = reader.Format(document.RootElement);
            return format is not null && reader._faults.Count == 0 ? format : throw new ExtractFormatException(source, reader._faults);
        }
    }

    private ExtractFormat? Format(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            _faults.Add("the outermost value must be an object.");
            return null;
        }
        KnownKeys(root, "", "id", "version", "files", "format", "delimiter", "decimal", "encoding", "nulls", "date", "columns", "sex",
            "correction", "prescriberLevel", "hideProductVolumes", "dddPerPackage", "passOverWithoutAtc");
        Choice(root, "format", "csv", "csv");
        return new ExtractFormat
        {
            Id = Text(root, "id", "id", required: true),
            Version = Number(root, "version", "version", 1),
            Files = Text(root, "files", "files", required: false),
            Delimiter = Choice(root, "delimiter", ";", ";", ",", "\t")[0],
            DecimalMark = Choice(root, "decimal", ",", ",", ".")[0],
            Encodings = Encodings(root),
            Nulls = root.TryGetProperty("nulls", out var nulls) ? Texts(nulls, "nulls") : [""],
            Dates = Dates(root),
            Columns = Columns(root),
            DddPerPackage = PerPackage(root),
            PassesOverRowsWithoutAtc = Flag(root, "passOverWithoutAtc", "passOverWithoutAtc"),
            Sex = Sex(root),
            Correction = Correction(root),
            PrescriberLevel = Choice(root, "prescriberLevel", "person", "person", "practice", "workplace", "none") switch
            {
                "practice" => PrescriberLevel.Practice,
                "workplace" => PrescriberLevel.Workplace,
                "none" => PrescriberLevel.None,
                _ => PrescriberLevel.Person,
            },
            HideProductVolumes = Flag(root, "hideProductVolumes", "hideProductVolumes"),
        };
    }

    private List<ExtractEncoding> Encodings(JsonElement root)
    {
        if (!root.TryGetProperty("encoding", out var value)) return [ExtractEncoding.Utf8];
        var encodings = new List<ExtractEncoding>();
        foreach (string name in value.ValueKind == JsonValueKind.String ? [value.GetString()!] : Texts(value, "encoding"))
        {
            switch (name.ToUpperInvariant())
            {
                case "UTF-8": encodings.Add(ExtractEncoding.Utf8); break;
                case "WINDOWS-1252": encodings.Add(ExtractEncoding.Windows1252); break;
                case "ISO-8859-1": encodings.Add(ExtractEncoding.Latin1); break;
                default: _faults.Add($"encoding: '{name}' is not one of utf-8, windows-1252, iso-8859-1."); break;
            }
        }
        if (encodings.Count == 0) _faults.Add("encoding: name at least one of utf-8, windows-1252, iso-8859-1.");
        return encodings;
    }

    private List<ExtractDate> Dates(JsonElement root)
    {
        var dates = new List<ExtractDate>();
        if (!root.TryGetProperty("date", out var date) || date.ValueKind != JsonValueKind.Object)
        {
            _faults.Add("date: give an object with column, format and precision.");
            return dates;
        }
        dates.Add(Date(date, "date", "alternatives"));
        if (!date.TryGetProperty("alternatives", out var others)) return dates;
        if (others.ValueKind != JsonValueKind.Array || others.EnumerateArray().Any(other => other.ValueKind != JsonValueKind.Object))
        {
            _faults.Add("date.alternatives: give a list of objects.");
            return dates;
        }
        int i = 0;
        foreach (var other in others.EnumerateArray()) dates.Add(Date(other, $"date.alternatives[{i++}]"));
        return dates;
    }

    private ExtractDate Date(JsonElement value, string key, params string[] furtherKeys)
    {
        KnownKeys(value, key + ".", [.. furtherKeys, "column", "format", "precision", "keyFile"]);
        var precision = Choice(value, "precision", "day", "day", "month", "relative") switch
        {
            "month" => DatePrecision.Month,
            "relative" => DatePrecision.Relative,
            _ => DatePrecision.Day,
        };
        bool absolute = precision != DatePrecision.Relative;
        string format = Text(value, "format", key + ".format", required: absolute);
        if (format.Length > 0 && (!DatePattern.TryCompile(format, out var pattern) || pattern.HasDay != (precision == DatePrecision.Day)))
        {
            _faults.Add($"{key}.format: write yyyy and MM once each and, at precision day only, dd, with any separators (yyyy-MM-dd).");
        }
        return new ExtractDate(Text(value, "column", key + ".column", required: true), format, precision,
            Text(value, "keyFile", key + ".keyFile", required: false));
    }

    private Dictionary<string, ExtractColumn> Columns(JsonElement root)
    {
        var columns = new Dictionary<string, ExtractColumn>(StringComparer.Ordinal);
        if (!root.TryGetProperty("columns", out var value) || value.ValueKind != JsonValueKind.Object)
        {
            _faults.Add("columns: give an object from canonical names to names in the extract.");
            return columns;
        }
        foreach (var column in value.EnumerateObject())
        {
            string key = "columns." + column.Name;
            if (!CanonicalColumn.All.Contains(column.Name, StringComparer.Ordinal))
            {
                _faults.Add($"{key}: not a canonical column; use one of {string.Join(", ", CanonicalColumn.All)}.");
                continue;
            }
            columns[column.Name] = Column(column.Value, key);
        }
        foreach (string required in CanonicalColumn.Required)
        {
            if (required == CanonicalColumn.Ddd && root.TryGetProperty("dddPerPackage", out _)) continue;
            if (required != CanonicalColumn.DispensedDate && !columns.ContainsKey(required))
                _faults.Add($"columns.{required}: missing; say which column of the extract it is.");
        }
        return columns;
    }

    private ExtractColumn Column(JsonElement value, string key)
    {
        if (value.ValueKind != JsonValueKind.Object) return new ExtractColumn(Names(value, key));
        KnownKeys(value, key + ".", "from", "pad", "assumed");
        int pad = Number(value, "pad", key + ".pad", 0);
        if (pad is < 0 or > 20) _faults.Add($"{key}.pad: give a number of digits from 0 to 20.");
        if (value.TryGetProperty("from", out var from)) return new ExtractColumn(Names(from, key + ".from"), pad, Flag(value, "assumed", key + ".assumed"));
        _faults.Add($"{key}.from: missing; give a list of names in the extract.");
        return new ExtractColumn([]);
    }

    private DddPerPackage? PerPackage(JsonElement root)
    {
        if (!root.TryGetProperty("dddPerPackage", out var value)) return null;
        if (value.ValueKind != JsonValueKind.Object)
        {
            _faults.Add("dddPerPackage: give an object with from.");
            return null;
        }
        KnownKeys(value, "dddPerPackage.", "from", "unitColumn", "dddUnits", "notPackages");
        if (!value.TryGetProperty("from", out var from)) _faults.Add("dddPerPackage.from: missing; give a list of names in the extract.");
        string unit = Text(value, "unitColumn", "dddPerPackage.unitColumn", required: false);
        List<string> units = value.TryGetProperty("dddUnits", out var texts) ? Texts(texts, "dddPerPackage.dddUnits") : [];
        if (unit.Length > 0 != units.Count > 0) _faults.Add("dddPerPackage: give unitColumn and dddUnits together.");
        string other = Text(value, "notPackages", "dddPerPackage.notPackages", required: false);
        int equals = other.IndexOf('=', StringComparison.Ordinal);
        if (other.Length > 0 && equals <= 0) _faults.Add("dddPerPackage.notPackages: must be 'COLUMN=VALUE'.");
        return new DddPerPackage(
            from.ValueKind == JsonValueKind.Undefined ? [] : Names(from, "dddPerPackage.from"), unit.Length > 0 ? unit : null, units,
            equals > 0 ? (other[..equals], other[(equals + 1)..]) : null);
    }

    private List<string> Names(JsonElement value, string key)
    {
        var names = Texts(value, key);
        if (names.Count == 0 || names.Contains("")) _faults.Add($"{key}: give a list of names in the extract.");
        return names;
    }

    private Dictionary<string, string> Sex(JsonElement root)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!root.TryGetProperty("sex", out var value)) return map;
        if (value.ValueKind != JsonValueKind.Object)
        {
            _faults.Add("sex: give an object from texts in the extract to M, F or U.");
            return map;
        }
        foreach (var entry in value.EnumerateObject())
        {
            if (entry.Value.ValueKind == JsonValueKind.String && entry.Value.GetString() is "M" or "F" or "U") map[entry.Name] = entry.Value.GetString()!;
            else _faults.Add($"sex.{entry.Name}: must be M, F or U.");
        }
        return map;
    }

    private ExtractCorrection Correction(JsonElement root)
    {
        string text = root.TryGetProperty("correction", out _) ? Text(root, "correction", "correction", required: true) : "negative";
        if (text is "negative" or "") return ExtractCorrection.Negative;
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        const string Prefix = "flag:";
        if (text.StartsWith(Prefix, StringComparison.Ordinal) && equals > Prefix.Length && equals < text.Length - 1)
            return new ExtractCorrection(text[Prefix.Length..equals], text[(equals + 1)..]);
        _faults.Add("correction: must be 'negative' or 'flag:COLUMN=VALUE'.");
        return ExtractCorrection.Negative;
    }

    private void KnownKeys(JsonElement value, string prefix, params string[] known)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (!known.Contains(property.Name, StringComparer.Ordinal))
                _faults.Add($"{prefix}{property.Name}: unknown key; the keys here are {string.Join(", ", known)}.");
        }
    }

    private string Text(JsonElement value, string name, string key, bool required)
    {
        bool there = value.TryGetProperty(name, out var text);
        if (there && text.ValueKind == JsonValueKind.String && (text.GetString()!.Length > 0 || !required)) return text.GetString()!;
        if (there || required) _faults.Add($"{key}: give a text.");
        return "";
    }

    private string Choice(JsonElement value, string name, string otherwise, params string[] choices)
    {
        if (!value.TryGetProperty(name, out var text)) return otherwise;
        if (text.ValueKind == JsonValueKind.String && choices.Contains(text.GetString(), StringComparer.Ordinal)) return text.GetString()!;
        _faults.Add($"{name}: must be one of {string.Join(" ", choices.Select(choice => $"'{(choice == "\t" ? "\\t" : choice)}'"))}.");
        return otherwise;
    }

    private int Number(JsonElement value, string name, string key, int otherwise)
    {
        if (!value.TryGetProperty(name, out var number)) return otherwise;
        if (number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out int whole)) return whole;
        _faults.Add($"{key}: give a whole number.");
        return otherwise;
    }

    private bool Flag(JsonElement value, string name, string key)
    {
        if (!value.TryGetProperty(name, out var flag)) return false;
        if (flag.ValueKind is JsonValueKind.True or JsonValueKind.False) return flag.GetBoolean();
        _faults.Add($"{key}: must be true or false.");
        return false;
    }

    private List<string> Texts(JsonElement value, string key)
    {
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        _faults.Add($"{key}: give a list of texts.");
        return [];
    }
}
