namespace Analytics.Cli.Output;

/// <summary>A directory for internal, unreleased figures: never in or around a release, and for its owner only.</summary>
internal static class TallyDirectory
{
    private static readonly string[] Names = ["municipality_month.csv", "prescriber_year.csv", "municipality_year_patients.csv", "estimates.csv"];

    /// <exception cref="CommandException">The directory, or one that holds it, is a release.</exception>
    public static void RequireNoRelease(string path)
    {
        for (string? place = Path.GetFullPath(path); place is not null; place = Path.GetDirectoryName(place))
        {
            if (File.Exists(Path.Combine(place, Manifest.FileName)))
                throw new CommandException(ExitCode.Privacy, $"{path}: {place} holds a release, and internal figures must not lie beside what is handed out; choose another directory.");
        }
    }

    /// <exception cref="CommandException">The directory holds internal figures.</exception>
    public static void RequireNone(string path)
    {
        if (Names.Any(name => File.Exists(Path.Combine(path, name))))
            throw new CommandException(ExitCode.Privacy, $"{path}: holds internal figures, and a release must not be written beside them; choose another directory.");
    }

    /// <summary>What a run that was killed has left: nothing else has such a name.</summary>
    private static void DeleteHalves(string path)
    {
        foreach (string half in Directory.EnumerateDirectories(path, ".*.part"))
        {
            if (Guid.TryParseExact(Path.GetFileNameWithoutExtension(half)[1..], "N", out _)) TemporaryFiles.Delete(half);
        }
    }

    /// <summary>Has the work write into a hidden directory, and moves what it has written when all is done.</summary>
    public static T Fill<T>(string path, Func<string, T> write)
    {
        bool isNew = !Directory.Exists(path);
        if (isNew) OutputDirectory.Create(path, Access.Owner);
        DeleteHalves(path);
        string half = Path.Combine(path, $".{Guid.NewGuid():N}.part");
        TemporaryFiles.Add(half);
        try
        {
            OutputDirectory.Create(half, Access.Owner);
            var result = write(half);
            foreach (string file in Directory.EnumerateFiles(half))
            {
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                File.Move(file, Path.Combine(path, Path.GetFileName(file)), overwrite: true);
            }
            return result;
        }
        finally
        {
            TemporaryFiles.Delete(half);
            if (isNew && !Directory.EnumerateFileSystemEntries(path).Any()) Directory.Delete(path);
        }
    }
}
