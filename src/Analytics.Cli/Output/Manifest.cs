using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Analytics.Cli.Configuration;
using Analytics.Measures;
using Analytics.Release;
using Analytics.Reports;

namespace Analytics.Cli.Output;

/// <summary>A file of a release.</summary>
/// <param name="Path">Relative to the manifest, with forward slashes.</param>
/// <param name="Sha256">Lower-case hex.</param>
internal sealed record ManifestFile(string Path, string Sha256);

/// <summary>A report that could not be written.</summary>
internal sealed record ManifestFailure(string Path, string Reason);

/// <summary>A chosen measure that the data could not give.</summary>
/// <param name="Missing">What it needs and was not there.</param>
/// <param name="OnListsOnly">Whether places have it, and only practices and doctors don't.</param>
internal sealed record ManifestSkip(string Measure, IReadOnlyList<string> Missing, bool OnListsOnly);

/// <summary>What a release consists of: made last, so that it never promises a file that is not there.</summary>
/// <remarks>Holds nothing about the extract itself: a hash of personal data would let anyone test a guess.</remarks>
internal sealed record Manifest
{
    public const string FileName = "manifest.json";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required string Tool { get; init; }
    public required string Batch { get; init; }
    public required string Date { get; init; }
    public required string PublicationFingerprint { get; init; }
    public required string MeasuresFingerprint { get; init; }
    public required string PolicyFingerprint { get; init; }

    /// <summary>In order: the first one's reports have no suffix.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Printed across every page, or empty.</summary>
    public string Watermark { get; init; } = "";

    /// <summary>Form of PDF/A: 2a or 1b.</summary>
    public string Pdfa { get; init; } = "";

    /// <summary>Whose dispensings the figures of practices are about.</summary>
    public string Attribution { get; init; } = "";
    public IReadOnlyList<ManifestSkip> NotComputed { get; init; } = [];

    /// <summary>Report kinds that the data have no units for, with the reason.</summary>
    public IReadOnlyList<ManifestFailure> NotMade { get; init; } = [];

    /// <summary>False while reports are being written, after a stop and after a failure.</summary>
    public bool Complete { get; init; }
    public IReadOnlyList<ManifestFile> Files { get; init; } = [];
    public IReadOnlyList<ManifestFailure> Failures { get; init; } = [];

    public static Manifest Of(ReleaseStamp stamp, IEnumerable<Language> languages, string watermark, ArchiveForm archive) => new()
    {
        Pdfa = ArchiveForms.WordOf(archive),
        Languages = [.. languages.Select(LanguageCodes.Of)],
        Tool = stamp.ToolVersion,
        Batch = stamp.Batch,
        Date = stamp.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        PublicationFingerprint = stamp.PublicationFingerprint,
        MeasuresFingerprint = stamp.MeasuresFingerprint,
        PolicyFingerprint = stamp.PolicyFingerprint,
        Watermark = watermark,
        Attribution = JsonNamingPolicy.CamelCase.ConvertName(stamp.Attribution.ToString()),
        NotComputed = [.. stamp.NotComputed.Select(skipped => new ManifestSkip(skipped.Measure.Id, [.. skipped.Missing.Select(need => need.Describe())], skipped.OnListsOnly))],
    };

    /// <summary>The manifest of a directory; null when there is none, or none that can be understood.</summary>
    public static Manifest? Read(string directory)
    {
        string path = Path.Combine(directory, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            var prints = root.GetProperty("fingerprints");
            return new Manifest
            {
                Tool = Text(root, "tool"),
                Batch = Text(root, "batch"),
                Date = Text(root, "date"),
                Languages = [.. root.GetProperty("languages").EnumerateArray().Select(language => language.GetString() ?? "")],
                Watermark = Text(root, "watermark"),
                Pdfa = Text(root, "pdfa"),
                PublicationFingerprint = Text(prints, "publication"),
                MeasuresFingerprint = Text(prints, "measures"),
                PolicyFingerprint = Text(prints, "policy"),
                Files = [.. root.GetProperty("files").EnumerateArray().Select(file => new ManifestFile(Text(file, "path"), Text(file, "sha256")))],
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether the other one is of the same figures, made in the same way.</summary>
    public bool IsSameRelease(Manifest other) =>
        (Tool, Batch, Date, Watermark, Pdfa) == (other.Tool, other.Batch, other.Date, other.Watermark, other.Pdfa)
        && Languages.SequenceEqual(other.Languages)
        && (PublicationFingerprint, MeasuresFingerprint, PolicyFingerprint)
            == (other.PublicationFingerprint, other.MeasuresFingerprint, other.PolicyFingerprint);

    public Manifest With(IReadOnlyList<ManifestFile> files, bool complete, params IReadOnlyList<ManifestFailure> failures) =>
        this with { Files = files, Complete = complete, Failures = failures };

    public void Write(string directory)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Indented)) Write(json);
        AtomicFile.WriteText(Path.Combine(directory, FileName), Access.Usual, Encoding.UTF8.GetString(bytes.ToArray()) + "\n");
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("tool", Tool);
        json.WriteString("batch", Batch);
        json.WriteString("date", Date);
        json.WriteStartArray("languages");
        foreach (string language in Languages) json.WriteStringValue(language);
        json.WriteEndArray();
        json.WriteString("watermark", Watermark);
        json.WriteString("pdfa", Pdfa);
        json.WriteBoolean("complete", Complete);
        json.WriteStartObject("fingerprints");
        json.WriteString("publication", PublicationFingerprint);
        json.WriteString("measures", MeasuresFingerprint);
        json.WriteString("policy", PolicyFingerprint);
        json.WriteEndObject();
        json.WriteString("attribution", Attribution);
        json.WriteStartArray("notComputed");
        foreach (var skipped in NotComputed)
        {
            json.WriteStartObject();
            json.WriteString("measure", skipped.Measure);
            json.WriteBoolean("onListsOnly", skipped.OnListsOnly);
            json.WriteStartArray("missing");
            foreach (string need in skipped.Missing) json.WriteStringValue(need);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteList(json, "notMade", NotMade.Select(kind => (kind.Path, "reason", kind.Reason)), "report");
        WriteList(json, "files", Files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => (file.Path, "sha256", file.Sha256)));
        WriteList(json, "failures", Failures.OrderBy(failure => failure.Path, StringComparer.Ordinal).Select(failure => (failure.Path, "reason", failure.Reason)));
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string key, IEnumerable<(string Path, string Name, string Value)> entries, string first = "path")
    {
        json.WriteStartArray(key);
        foreach (var (path, name, value) in entries)
        {
            json.WriteStartObject();
            json.WriteString(first, path);
            json.WriteString(name, value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Text(JsonElement element, string key) => element.GetProperty(key).GetString() ?? "";
}
