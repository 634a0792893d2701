using System.Text;
using UglyToad.PdfPig.Content;
using Reader = UglyToad.PdfPig.PdfDocument;

namespace Analytics.Pdf.Tests;

public class PdfDocumentTests
{
    public static TheoryData<string> Languages => [.. SampleReport.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Text_ReadsBackInOrder_LetterByLetter(string language)
    {
        using Reader reader = Reader.Open(SampleReport.Bytes(language));
        string body = SampleReport.Texts(language).Body;
        string page = string.Concat(reader.GetPage(2).Letters.Select(letter => letter.Value));
        Assert.StartsWith(SampleReport.Texts(language).Heading + body + body + "●" + body, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_ReadsBack_EveryLetterAndSign()
    {
        using Reader reader = Reader.Open(Documents.Paragraphs(PdfFontTests.Letters, PdfFontTests.Signs));
        Assert.Equal(PdfFontTests.Letters + PdfFontTests.Signs, string.Concat(reader.GetPage(1).Letters.Select(letter => letter.Value)));
    }

    [Fact]
    public void Text_StandsWhereItWasPut()
    {
        using Reader reader = Reader.Open(Documents.Paragraphs("first", "second"));
        Letter letter = reader.GetPage(1).Letters[5];
        Assert.Equal(("s", 20, 755, 10), (letter.Value, letter.StartBaseLine.X, Math.Round(letter.StartBaseLine.Y, 6), letter.PointSize));
        Assert.Equal(20 + TestFonts.Regular.Measure("s", 10), reader.GetPage(1).Letters[6].StartBaseLine.X, 2);
    }

    [Theory]
    [InlineData(-90, 50, 760)]
    [InlineData(90, 50, 740)]
    [InlineData(180, 40, 750)]
    public void TurnedText_GoesWhereItIsTurned(double degrees, double x, double y)
    {
        byte[] file = Documents.Bytes(canvas =>
        {
            canvas.BeginPage(400, 800);
            canvas.Begin(Tag.P);
            // Sized so that one letter is 10 points wide.
            canvas.RotatedText(50, 50, degrees, "ab", TestFonts.Regular, 10 / TestFonts.Regular.Measure("a", 1), default);
            canvas.End();
            canvas.EndPage();
        });
        using Reader reader = Reader.Open(file);
        Letter second = reader.GetPage(1).Letters[1];
        Assert.Equal((x, y), (Math.Round(second.StartBaseLine.X, 1), Math.Round(second.StartBaseLine.Y, 1)));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Tags_HoldEveryMark_InReadingOrder(string language)
    {
        TagTree tree = TagTree.Of(SampleReport.Bytes(language));
        (string title, string heading, string body) = SampleReport.Texts(language);
        Assert.Equal(0, tree.Lost);
        Assert.Equal(
            [
                (0, "Document", ""), (1, "H1", title),
                (1, "TOC", ""), (2, "TOCI", ""), (3, "Reference", ""), (4, "Link", heading + "2"),
                (1, "H2", heading), (1, "P", body), (1, "P", body),
                (1, "L", ""), (2, "LI", ""), (3, "Lbl", "●"), (3, "LBody", body),
                (1, "Figure", heading + "2024"),
                (1, "Table", ""),
                (2, "THead", ""), (3, "TR", ""), (4, "TH", heading), (4, "TH", "2024"),
                (2, "TBody", ""), (3, "TR", ""), (4, "TH", "N02A"), (4, "TD", "12,5"), (3, "TR", ""), (4, "TD", body),
                (1, "H2", title), (1, "H3", heading), (1, "P", body),
            ],
            tree.Elements);
    }

    [Fact]
    public void Tags_GoOnOverPages_AndAroundArtifactsAndInnerTags()
    {
        TagTree tree = TagTree.Of(Documents.Bytes(canvas =>
        {
            void Write(string text) => canvas.Text(10, 20, text, TestFonts.Regular, 10, default);
            canvas.BeginPage(100, 100);
            canvas.Begin(Tag.P);
            Write("a");
            canvas.BeginArtifact(ArtifactKind.Footer);
            Write("1");
            canvas.EndArtifact();
            Write("b");
            canvas.Begin(Tag.Span);
            Write("c");
            canvas.End();
            Write("d");
            canvas.EndPage();
            canvas.BeginPage(100, 100);
            Write("e");
            canvas.End();
            canvas.EndPage();
        }));
        Assert.Equal([(0, "Document", ""), (1, "P", "abde"), (2, "Span", "c")], tree.Elements);
        Assert.Equal(0, tree.Lost);
    }

    [Theory]
    [InlineData(PdfArchive.A2a)]
    [InlineData(PdfArchive.A1b)]
    public void Bytes_AreTheSame_WhenMadeAgain(PdfArchive archive) =>
        Assert.Equal(SampleReport.Bytes("nb-NO", archive), SampleReport.Bytes("nb-NO", archive));

    [Fact]
    public void Bytes_AreTheSame_WhenSavedAgain()
    {
        PdfDocument document = Documents.New();
        SampleReport.Draw(document, "en-GB");
        Assert.Equal(Documents.Saved(document), Documents.Saved(document));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Bytes_AreTheSame_WhateverTheThreads(int threads)
    {
        string[] texts = [.. Enumerable.Range(0, 60).Select(i => "Report " + (char)('A' + (i % 20)) + i)];
        byte[][] expected = [.. texts.Select(text => Documents.Paragraphs(text, "shared"))];
        var made = new byte[texts.Length][];
        Parallel.For(0, texts.Length, new() { MaxDegreeOfParallelism = threads }, i => made[i] = Documents.Paragraphs(texts[i], "shared"));
        Assert.Equal(expected, made);
    }

    [Fact]
    public void Id_TellsDocumentsApart() => Assert.NotEqual(IdOf(Documents.Paragraphs("a")), IdOf(Documents.Paragraphs("b")));

    [Fact]
    public void Information_IsWhatWasGiven_AndNothingElse()
    {
        using Reader reader = Reader.Open(SampleReport.Bytes("nb-NO"));
        Assert.Equal(
            ("Legemidler i Ås kommune", "SKIL & co.", "Hovedfunn", "D:20250301000000Z", "D:20250301000000Z"),
            (reader.Information.Title, reader.Information.Author, reader.Information.Subject, reader.Information.CreationDate, reader.Information.ModifiedDate));
        Assert.True(reader.TryGetXmpMetadata(out var xmp));
        string packet = xmp.GetXDocument().ToString();
        Assert.Contains("SKIL &amp; co.", packet, StringComparison.Ordinal);
        Assert.Contains("<pdfuaid:part>1<", packet, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PdfArchive.A2a, "%PDF-1.7", "2", "A")]
    [InlineData(PdfArchive.A1b, "%PDF-1.4", "1", "B")]
    public void Archive_IsNamedInHeaderAndMetadata(PdfArchive archive, string header, string part, string conformance)
    {
        string file = Encoding.Latin1.GetString(SampleReport.Bytes("da-DK", archive));
        Assert.StartsWith(header, file, StringComparison.Ordinal);
        Assert.Contains($"<pdfaid:part>{part}</pdfaid:part>", file, StringComparison.Ordinal);
        Assert.Contains($"<pdfaid:conformance>{conformance}</pdfaid:conformance>", file, StringComparison.Ordinal);
        Assert.Equal(archive == PdfArchive.A1b, file.Contains("/CIDSet", StringComparison.Ordinal));
    }

    [Fact]
    public void Bookmarks_FormATree()
    {
        using Reader reader = Reader.Open(SampleReport.Bytes("en-GB"));
        Assert.True(reader.TryGetBookmarks(out var bookmarks));
        Assert.Equal(
            [("Medicines in Ås", 0), ("Key findings", 1), ("Medicines in Ås", 1), ("Key findings", 0)],
            bookmarks.GetNodes().Select(node => (node.Title, node.Level)));
    }

    [Theory]
    [InlineData(new[] { 1 })]
    [InlineData(new[] { 1, 1, 1 })]
    [InlineData(new[] { 1, 2, 3, 1, 2, 2, 3, 3, 2, 1 })]
    [InlineData(new[] { 1, 2, 3 })]
    public void Bookmarks_ReadBackInOrder_HoweverDeep(int[] levels)
    {
        byte[] file = Documents.Bytes(canvas =>
        {
            canvas.BeginPage(100, 100);
            for (int i = 0; i < levels.Length; i++) canvas.Bookmark(levels[i], "b" + (char)('a' + i), i);
            canvas.EndPage();
        });
        using Reader reader = Reader.Open(file);
        Assert.True(reader.TryGetBookmarks(out var bookmarks));
        Assert.Equal(levels.Select((level, i) => ("b" + (char)('a' + i), level - 1)), bookmarks.GetNodes().Select(node => (node.Title, node.Level)));
    }

    [Fact]
    public void Links_LeadToTheirPage()
    {
        using Reader reader = Reader.Open(SampleReport.Bytes("en-GB"));
        var link = Assert.Single(reader.GetPage(1).GetAnnotations());
        Assert.Equal("Key findings", link.Content);
        Assert.Equal(2, Assert.IsType<UglyToad.PdfPig.Actions.GoToAction>(link.Action).Destination.PageNumber);
    }

    [Fact]
    public void Names_OfDestinations_AreFoundWhateverTheirLetters()
    {
        string[] names = ["b", "å", "(a)", "a", "Ø(1)", "Z"];
        byte[] file = Documents.Bytes(canvas =>
        {
            canvas.BeginPage(100, 100);
            canvas.Begin(Tag.P);
            foreach (string name in names)
            {
                canvas.Begin(Tag.Link);
                canvas.Text(10, 20, "x", TestFonts.Regular, 10, default);
                canvas.Link(new(10, 10, 5, 10), name, "To " + name);
                canvas.End();
                canvas.Destination(name, 50);
            }
            canvas.End();
            canvas.EndPage();
        });
        using Reader reader = Reader.Open(file);
        Assert.All(reader.GetPage(1).GetAnnotations(), link => Assert.IsType<UglyToad.PdfPig.Actions.GoToAction>(link.Action));
    }

    [Fact]
    public void Manyfold_DocumentsAreReadable()
    {
        // More objects than one object stream takes, more than a hundred glyphs in a map.
        byte[] file = Documents.Paragraphs([.. Enumerable.Range(0, 500).Select(i => PdfFontTests.Letters + PdfFontTests.Signs + i)]);
        TagTree tree = TagTree.Of(file);
        Assert.Equal((501, 0), (tree.Elements.Count, tree.Lost));
    }

    [Fact]
    public void Shapes_ArePaintedInTheirColours()
    {
        byte[] file = Documents.Bytes(canvas =>
        {
            canvas.BeginPage(100, 100);
            canvas.BeginArtifact();
            canvas.Path(new PathData().Rectangle(new(10, 20, 30, 40)), Colour.Rgb(0xFF0000), new(Colour.Rgb(0x0000FF), 2));
            canvas.EndArtifact();
            canvas.EndPage();
        });
        using Reader reader = Reader.Open(file);
        var path = Assert.Single(reader.GetPage(1).Paths);
        var box = path.GetBoundingRectangle()!.Value;
        Assert.Equal((10, 40, 40, 80, true, true, 2), (box.Left, box.Bottom, box.Right, box.Top, path.IsFilled, path.IsStroked, path.LineWidth));
        Assert.Equal((1, 0, 0), path.FillColor!.ToRGBValues());
        Assert.Equal((0, 0, 1), path.StrokeColor!.ToRGBValues());
    }

    [Fact]
    public void State_IsRestoredAfterAClip()
    {
        byte[] file = Documents.Bytes(canvas =>
        {
            canvas.BeginPage(100, 100);
            canvas.Begin(Tag.P);
            canvas.Text(1, 10, "a", TestFonts.Regular, 10, Colour.Rgb(0xFF0000));
            canvas.BeginClip(new(0, 0, 100, 100));
            canvas.Text(1, 20, "b", TestFonts.SemiBold, 8, Colour.Rgb(0x0000FF));
            canvas.EndClip();
            canvas.Text(1, 30, "c", TestFonts.SemiBold, 8, Colour.Rgb(0x0000FF));
            canvas.End();
            canvas.EndPage();
        });
        using Reader reader = Reader.Open(file);
        Assert.Equal([(0d, 10d), (1d, 8d), (1d, 8d)], reader.GetPage(1).Letters.Select(l => (l.Color.ToRGBValues().b, l.PointSize)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\u0001b")]
    public void Information_ThatCannotBeWritten_IsRefused(string title) =>
        Assert.Throws<ArgumentException>(() => new PdfDocument(SampleReport.Info("nb-NO") with { Title = title }));

    private static string IdOf(byte[] file)
    {
        string text = Encoding.Latin1.GetString(file);
        return text.Substring(text.LastIndexOf("/ID[<", StringComparison.Ordinal), 38);
    }
}
