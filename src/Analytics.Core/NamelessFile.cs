using Microsoft.Win32.SafeHandles;

namespace Analytics;

/// <summary>A file that nobody else can open and that is gone when the process ends, however that comes.</summary>
internal static class NamelessFile
{
    /// <param name="directory">Exists, on a disk with room.</param>
    public static SafeFileHandle Create(string directory)
    {
        string path = Path.Combine(directory, $".skil-spill-{Guid.NewGuid():N}");
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
        if (OperatingSystem.IsWindows()) return file;
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        // Without a name the file lives as long as it is open, even where the process is killed. Windows does that by itself.
        File.Delete(path);
        return file;
    }

    /// <summary>Fills the span from a place in the file.</summary>
    /// <exception cref="EndOfStreamException">The file is shorter than what was written to it.</exception>
    public static void ReadExactly(SafeFileHandle file, Span<byte> bytes, long at)
    {
        for (int filled = 0; filled < bytes.Length;)
        {
            int read = RandomAccess.Read(file, bytes[filled..], at + filled);
            if (read == 0) throw new EndOfStreamException("A file of rows is shorter than what was written to it.");
            filled += read;
        }
    }
}
