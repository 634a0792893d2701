using System.Text;

namespace Analytics.Cli.Output;

/// <summary>A whole file or none, also when the program is made to end at once.</summary>
internal static class AtomicFile
{
    public static void Write(string path, Access access, Action<Stream> content)
    {
        string part = path + WholeFile.PartEnding;
        TemporaryFiles.Add(part);
        try
        {
            WholeFile.Write(path, content, ownerOnly: access == Access.Owner);
        }
        finally
        {
            TemporaryFiles.Forget(part);
        }
    }

    /// <summary>UTF-8 without a byte order mark.</summary>
    public static void WriteText(string path, Access access, string text) => Write(path, access, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
