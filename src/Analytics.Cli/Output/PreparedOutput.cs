namespace Analytics.Cli.Output;

/// <summary>A directory for a prepared copy: there as a whole or not at all, and for its owner only.</summary>
internal static class PreparedOutput
{
    private const string HalfEnding = ".skil-prepare.part";

    /// <exception cref="CommandException">Something lies there, or a release lies around it.</exception>
    public static void RequireFree(string path)
    {
        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
            throw CommandException.Usage($"{path}: is not empty; name a new directory for the copy, or remove this one first.");
        TallyDirectory.RequireNoRelease(path);
    }

    /// <summary>Has the work write into a directory beside the place, and gives that its name when all is done.</summary>
    /// <param name="write">Says whether what it has written is to stay.</param>
    public static T Fill<T>(string path, Func<string, (T Result, bool Stays)> write)
    {
        string place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string half = place + HalfEnding;
        // What a run that was killed has left.
        TemporaryFiles.Delete(half);
        TemporaryFiles.Add(half);
        try
        {
            OutputDirectory.Create(half, Access.Owner);
            var (result, stays) = write(half);
            if (!stays) return result;
            if (Directory.Exists(place)) Directory.Delete(place);
            Directory.Move(half, place);
            return result;
        }
        finally
        {
            TemporaryFiles.Delete(half);
        }
    }
}
