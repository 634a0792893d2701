namespace Analytics.Reports;

/// <summary>A file that is whole or not there.</summary>
/// <remarks>Core has the like. Reports may name only what is released, and that boundary is worth these lines.</remarks>
internal static class WholeFile
{
    /// <summary>The same as Core's, so that whoever clears up after a killed run needs to know one ending.</summary>
    public const string PartEnding = ".skil.part";

    /// <summary>Writes beside the target and renames.</summary>
    public static void Write(string path, byte[] bytes)
    {
        string part = path + PartEnding;
        try
        {
            File.WriteAllBytes(part, bytes);
            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
