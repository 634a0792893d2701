using System.Security.Cryptography;
using Analytics.Cli.Configuration;

namespace Analytics.Cli.Output;

/// <summary>Everything that a run has read, with its hash: for the steward, who can so tell later what figures came from.</summary>
internal static class InputFiles
{
    public static IReadOnlyList<ManifestFile> Of(RunConfiguration configuration, CancellationToken cancellation)
    {
        var paths = configuration.Extracts.Select(source => source.Path)
            .Concat(Directory.EnumerateFiles(configuration.ReferenceDirectory, "*.csv"))
            .Append(configuration.Path)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return [.. paths.Select(path => new ManifestFile(Name(configuration, path), Hash(path, cancellation)))];
    }

    private static string Name(RunConfiguration configuration, string path) =>
        Path.GetRelativePath(configuration.Directory, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>In pieces, so that an extract of many gigabytes can be left in the middle.</summary>
    private static string Hash(string path, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        byte[] buffer = new byte[1 << 20];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, count);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
