namespace Analytics.Reports;

/// <summary>A file that is whole or not there.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside the target and renames; what a crash leaves behind has the ending <c>.tmp</c>.</summary>
    public static void Write(string path, byte[] bytes)
    {
        string temporary = path + ".tmp";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
