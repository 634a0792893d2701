namespace Analytics.Pdf;

/// <summary>A TrueType font with glyf outlines, read once and shared by all documents; safe to use from several threads.</summary>
public sealed class PdfFont
{
    /// <param name="file">The bytes of a static .ttf file.</param>
    public PdfFont(ReadOnlyMemory<byte> file) => File = file;

    internal ReadOnlyMemory<byte> File { get; }

    /// <summary>Width of the text in points at this size, kerning not applied.</summary>
    public double Measure(string text, double size) => throw new NotSupportedException();
}
