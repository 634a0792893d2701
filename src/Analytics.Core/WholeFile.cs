namespace Analytics;

/// <summary>A file that is whole or not there: written under a temporary name beside its place, then renamed.</summary>
public static class WholeFile
{
    /// <summary>What a file that is not whole yet ends with; only a process that was killed leaves one behind.</summary>
    public const string PartEnding = ".skil.part";

    /// <summary>Replaces a file that is there. When the content throws, the old file stays.</summary>
    /// <param name="ownerOnly">Whether nobody but the owner may read it, from its first byte on; without effect on Windows.</param>
    public static void Write(string path, Action<Stream> content, bool ownerOnly = false)
    {
        ArgumentNullException.ThrowIfNull(content);
        string part = path + PartEnding;
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (ownerOnly && !OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using (var stream = new FileStream(part, options)) content(stream);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
