using System.IO.Enumeration;
using Analytics.Extracts.Columnar;
using Analytics.Extracts.Prepared;

namespace Analytics.Extracts;

/// <summary>One file of an extract, or a stream in its place.</summary>
public sealed class ExtractSource
{
    private static readonly string[] Endings =
        [ParquetFile.Ending, .. from text in (string[])[".csv", ".txt", ".tsv"] from packed in (string[])["", ".gz", ".zst"] select text + packed];

    private readonly Lazy<ParquetShape> _shape;

    /// <param name="path">Parquet by its ending; else text, plain or compressed by gzip or zstd: by its ending, or by its first bytes where the ending does not tell.</param>
    public ExtractSource(string path, ExtractFormat format)
        : this(path, format, new ExtractInput(path, null)) { }

    private ExtractSource(string path, ExtractFormat format, ExtractInput input)
    {
        (Path, Format, Input) = (path, format, input);
        IsParquet = ParquetFile.Is(path) && !input.IsStream;
        _shape = new(() =>
        {
            using var file = new ParquetFile(path);
            return file.Shape();
        });
    }

    /// <summary>Of a stream, its name.</summary>
    public string Path { get; }
    public ExtractFormat Format { get; }

    /// <summary>The file whose hash tells which rows these are: of a prepared copy, the list of its parts with their hashes.</summary>
    public string HashedPath => IsCopy ? PreparedCopy.ManifestPath(Path) : Path;

    /// <summary>Whether the source can be read as often as one likes, as a file can and a pipe cannot. Known once it has been read.</summary>
    public bool CanBeReadAgain => Input.CanBeReadAgain;

    internal ExtractInput Input { get; }

    /// <summary>Whether the rows lie in columns.</summary>
    internal bool IsParquet { get; }

    /// <summary>Whether it is a directory with a prepared copy.</summary>
    internal bool IsCopy { get; private init; }

    /// <summary>Of a Parquet file, what it tells of itself.</summary>
    internal ParquetShape Shape => _shape.Value;

    /// <summary>Text from a stream, plain or compressed, which is read once and closed.</summary>
    /// <param name="name">What it is called in messages.</param>
    public static ExtractSource FromStream(Stream stream, string name, ExtractFormat format) => new(name, format, new ExtractInput(name, stream));

    /// <summary>A prepared copy, which knows its own format, or a file in the built-in format whose required columns its header has.</summary>
    /// <exception cref="ExtractException">None fits, or the file cannot be read.</exception>
    public static ExtractSource Detect(string path) => IsPrepared(path)
        ? new(path, PreparedCopy.Open(path).Format) { IsCopy = true }
        : Detect(path, new ExtractInput(path, null));

    /// <inheritdoc cref="Detect(string)"/>
    /// <param name="stream">Read once and closed.</param>
    /// <param name="name">What it is called in messages.</param>
    public static ExtractSource Detect(Stream stream, string name) => Detect(name, new ExtractInput(name, stream));

    /// <summary>Whether a path is that of a directory which <see cref="AnalyticsEngine.Prepare"/> has written.</summary>
    public static bool IsPrepared(string path) => PreparedCopy.Is(path);

    /// <summary>Finds the files that a pattern names, in ordinal order of their paths.</summary>
    /// <param name="pattern">
    /// A file, a prepared copy, a directory (its .parquet, .csv, .txt and .tsv files, text also with .gz or .zst), or a glob: <c>*</c> and <c>?</c> within a name,
    /// <c>**</c> for any directories. Names that begin with a point are passed over.
    /// </param>
    /// <param name="baseDirectory">What a relative pattern is relative to.</param>
    /// <exception cref="ExtractException">Nothing is found, or a directory cannot be read.</exception>
    public static IReadOnlyList<string> Expand(string pattern, string baseDirectory)
    {
        // A directory may be named with a separator behind it; its name in the intake is without.
        string full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(pattern, System.IO.Path.GetFullPath(baseDirectory)));
        try
        {
            string[] found = File.Exists(full) || IsPrepared(full) ? [full]
                : Directory.Exists(full) ? [.. Directory.EnumerateFiles(full).Where(IsExtract)]
                : [.. Matches(full)];
            Array.Sort(found, StringComparer.Ordinal);
            if (found.Length > 0) return found;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ExtractException(pattern, null, null, "a directory that can be read", "check that it may be opened by you", fault);
        }
        throw new ExtractException(pattern, null, null, "at least one file", "check the path or pattern of the extract");
    }

    /// <summary>Bytes of all files; 0 where nobody knows, because a pipe or a stream is among them.</summary>
    internal static long TotalLength(IEnumerable<ExtractSource> sources)
    {
        long total = 0;
        foreach (var source in sources)
        {
            if (source.IsCopy)
            {
                total += PreparedCopy.Open(source.Path).Length;
                continue;
            }
            // A pipe has no length, a stream no file, and a link a length of its own; an empty file is refused before anyone asks how far it is read.
            var file = new FileInfo(source.Path);
            if (!source.CanBeReadAgain || (file.ResolveLinkTarget(returnFinalTarget: true) ?? file) is not FileInfo { Exists: true, Length: > 0 } real) return 0;
            total += real.Length;
        }
        return total;
    }

    private static ExtractSource Detect(string path, ExtractInput input)
    {
        var sources = ExtractFormat.BuiltIn.Select(id => new ExtractSource(path, ExtractFormat.Load(id, ""), input));
        return sources.FirstOrDefault(ExtractLayout.Fits)
            ?? throw new ExtractException(path, 1, null, $"the header of a known format ({string.Join(", ", ExtractFormat.BuiltIn)})",
                "name the format of the file with --format ID or --format FILE");
    }

    private static bool IsExtract(string path) =>
        !IsHidden(path) && Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static bool IsHidden(string path) => System.IO.Path.GetFileName(path).StartsWith('.');

    private static IEnumerable<string> Matches(string full)
    {
        string root = System.IO.Path.GetPathRoot(full)!;
        string[] parts = full[root.Length..].Split(['/', System.IO.Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> directories = [root];
        foreach (string part in parts[..^1])
        {
            directories = part == "**" ? directories.SelectMany(AtAnyDepth)
                : HasWildcard(part) ? directories.SelectMany(directory => Directory.EnumerateDirectories(directory).Where(path => Fits(path, part)))
                : directories.Select(directory => System.IO.Path.Combine(directory, part)).Where(Directory.Exists);
        }
        return directories.SelectMany(directory => Directory.EnumerateFiles(directory).Where(path => Fits(path, parts[^1]))).Distinct();
    }

    private static IEnumerable<string> AtAnyDepth(string directory) =>
        Directory.EnumerateDirectories(directory, "*", SearchOption.AllDirectories).Prepend(directory);

    private static bool HasWildcard(string part) => part.AsSpan().IndexOfAny('*', '?') >= 0;

    private static bool Fits(string path, string part) =>
        FileSystemName.MatchesSimpleExpression(part, System.IO.Path.GetFileName(path), ignoreCase: false)
        && (!IsHidden(path) || part.StartsWith('.'));
}
