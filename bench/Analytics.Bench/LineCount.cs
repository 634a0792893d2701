namespace Analytics.Bench;

/// <summary>The floor for whatever reads a file: its bytes, looked at once.</summary>
internal static class LineCount
{
    public static int Of(string path)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        byte[] block = new byte[1 << 18];
        int lines = 0;
        long at = 0;
        for (int length; (length = RandomAccess.Read(file, block, at)) > 0; at += length) lines += block.AsSpan(0, length).Count((byte)'\n');
        return lines;
    }
}
