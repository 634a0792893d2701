using System.IO.Enumeration;

namespace Analytics.Extracts;

/// <summary>One file of an extract.</summary>
/// <param name="Path">Plain or gzip-compressed text, by its ending.</param>
public sealed record ExtractSource(string Path, ExtractFormat Format)
{
    private static readonly string[] Endings = [".csv", ".txt", ".tsv", ".csv.gz", ".txt.gz", ".tsv.gz"];

    /// <summary>Finds the files that a pattern names, in ordinal order of their paths.</summary>
    /// <param name="pattern">
    /// A file, a directory (its .csv, .txt and .tsv files, also with .gz), or a glob: <c>*</c> and <c>?</c> within a name,
    /// <c>**</c> for any directories. Names that begin with a point are passed over.
    /// </param>
    /// <param name="baseDirectory">What a relative pattern is relative to.</param>
    /// <exception cref="ExtractException">Nothing is found, or a directory cannot be read.</exception>
    public static IReadOnlyList<string> Expand(string pattern, string baseDirectory)
    {
        string full = System.IO.Path.GetFullPath(pattern, System.IO.Path.GetFullPath(baseDirectory));
        try
        {
            string[] found = File.Exists(full) ? [full]
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
