using System.Reflection;

namespace Analytics.Pdf.Tests;

/// <summary>The product's fonts, read once as reports do.</summary>
internal static class TestFonts
{
    public static PdfFont Regular { get; } = Read("SourceSans3_400Regular.ttf");
    public static PdfFont SemiBold { get; } = Read("SourceSans3_600SemiBold.ttf");

    public static PdfFont Of(bool bold) => bold ? SemiBold : Regular;

    /// <summary>A font that nothing has used yet, with no subset kept.</summary>
    public static PdfFont Fresh() => Read("SourceSans3_400Regular.ttf");

    public static byte[] Bytes(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static PdfFont Read(string name) => new(Bytes(name));
}
