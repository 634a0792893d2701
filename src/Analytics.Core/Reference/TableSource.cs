namespace Analytics.Reference;

/// <summary>Where tables come from: the user's directory first, else what is shipped.</summary>
/// <param name="directory">Null for the shipped tables alone.</param>
internal sealed class TableSource(string? directory)
{
    /// <summary>Name of a shipped table's resource, by file name.</summary>
    private const string ResourcePrefix = "Analytics.Reference.Data.";

    /// <summary>The table's bytes, or null where neither the user nor we have it.</summary>
    /// <exception cref="IOException">The user's file is there but can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of rights.</exception>
    public Stream? Open(string file)
    {
        if (directory is not null && Find(file) is { } path)
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        return typeof(TableSource).Assembly.GetManifestResourceStream(ResourcePrefix + file);
    }

    public bool UserHas(string file) => directory is not null && Find(file) is not null;

    private string? Find(string file)
    {
        string path = Path.Combine(directory!, file);
        return File.Exists(path) ? path : null;
    }
}
