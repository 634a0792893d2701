using Analytics.Extracts;

namespace Analytics.Cli.Configuration;

/// <summary>What stands for an extract on the command line and in <c>skil.json</c>: files, or standard input.</summary>
internal static class ExtractFiles
{
    /// <summary>Standard input, as most tools call it. A file of that name is <c>./-</c>.</summary>
    private const string StandardInput = "-";

    /// <inheritdoc cref="ExtractSource.Expand"/>
    public static IReadOnlyList<string> Expand(string pattern, string directory) =>
        pattern == StandardInput ? [StandardInput] : ExtractSource.Expand(pattern, directory);

    /// <param name="path">One of those that a pattern names.</param>
    /// <param name="format">Null to go by the header.</param>
    /// <exception cref="ExtractException">The header is that of no known format.</exception>
    public static ExtractSource ToSource(string path, ExtractFormat? format, Func<Stream> standardInput)
    {
        const string Name = "standard input";
        return (path == StandardInput, format) switch
        {
            (true, null) => ExtractSource.Detect(standardInput(), Name),
            (true, _) => ExtractSource.FromStream(standardInput(), Name, format),
            (false, null) => ExtractSource.Detect(path),
            // A copy is laid out as it is, whatever the extract was like.
            _ when ExtractSource.IsPrepared(path) => ExtractSource.Detect(path),
            _ => new ExtractSource(path, format),
        };
    }

    /// <summary>As the manifest and messages name a path.</summary>
    public static string NameOf(string path, string directory) =>
        Path.IsPathRooted(path) ? Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/') : path;
}
