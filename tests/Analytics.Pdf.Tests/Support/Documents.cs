namespace Analytics.Pdf.Tests;

internal static class Documents
{
    public static PdfDocument New(PdfInfo? info = null) => new(info ?? SampleReport.Info("en-GB"));

    public static byte[] Bytes(Action<ICanvas> draw, PdfInfo? info = null)
    {
        PdfDocument document = New(info);
        draw(document);
        return Saved(document);
    }

    public static byte[] Saved(PdfDocument document)
    {
        using var file = new MemoryStream();
        document.Save(file);
        return file.ToArray();
    }

    /// <summary>A page of paragraphs.</summary>
    public static byte[] Paragraphs(params string[] texts) => Bytes(canvas =>
    {
        canvas.Begin(Tag.Document);
        canvas.BeginPage(400, 800);
        for (int i = 0; i < texts.Length; i++)
        {
            canvas.Begin(Tag.P);
            canvas.Text(20, 30 + (15 * i), texts[i], TestFonts.Regular, 10, default);
            canvas.End();
        }
        canvas.EndPage();
        canvas.End();
    });
}
