namespace Analytics.Measures;

/// <summary>The files that are compiled into the library by glob: adding a file is all it takes.</summary>
internal static class EmbeddedFiles
{
    /// <summary>All files of a folder beside this one, ordinal by id.</summary>
    public static IReadOnlyList<MeasureFile> In(string folder)
    {
        var assembly = typeof(EmbeddedFiles).Assembly;
        string prefix = $"{typeof(EmbeddedFiles).Namespace}.{folder}.";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new MeasureFile(name[prefix.Length..^".json".Length], Bytes(name))),
        ];

        byte[] Bytes(string name)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
    }
}
