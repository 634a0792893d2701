using System.Text;
using Analytics.Prescribing;

namespace Analytics.Extracts.Prepared;

/// <summary>A prepared copy that lies in a directory.</summary>
internal sealed class PreparedCopy
{
    private readonly string _directory;
    private readonly ExtractFormat _format;

    private PreparedCopy(string directory)
    {
        _directory = directory;
        Manifest = PreparedManifest.Read(ManifestPath(directory));
        _format = Manifest.Format.ToFormat(Manifest.Columns);
    }

    public PreparedManifest Manifest { get; }

    /// <summary>Bytes of all parts.</summary>
    public long Length => Manifest.Groups.SelectMany(group => group.Parts).Sum(part => part.Bytes);

    public ExtractFormat Format => _format;

    public static string ManifestPath(string directory) => Path.Combine(directory, PreparedManifest.FileName);

    public static bool Is(string path) => File.Exists(ManifestPath(path));

    /// <exception cref="ExtractException">What it says of itself cannot be read.</exception>
    public static PreparedCopy Open(string directory) => new(directory);

    /// <summary>The parts that hold a code which somebody wants; all for a check, and where rows of any code may tell something.</summary>
    /// <exception cref="ExtractException">A part is missing or not as long as it was written; for a check, has other bytes.</exception>
    public IEnumerable<ExtractSource> Parts(ReadOptions options)
    {
        foreach (var group in Manifest.Groups)
        {
            if (!options.ForCheck && options.Evidence == RowMarks.None && options.Wanted is { } isWanted && !group.Codes.Keys.Any(code => isWanted(CodeOf(code)))) continue;
            foreach (var part in group.Parts) yield return SourceOf(part, options.ForCheck);
        }
    }

    private ExtractSource SourceOf(PreparedPart part, bool isChecked)
    {
        string path = Path.Combine(_directory, part.File);
        var source = new ExtractSource(path, _format);
        if (source.Shape.Length != part.Bytes || source.Shape.RowGroups.Sum() != part.Rows || (isChecked && FileHash.Of(path) != part.Sha256))
            throw new ExtractException(path, null, null, "a part as it was written", "the copy was changed or is damaged: prepare the extract again");
        return source;
    }

    private AtcCode CodeOf(string text) => AtcCode.TryParse(Encoding.ASCII.GetBytes(text), out var code) ? code
        : throw new ExtractException(ManifestPath(_directory), null, null, "what `skil prepare` writes", "the file was changed: prepare the extract again");
}
