namespace Analytics.Samples;

/// <summary>Writes a file whole or not at all: under a temporary name, which becomes the real one at the end.</summary>
internal static class WholeFile
{
    public static void Write(string path, Action<Stream> write)
    {
        string partial = path + ".partial";
        try
        {
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20)) write(stream);
            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
