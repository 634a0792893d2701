using System.Reflection;

namespace Analytics.Extracts;

/// <summary>The layout of an extract: one JSON file that says which column is what, and how values are written.</summary>
/// <remarks>
/// Separators are never guessed: a decimal comma read as a thousands mark makes 1,000 packages out of 1.000.
/// Names of columns are compared without regard to case, and their order in the file is free.
/// </remarks>
public sealed record ExtractFormat
{
    private static readonly string[] BuiltInIds = ["lmr", "lsr", "pdr", "skil"];

    public required string Id { get; init; }
    public int Version { get; init; } = 1;

    /// <summary>What the files are usually called; for people, not used in reading.</summary>
    public string Files { get; init; } = "";

    /// <summary>One of <c>;</c>, <c>,</c> and the tab.</summary>
    public char Delimiter { get; init; } = ';';

    /// <summary>The decimal mark, comma or point. There is no thousands mark.</summary>
    public char DecimalMark { get; init; } = ',';

    /// <summary>Tried in order for each file. A byte order mark means UTF-8 whatever stands here.</summary>
    public IReadOnlyList<ExtractEncoding> Encodings { get; init; } = [ExtractEncoding.Utf8];

    /// <summary>Texts that count as an empty field; the empty text always does.</summary>
    public IReadOnlyList<string> Nulls { get; init; } = [""];

    /// <summary>The date of the dispensing, then the alternatives; the first whose column is in the header is read.</summary>
    public required IReadOnlyList<ExtractDate> Dates { get; init; }

    /// <summary>By canonical name (see <see cref="CanonicalColumn"/>).</summary>
    public required IReadOnlyDictionary<string, ExtractColumn> Columns { get; init; }

    /// <summary>From the text in the extract to M, F or U (unknown).</summary>
    public IReadOnlyDictionary<string, string> Sex { get; init; } = new Dictionary<string, string>();

    /// <summary>For rows, or extracts, without the DDDs dispensed; null where there is nothing else to go by.</summary>
    public DddPerPackage? DddPerPackage { get; init; }

    /// <summary>Rows without a code are fees and the like, passed over instead of refused.</summary>
    public bool PassesOverRowsWithoutAtc { get; init; }

    public ExtractCorrection Correction { get; init; } = ExtractCorrection.Negative;

    /// <summary>What the prescriber column identifies. Doctor reports need a person.</summary>
    public PrescriberLevel PrescriberLevel { get; init; } = PrescriberLevel.Person;

    /// <summary>Volumes and costs by product are a trade secret in some countries (Sweden).</summary>
    public bool HideProductVolumes { get; init; }

    /// <summary>Ids of the formats that come with the program, in ordinal order.</summary>
    public static IReadOnlyList<string> BuiltIn => BuiltInIds;

    /// <summary>Reads a format that comes with the program, or a file.</summary>
    /// <param name="idOrFile">An id of <see cref="BuiltIn"/>, or the path of a JSON file.</param>
    /// <param name="baseDirectory">What a relative path is relative to.</param>
    /// <exception cref="ExtractFormatException">There is no such format, or it has faults; all are listed.</exception>
    public static ExtractFormat Load(string idOrFile, string baseDirectory)
    {
        if (BuiltInIds.Contains(idOrFile, StringComparer.Ordinal))
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Analytics.Extracts.Formats.{idOrFile}.json")!;
            return ExtractFormatJson.Read(stream, idOrFile);
        }
        string path = Path.Combine(baseDirectory, idOrFile);
        if (!File.Exists(path))
        {
            throw new ExtractFormatException(idOrFile,
                [$"there is no such file and no built-in format of that id; use one of {string.Join(", ", BuiltInIds)}, or the path of a JSON file."]);
        }
        try
        {
            using var stream = File.OpenRead(path);
            return ExtractFormatJson.Read(stream, path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ExtractFormatException(idOrFile, ["the file cannot be read; check that it may be opened by you."]);
        }
    }
}
