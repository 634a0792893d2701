using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Extracts.Prepared;

/// <summary>What a prepared copy says of itself, in <c>_prepared.json</c>: what it was made from, what was refused then, and where which rows are.</summary>
/// <param name="Columns">Canonical names, in order.</param>
/// <param name="MissingColumns">Those that the format knows and the extract lacked.</param>
/// <param name="Rows">Rows of the extract, refused ones included.</param>
/// <param name="Faults">Those that a copy no longer shows: of refused rows, of unknown codes, of the encoding.</param>
internal sealed record PreparedManifest(
    int Version, PreparedFormat Format, IReadOnlyList<string> Columns, IReadOnlyList<string> MissingColumns, long Rows, long Refused,
    IReadOnlyList<PreparedFault> Faults, IReadOnlyList<PreparedGroup> Groups)
{
    public const string FileName = "_prepared.json";
    public const int CurrentVersion = 1;

    /// <summary>Faults that are counted when a copy is made and never again.</summary>
    public static bool Tells(RowRule rule) => rule.Refuses() || rule is RowRule.AtcUnknown or RowRule.Encoding;

    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, PreparedJson.Default.PreparedManifest), (byte)'\n'];

    /// <exception cref="ExtractException">The file cannot be read or is none that a copy has.</exception>
    public static PreparedManifest Read(string path)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllBytes(path), PreparedJson.Default.PreparedManifest);
            if (manifest?.Version == CurrentVersion) return manifest;
            throw new ExtractException(path, null, null, $"a prepared copy of version {CurrentVersion}", "prepare the extract again with this version");
        }
        catch (JsonException fault)
        {
            throw new ExtractException(path, null, null, "what `skil prepare` writes", "the file was changed or cut short: prepare the extract again", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ExtractException(path, null, null, "a file that can be read", "check that it may be opened by you", fault);
        }
    }
}

/// <summary>What of the format of the extract still matters.</summary>
internal sealed record PreparedFormat(string Id, DatePrecision Precision, PrescriberLevel PrescriberLevel, bool HideProductVolumes)
{
    public static PreparedFormat Of(ExtractLayout layout)
    {
        var format = layout.Source.Format;
        return new(format.Id, layout.DatePrecision, layout.PrescriberLevel, format.HideProductVolumes);
    }

    /// <summary>How the copy itself is laid out.</summary>
    /// <param name="columns">Canonical names.</param>
    public ExtractFormat ToFormat(IEnumerable<string> columns) => new()
    {
        Id = Id,
        Dates = [new ExtractDate(CanonicalColumn.DispensedDate, "yyyy-MM-dd", Precision)],
        Columns = columns.Where(name => name != CanonicalColumn.DispensedDate).ToDictionary(name => name, name => new ExtractColumn([name])),
        Sex = new Dictionary<string, string> { ["M"] = "M", ["F"] = "F" },
        PrescriberLevel = PrescriberLevel,
        HideProductVolumes = HideProductVolumes,
    };
}

internal sealed record PreparedFault(RowRule Rule, long Count, IReadOnlyList<FaultLocation> Places);

/// <summary>The rows of one drug group, ATC level 3.</summary>
/// <param name="Codes">Rows by level 5 code.</param>
internal sealed record PreparedGroup(string Atc3, long Rows, IReadOnlyDictionary<string, long> Codes, IReadOnlyList<PreparedPart> Parts);

/// <param name="File">Relative to the copy, with slashes.</param>
internal sealed record PreparedPart(string File, long Rows, long Bytes, string Sha256);

[JsonSourceGenerationOptions(
    WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PreparedManifest))]
internal sealed partial class PreparedJson : JsonSerializerContext;
