namespace Analytics.Bench.Processes;

/// <summary>A much longer extract than there is room for, through standard output: a file again and again, with other patients each time.</summary>
internal static class Repeated
{
    private const int Block = 1 << 18;

    /// <param name="times">How often.</param>
    /// <param name="crowds">After so many times the patients come again: their pseudonyms differ in the first letter.</param>
    public static void Write(string path, int times, int crowds, Stream output)
    {
        byte[] block = new byte[Block];
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        for (int time = 0; time < times; time++)
        {
            byte letter = (byte)('P' + time % crowds);
            bool isHeader = true, isStart = true;
            long at = 0;
            for (int length; (length = RandomAccess.Read(file, block, at)) > 0; at += length)
            {
                var text = block.AsSpan(0, length);
                if (isHeader)
                {
                    int end = text.IndexOf((byte)'\n') + 1;
                    if (time == 0) output.Write(text[..end]);
                    text = text[end..];
                    isHeader = false;
                }
                isStart = Rename(text, letter, isStart);
                output.Write(text);
            }
        }
    }

    /// <param name="isStart">Whether a row begins with the text.</param>
    /// <returns>Whether one begins behind it.</returns>
    private static bool Rename(Span<byte> text, byte letter, bool isStart)
    {
        if (text.IsEmpty) return isStart;
        if (isStart) text[0] = letter;
        for (int end; (end = text.IndexOf((byte)'\n')) >= 0;)
        {
            text = text[(end + 1)..];
            if (text.IsEmpty) return true;
            text[0] = letter;
        }
        return false;
    }
}
