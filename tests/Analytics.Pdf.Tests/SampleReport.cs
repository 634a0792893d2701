namespace Analytics.Pdf.Tests;

/// <summary>A small report with every kind of element, in one of the three languages.</summary>
internal static class SampleReport
{
    private static readonly Colour s_ink = Colour.Rgb(0x1B2733), s_petrol = Colour.Rgb(0x0F4C5C), s_pale = Colour.Rgb(0xE3EEF0);

    public static IReadOnlyList<string> Languages { get; } = ["nb-NO", "da-DK", "en-GB"];

    /// <summary>Texts that use every letter of the language and the signs of reports.</summary>
    public static (string Title, string Heading, string Body) Texts(string language) => language switch
    {
        "nb-NO" => ("Legemidler i Ås kommune", "Hovedfunn", "Vi så at bruken av sove\u2011 og beroligende midler falt 5\u00A0%, fra 1\u202F250 til 1\u202F190 «døgndoser»: ≥ 30 innbyggere, æ ø å."),
        "da-DK" => ("Lægemidler på Ærø", "Vigtigste fund", "Forbruget af sove\u2011 og beroligende midler faldt 5\u00A0%, fra 1.250 til 1.190 »døgndoser«: ≤ 30 borgere → æ ø å · −2."),
        _ => ("Medicines in Ås", "Key findings", "Use of hypnotics and anxiolytics fell by 5\u00A0%, from 1,250 to 1,190 doses a day – ✓ on target, ▲ look closer, ● own."),
    };

    public static PdfInfo Info(string language, PdfArchive archive = PdfArchive.A2a) => new()
    {
        Title = Texts(language).Title,
        Author = "SKIL & co.",
        Subject = Texts(language).Heading,
        Language = language,
        Date = new DateOnly(2025, 3, 1),
        Archive = archive,
    };

    public static byte[] Bytes(string language, PdfArchive archive = PdfArchive.A2a)
    {
        var document = new PdfDocument(Info(language, archive));
        Draw(document, language);
        using var file = new MemoryStream();
        document.Save(file);
        return file.ToArray();
    }

    public static void Draw(ICanvas canvas, string language)
    {
        (string title, string heading, string body) = Texts(language);
        canvas.Begin(Tag.Document);
        canvas.BeginPage(595.28, 841.89);
        canvas.BeginArtifact();
        canvas.Path(new PathData().Rectangle(new(0, 0, 595.28, 60)), s_pale, null);
        canvas.EndArtifact();
        Line(canvas, Tag.H1, 100, title, 23);
        canvas.Bookmark(1, title, 80);
        Contents(canvas, heading);
        Footer(canvas, 1);
        canvas.EndPage();

        canvas.BeginPage(595.28, 841.89);
        canvas.Destination("findings", 90);
        canvas.Bookmark(2, heading, 90);
        Line(canvas, Tag.H2, 100, heading, 13.5);
        Line(canvas, Tag.P, 130, body, 9.6);
        Line(canvas, Tag.P, 145, body, 9.6);
        Bullets(canvas, body);
        Figure(canvas, heading);

        // A paragraph and a table that go on over the page.
        canvas.Begin(Tag.Table);
        Row(canvas, Tag.THead, 400, heading);
        canvas.Begin(Tag.TBody);
        canvas.Begin(Tag.TR);
        Cell(canvas, Tag.TH, 54, 420, "N02A", new() { Scope = "Row" });
        Cell(canvas, Tag.TD, 200, 420, "12,5");
        canvas.End();
        Footer(canvas, 2);
        canvas.EndPage();
        canvas.BeginPage(595.28, 841.89);
        canvas.Begin(Tag.TR);
        Cell(canvas, Tag.TD, 54, 100, body, new() { ColumnSpan = 2 });
        canvas.End();
        canvas.End();
        canvas.End();
        Line(canvas, Tag.H2, 140, title, 13.5);
        Line(canvas, Tag.H3, 160, heading, 11);
        canvas.Bookmark(2, title, 130);
        canvas.Bookmark(1, heading, 150);
        Line(canvas, Tag.P, 180, body, 9.6);
        Footer(canvas, 3);
        canvas.EndPage();
        canvas.End();
    }

    public static void Line(ICanvas canvas, Tag tag, double y, string text, double size)
    {
        canvas.Begin(tag);
        canvas.Text(54, y, text, size > 10 ? TestFonts.SemiBold : TestFonts.Regular, size, size > 10 ? s_petrol : s_ink);
        canvas.End();
    }

    private static void Contents(ICanvas canvas, string heading)
    {
        canvas.Begin(Tag.TOC);
        canvas.Begin(Tag.TOCI);
        canvas.Begin(Tag.Reference);
        canvas.Begin(Tag.Link);
        canvas.Text(54, 200, heading, TestFonts.Regular, 10, s_petrol);
        canvas.Text(300, 200, "2", TestFonts.Regular, 10, s_petrol);
        canvas.Link(new(54, 190, 260, 14), "findings", heading);
        canvas.End();
        canvas.End();
        canvas.End();
        canvas.End();
    }

    private static void Bullets(ICanvas canvas, string body)
    {
        canvas.Begin(Tag.L);
        canvas.Begin(Tag.LI);
        canvas.Begin(Tag.Lbl);
        canvas.Text(54, 165, "●", TestFonts.Regular, 9.6, s_ink);
        canvas.End();
        canvas.Begin(Tag.LBody);
        canvas.Text(66, 165, body, TestFonts.Regular, 9.6, s_ink);
        canvas.End();
        canvas.End();
        canvas.End();
    }

    private static void Figure(ICanvas canvas, string heading)
    {
        canvas.Begin(Tag.Figure, new() { Alt = heading + ": 5 % (2024)", Area = new(54, 200, 200, 100) });
        canvas.BeginClip(new(54, 200, 200, 100));
        canvas.Path(new PathData().MoveTo(54, 300).CurveTo(100, 200, 150, 250, 254, 210), null, new(s_petrol, 1.1, [3, 2], RoundJoins: true));
        canvas.Path(new PathData().Circle(150, 240, 4), Colour.Rgb(0xFFFFFF), new(s_petrol, 0.8));
        canvas.RotatedText(60, 290, -90, heading, TestFonts.Regular, 8, s_ink);
        canvas.EndClip();
        canvas.Text(60, 310, "2024", TestFonts.Regular, 8, s_ink);
        canvas.End();
    }

    private static void Row(ICanvas canvas, Tag part, double y, string heading)
    {
        canvas.Begin(part);
        canvas.Begin(Tag.TR);
        Cell(canvas, Tag.TH, 54, y, heading, new() { Scope = "Column" });
        Cell(canvas, Tag.TH, 200, y, "2024", new() { Scope = "Column" });
        canvas.End();
        canvas.End();
    }

    private static void Cell(ICanvas canvas, Tag tag, double x, double y, string text, TagOptions? options = null)
    {
        canvas.Begin(tag, options);
        canvas.Text(x, y, text, TestFonts.Regular, 8.6, s_ink);
        canvas.End();
    }

    private static void Footer(ICanvas canvas, int page)
    {
        canvas.BeginArtifact(ArtifactKind.Footer);
        canvas.Text(500, 808, page.ToString(System.Globalization.CultureInfo.InvariantCulture), TestFonts.Regular, 8, s_ink);
        canvas.EndArtifact();
    }
}
