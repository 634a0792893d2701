using System.Collections.Concurrent;

namespace Analytics.Cli.Output;

/// <summary>Files and directories that are only half done: gone when the program ends, however it ends.</summary>
internal static class TemporaryFiles
{
    private static readonly ConcurrentDictionary<string, byte> Paths = new(StringComparer.Ordinal);

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

    public static void DeleteAll()
    {
        foreach (string path in Paths.Keys) Delete(path);
    }
}
