using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Analytics.Configuration;

/// <summary>A JSON object that is read strictly: what is wrong is collected, so that all faults can be told at once.</summary>
/// <remarks>Comments and trailing commas are allowed. Ask for every known key, then call <see cref="RefuseOtherKeys"/>.</remarks>
public sealed class JsonSection
{
    private static readonly JsonDocumentOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    private readonly JsonElement _element;
    private readonly string _file;
    private readonly string _path;
    private readonly ICollection<ConfigurationFault> _faults;
    private readonly List<string> _known = [];

    private JsonSection(JsonElement element, string file, string path, ICollection<ConfigurationFault> faults) =>
        (_element, _file, _path, _faults) = (element, file, path, faults);

    /// <summary>Reads a whole file.</summary>
    /// <returns>Null when it is not a JSON object; the fault says where reading stopped.</returns>
    public static JsonSection? Read(ReadOnlyMemory<byte> utf8, string file, ICollection<ConfigurationFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        try
        {
            using var document = JsonDocument.Parse(utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8, Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return new JsonSection(document.RootElement.Clone(), file, "", faults);
            faults.Add(new(file, "is not a JSON object", "begin it with { and end it with }"));
        }
        catch (JsonException e) when (e.LineNumber is null)
        {
            faults.Add(new(file, "has the same key twice in one object", "keep one of them"));
        }
        catch (JsonException e)
        {
            faults.Add(new(
                string.Create(CultureInfo.InvariantCulture, $"{file}, line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}"),
                "is not JSON", "look for a missing comma, quote or bracket just before this place"));
        }
        return null;
    }

    /// <summary>Whether the key is there; null counts as absent.</summary>
    public bool Has(string key) => Find(key, JsonValueKind.Undefined, required: false, "") is not null;

    public string? Text(string key, bool required = false)
    {
        string? text = Find(key, JsonValueKind.String, required, "a text in quotes")?.GetString();
        if (text is null || !string.IsNullOrWhiteSpace(text)) return text;
        Fault(key, "is empty", "write something, or leave the key out if it is optional");
        return null;
    }

    public int? Whole(string key, int from, int to, bool required = false)
    {
        string wanted = string.Create(CultureInfo.InvariantCulture, $"a whole number from {from} to {to}");
        if (Find(key, JsonValueKind.Number, required, wanted) is not { } element) return null;
        if (element.TryGetInt32(out int number) && number >= from && number <= to) return number;
        Fault(key, $"is not {wanted}", "correct the number");
        return null;
    }

    public decimal? Number(string key, decimal from, decimal to, bool required = false)
    {
        string wanted = string.Create(CultureInfo.InvariantCulture, $"a number from {from} to {to}");
        if (Find(key, JsonValueKind.Number, required, wanted) is not { } element) return null;
        if (element.TryGetDecimal(out decimal number) && number >= from && number <= to) return number;
        Fault(key, $"is not {wanted}", "correct the number");
        return null;
    }

    /// <summary>A day written as <c>yyyy-MM-dd</c>.</summary>
    public DateOnly? Day(string key, bool required = false)
    {
        const string Wanted = "a day written as \"yyyy-MM-dd\"";
        if (Find(key, JsonValueKind.String, required, Wanted) is not { } element) return null;
        if (DateOnly.TryParseExact(element.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Fault(key, $"is not {Wanted}", "correct the date");
        return null;
    }

    /// <summary>A value of the enumeration, written in camel case.</summary>
    public TEnum? Choice<TEnum>(string key, bool required = false) where TEnum : struct, Enum =>
        Text(key, required) is { } word ? ToChoice<TEnum>(key, word) : null;

    /// <inheritdoc cref="Choice{TEnum}"/>
    public IReadOnlyList<TEnum> Choices<TEnum>(string key, bool required = false) where TEnum : struct, Enum =>
        [.. Texts(key, required)?.Select(word => ToChoice<TEnum>(key, word)).OfType<TEnum>() ?? []];

    /// <summary>A list of texts, none of them twice; null when absent or not a list.</summary>
    public IReadOnlyList<string>? Texts(string key, bool required = false)
    {
        const string Wanted = "a list of texts in [ ]";
        if (Find(key, JsonValueKind.Array, required, Wanted) is not { } list) return null;
        var texts = new List<string>();
        foreach (var element in list.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(element.GetString()))
                Fault(key, $"is not {Wanted}", "put each entry in quotes and leave none empty");
            else if (texts.Contains(element.GetString()!))
                Fault(key, $"names \"{element.GetString()}\" twice", "keep one of them");
            else
                texts.Add(element.GetString()!);
        }
        return texts;
    }

    /// <summary>An object whose values are numbers, in the order of the file; null when absent.</summary>
    public IReadOnlyList<(string Key, decimal Value)>? Numbers(string key, bool required = false)
    {
        const string Wanted = "an object of numbers, { \"name\": number }";
        if (Find(key, JsonValueKind.Object, required, Wanted) is not { } element) return null;
        var numbers = new List<(string, decimal)>();
        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Number && property.Value.TryGetDecimal(out decimal number)) numbers.Add((property.Name, number));
            else Fault($"{key}.{property.Name}", "is not a number", "correct it");
        }
        return numbers;
    }

    /// <summary>A list of lists of numbers, all of one length; null when absent.</summary>
    public IReadOnlyList<IReadOnlyList<decimal>>? NumberRows(string key, bool required = false)
    {
        const string Wanted = "a list of lists of numbers, all of one length";
        if (Find(key, JsonValueKind.Array, required, $"{Wanted}, [[ … ]]") is not { } list) return null;
        var rows = new List<IReadOnlyList<decimal>>();
        foreach (var row in list.EnumerateArray())
        {
            var numbers = new List<decimal>();
            foreach (var element in row.ValueKind == JsonValueKind.Array ? row.EnumerateArray() : default)
            {
                if (element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out decimal number)) numbers.Add(number);
            }
            if (row.ValueKind == JsonValueKind.Array && numbers.Count == row.GetArrayLength() && numbers.Count > 0 && (rows.Count == 0 || numbers.Count == rows[0].Count))
            {
                rows.Add(numbers);
                continue;
            }
            Fault(key, $"is not {Wanted}", "correct it");
            return null;
        }
        return rows;
    }

    /// <summary>True or false; null when absent.</summary>
    public bool? YesOrNo(string key)
    {
        if (Find(key, JsonValueKind.Undefined, required: false, "") is not { } element) return null;
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False) return element.GetBoolean();
        Fault(key, "is not true or false", "correct it");
        return null;
    }

    /// <summary>Whether the key is a list.</summary>
    public bool IsList(string key) => _element.TryGetProperty(key, out var element) && element.ValueKind == JsonValueKind.Array;

    /// <summary>All keys, in the order of the file.</summary>
    public IEnumerable<string> Keys() => _element.EnumerateObject().Select(property => property.Name);

    /// <summary>Where a key stands that nobody has asked for.</summary>
    public IEnumerable<string> OtherKeys() => Keys().Where(key => !_known.Contains(key)).Select(PathOf);

    public JsonSection? Section(string key, bool required = false) =>
        Find(key, JsonValueKind.Object, required, "an object in { }") is { } element ? new(element, _file, PathOf(key), _faults) : null;

    /// <summary>A list of objects; empty when absent.</summary>
    public IReadOnlyList<JsonSection> Sections(string key, bool required = false)
    {
        const string Wanted = "a list of objects, [ { … } ]";
        var sections = new List<JsonSection>();
        if (Find(key, JsonValueKind.Array, required, Wanted) is not { } list) return sections;
        int index = 0;
        foreach (var element in list.EnumerateArray())
        {
            string entry = string.Create(CultureInfo.InvariantCulture, $"{key}[{index++}]");
            if (element.ValueKind == JsonValueKind.Object) sections.Add(new(element, _file, PathOf(entry), _faults));
            else Fault(entry, "is not an object", $"write {Wanted}");
        }
        return sections;
    }

    /// <summary>The value as compact JSON, to compare with a default; null when absent.</summary>
    public string? Raw(string key) =>
        Find(key, JsonValueKind.Undefined, required: false, "") is { } element ? Compact(element) : null;

    /// <summary>Adds a fault of a key that only its reader can know.</summary>
    public void Fault(string key, string problem, string remedy) => _faults.Add(new($"{_file}, {PathOf(key)}", problem, remedy));

    /// <summary>Every key that nobody has asked for is a fault.</summary>
    public void RefuseOtherKeys()
    {
        foreach (var property in _element.EnumerateObject())
        {
            if (_known.Contains(property.Name)) continue;
            string? near = Spelling.Nearest(property.Name, _known);
            Fault(property.Name, "is not a key that is known here",
                near is null ? $"remove it; known are {string.Join(", ", _known)}" : $"write {near}, or remove it");
        }
    }

    private static string Compact(JsonElement element)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes)) element.WriteTo(writer);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private TEnum? ToChoice<TEnum>(string key, string word) where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (Word(value) == word) return value;
        }
        Fault(key, $"does not know \"{word}\"", $"write {string.Join(" or ", Enum.GetValues<TEnum>().Select(Word))}");
        return null;
    }

    private static string Word<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private JsonElement? Find(string key, JsonValueKind kind, bool required, string wanted)
    {
        if (!_known.Contains(key)) _known.Add(key);
        if (!_element.TryGetProperty(key, out var element) || element.ValueKind == JsonValueKind.Null)
        {
            if (required) Fault(key, "is missing", $"add it as {wanted}");
            return null;
        }
        if (kind == JsonValueKind.Undefined || element.ValueKind == kind) return element;
        Fault(key, $"is not {wanted}", "correct it");
        return null;
    }

    private string PathOf(string key) => _path.Length == 0 ? key : $"{_path}.{key}";
}
