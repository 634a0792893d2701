namespace Analytics.Pdf.Syntax;

/// <summary>Rows of equal length as PNG's predictors write them, each behind a byte that says how to read it (PDF 32000-1, 7.4.4.4).</summary>
internal static class PngRows
{
    private const byte None = 0, Up = 2;

    /// <summary>Each row as its difference from the one above: of a table of numbers that grow most become the same few bytes, and pack away.</summary>
    public static void AddDifferences(this PdfBytes to, ReadOnlySpan<byte> data, int width)
    {
        for (int i = 0; i < data.Length; i++)
        {
            if (i % width == 0) to.Add(Up);
            to.Add(unchecked((byte)(data[i] - (i < width ? 0 : data[i - width]))));
        }
    }

    /// <summary>Rows as they are, the last one filled up with blanks.</summary>
    public static void AddPlain(this PdfBytes to, ReadOnlySpan<byte> data, int width)
    {
        int i = 0;
        for (; i < data.Length; i += width) to.Add(None).Add(data[i..Math.Min(i + width, data.Length)]);
        for (; i > data.Length; i--) to.Add((byte)' ');
    }
}
