using System.Collections.Concurrent;

namespace Analytics.Cli.Output;

/// <summary>Files and directories that are only half done: gone when the program ends, however it ends.</summary>
internal static class TemporaryFiles
{
    private static readonly ConcurrentDictionary<string, byte> Paths = new(StringComparer.Ordinal);

    /// <summary>Directories in which others write, each file under a temporary name at first.</summary>
    private static readonly ConcurrentDictionary<string, byte> Workplaces = new(StringComparer.Ordinal);

    public static void Add(string path) => Paths[path] = 0;

    public static void Forget(string path) => Paths.TryRemove(path, out _);

    public static void Delete(string path)
    {
        try
        {
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            else File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing more can be done about it here, and what went wrong before matters more.
        }
        Forget(path);
    }

    /// <summary>Half-written files of reports and samples in the directory and below it are deleted if the program has to end at once.</summary>
    public static void AddWorkplace(string directory) => Workplaces[directory] = 0;

    public static void ForgetWorkplace(string directory) => Workplaces.TryRemove(directory, out _);

    public static void DeleteAll()
    {
        foreach (string path in Paths.Keys) Delete(path);
        foreach (string directory in Workplaces.Keys) DeleteHalves(directory);
    }

    /// <summary>Deletes what others have begun to write in the directory and, unless told otherwise, below it, and nothing else.</summary>
    public static void DeleteHalves(string directory, SearchOption depth = SearchOption.AllDirectories)
    {
        if (!Directory.Exists(directory)) return;
        foreach (string path in Directory.EnumerateFiles(directory, "*" + WholeFile.PartEnding, depth)) Delete(path);
    }
}
