namespace Analytics.Cli.Output;

/// <summary>Checks a place before anything is read, and makes it only when there is something to write.</summary>
internal static class OutputDirectory
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <exception cref="CommandException">It cannot be written to.</exception>
    public static void RequireWritable(string path)
    {
        string probe = Path.Combine(NearestTo(path), $".skil-{Guid.NewGuid():N}.part");
        TemporaryFiles.Add(probe);
        try
        {
            File.Create(probe).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Usage($"{path}: cannot be written to; choose another directory or ask for the right to write there.");
        }
        finally
        {
            TemporaryFiles.Delete(probe);
        }
    }

    /// <summary>The directory itself, or the nearest above it that is there.</summary>
    /// <exception cref="CommandException">A file is in the way.</exception>
    public static string NearestTo(string path)
    {
        string? place = Path.GetFullPath(path);
        while (place is not null && !Directory.Exists(place))
        {
            if (File.Exists(place)) throw CommandException.Usage($"{path}: {place} is a file; name a directory.");
            place = Path.GetDirectoryName(place);
        }
        return place ?? path;
    }

    public static void Create(string path, Access access)
    {
        if (access == Access.Usual || OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        Directory.CreateDirectory(path, OwnerOnly);
        File.SetUnixFileMode(path, OwnerOnly);
    }
}
