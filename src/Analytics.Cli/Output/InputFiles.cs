using Analytics.Cli.Configuration;

namespace Analytics.Cli.Output;

/// <summary>Something that a run has read.</summary>
/// <param name="Sha256">Lower-case hex; null for what could be read only once, a pipe or standard input.</param>
internal sealed record InputFile(string Path, string? Sha256);

/// <summary>Everything that a run has read, with its hash: for the steward, who can so tell later what figures came from.</summary>
internal static class InputFiles
{
    /// <summary>After the extracts have been read: before, nobody knows which of them can be read again.</summary>
    public static IReadOnlyList<InputFile> Of(RunConfiguration configuration, CancellationToken cancellation)
    {
        var once = configuration.Extracts.Where(source => !source.CanBeReadAgain).Select(source => source.Path).ToHashSet(StringComparer.Ordinal);
        var paths = configuration.Extracts.Select(source => source.HashedPath)
            .Concat(Directory.EnumerateFiles(configuration.ReferenceDirectory).Where(path => Path.GetExtension(path) is ".csv" or ".geojson"))
            .Append(configuration.Path)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return [.. paths.Select(path => new InputFile(ExtractFiles.NameOf(path, configuration.Directory), once.Contains(path) ? null : FileHash.Of(path, cancellation)))];
    }
}
