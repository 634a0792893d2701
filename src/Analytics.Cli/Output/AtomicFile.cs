using System.Security.Cryptography;
using System.Text;

namespace Analytics.Cli.Output;

/// <summary>A file that is written whole or not at all: under a temporary name, then renamed.</summary>
internal static class AtomicFile
{
    public static void Write(string path, Access access, Action<Stream> content)
    {
        string temporary = $"{path}.part";
        TemporaryFiles.Add(temporary);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (access == Access.Owner && !OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var stream = new FileStream(temporary, options)) content(stream);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            TemporaryFiles.Delete(temporary);
        }
    }

    /// <summary>UTF-8 without a byte order mark.</summary>
    public static void WriteText(string path, Access access, string text) => Write(path, access, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
