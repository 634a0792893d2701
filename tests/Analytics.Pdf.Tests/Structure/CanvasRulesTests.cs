namespace Analytics.Pdf.Tests.Structure;

/// <summary>Both canvases refuse the same mistakes, so that what fits on one can be written on the other.</summary>
public class CanvasRulesTests
{
    private static readonly PathData s_path = new PathData().Rectangle(new(0, 0, 1, 1));

    public static TheoryData<string> Mistakes => [.. s_mistakes.Keys];

    private static readonly Dictionary<string, Action<ICanvas>> s_mistakes = new()
    {
        ["text without a tag"] = c => Text(Page(c)),
        ["path without a tag"] = c => Page(c).Path(s_path, default(Colour), null),
        ["text without a page"] = c => Text(Open(c, Tag.P)),
        ["text after the tag has ended"] = c => { Open(Page(c), Tag.P).End(); Text(c); },
        ["text after the artifact has ended"] = c => { Page(c).BeginArtifact(); c.EndArtifact(); Text(c); },
        ["text in a table"] = c => Text(Open(Page(c), Tag.Table)),
        ["text in a row"] = c => Text(Open(Page(c), Tag.Table, Tag.TR)),
        ["text in a list item"] = c => Text(Open(Page(c), Tag.L, Tag.LI)),
        ["second page"] = c => Page(Page(c)),
        ["page without size"] = c => c.BeginPage(0, 100),
        ["page of no size"] = c => c.BeginPage(double.NaN, 100),
        ["end of no page"] = c => c.EndPage(),
        ["end of no tag"] = c => c.End(),
        ["end of no artifact"] = c => Page(c).EndArtifact(),
        ["artifact without a page"] = c => c.BeginArtifact(),
        ["artifact in an artifact"] = c => { Page(c).BeginArtifact(); c.BeginArtifact(); },
        ["tag in an artifact"] = c => { Page(c).BeginArtifact(); c.Begin(Tag.P); },
        ["tag that ends in an artifact"] = c => { Open(Page(c), Tag.P).BeginArtifact(); c.End(); },
        ["artifact over the page's end"] = c => { Page(c).BeginArtifact(); c.EndPage(); },
        ["clip over the page's end"] = c => { Page(c).BeginClip(new(0, 0, 1, 1)); c.EndPage(); },
        ["end of no clip"] = c => Page(c).EndClip(),
        ["too many clips"] = c => { Page(c); for (int i = 0; i < 30; i++) c.BeginClip(new(0, 0, 1, 1)); },
        ["cell outside a row"] = c => Open(c, Tag.Table, Tag.TD),
        ["row outside a table"] = c => Open(c, Tag.TR),
        ["item outside a list"] = c => Open(c, Tag.LI),
        ["paragraph in a list"] = c => Open(c, Tag.L, Tag.P),
        ["paragraph in a paragraph"] = c => Open(c, Tag.P, Tag.P),
        ["contents item outside contents"] = c => Open(c, Tag.TOCI),
        ["document in a document"] = c => Open(c, Tag.Document, Tag.Document),
        ["second document"] = c => { Open(c, Tag.Document).End(); c.Begin(Tag.Document); },
        ["paragraph after the document"] = c => { Open(c, Tag.Document).End(); c.Begin(Tag.P); },
        ["heading of level 2 first"] = c => Open(c, Tag.H2),
        ["skipped heading level"] = c => { Open(c, Tag.H1).End(); c.Begin(Tag.H3); },
        ["header cell without scope"] = c => Open(c, Tag.Table, Tag.TR, Tag.TH),
        ["header cell with an odd scope"] = c => Open(c, Tag.Table, Tag.TR).Begin(Tag.TH, new() { Scope = "column" }),
        ["cell over no column"] = c => Open(c, Tag.Table, Tag.TR).Begin(Tag.TD, new() { ColumnSpan = 0 }),
        ["figure without words"] = c => Page(c).Begin(Tag.Figure, new() { Alt = " ", Area = new(0, 0, 1, 1) }),
        ["figure without an area"] = c => Page(c).Begin(Tag.Figure, new() { Alt = "A figure" }),
        ["figure without a page"] = c => c.Begin(Tag.Figure, new() { Alt = "A figure", Area = new(0, 0, 1, 1) }),
        ["text at no place"] = c => Open(Page(c), Tag.P).Text(double.NaN, 0, "a", TestFonts.Regular, 10, default),
        ["text too far away"] = c => Open(Page(c), Tag.P).Text(20_000, 0, "a", TestFonts.Regular, 10, default),
        ["text too long"] = c => Open(Page(c), Tag.P).Text(0, 0, new string('a', 10_000), TestFonts.Regular, 10, default),
        ["text of no size"] = c => Open(Page(c), Tag.P).Text(0, 0, "a", TestFonts.Regular, 0, default),
        ["text without a glyph"] = c => Open(Page(c), Tag.P).Text(0, 0, "\u4E2D", TestFonts.Regular, 10, default),
        ["path to no place"] = c => Open(Page(c), Tag.P).Path(new PathData().MoveTo(0, double.PositiveInfinity), default(Colour), null),
        ["path without a start"] = c => Open(Page(c), Tag.P).Path(new PathData().LineTo(0, 0), default(Colour), null),
        ["stroke of negative width"] = c => Open(Page(c), Tag.P).Path(s_path, null, new(default, -1)),
        ["dashes of no length"] = c => Open(Page(c), Tag.P).Path(s_path, null, new(default, 1, [0, 0])),
        ["link outside a link"] = c => { Open(Page(c), Tag.P).Destination("a", 0); c.Link(new(0, 0, 1, 1), "a", "words"); },
        ["link without words"] = c => Open(Page(c), Tag.P, Tag.Link).Link(new(0, 0, 1, 1), "a", ""),
        ["destination twice"] = c => { Page(c).Destination("a", 0); c.Destination("a", 1); },
        ["bookmark of level 2 first"] = c => Page(c).Bookmark(2, "a", 0),
        ["bookmark without a title"] = c => Page(c).Bookmark(1, " ", 0),
        ["no page at the end"] = c => { },
        ["open page at the end"] = c => Page(c),
        ["open tag at the end"] = c => { Open(Page(c), Tag.P); c.EndPage(); },
        ["link that leads nowhere"] = c =>
        {
            Text(Open(Page(c), Tag.P, Tag.Link));
            c.Link(new(0, 0, 1, 1), "nowhere", "words");
            c.End();
            c.End();
            c.EndPage();
        },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistakes_AreRefused_ByBothCanvasesInTheSameWords(string mistake)
    {
        Exception onNull = Refusal(mistake, new NullCanvas(), c => c.Finish());
        Exception onPdf = Refusal(mistake, Documents.New(), d => d.Save(Stream.Null));
        Assert.Equal(onNull.Message, onPdf.Message);
        Assert.True(onNull is InvalidOperationException or ArgumentException or MissingGlyphException, onNull.GetType().Name);
    }

    [Fact]
    public void Refused_BeforeTheFirstByte()
    {
        PdfDocument document = Documents.New();
        using var file = new MemoryStream();
        Assert.Throws<InvalidOperationException>(() => document.Save(file));
        Assert.Equal(0, file.Length);
    }

    [Fact]
    public void NullCanvas_CountsWhatWasDrawn()
    {
        var canvas = new NullCanvas();
        SampleReport.Draw(canvas, "nb-NO");
        canvas.Finish();
        Assert.Equal(
            (3, 1, 3, 1, 4, 4),
            (canvas.Pages, canvas.Links, canvas.Paths, canvas.Destinations, canvas.Bookmarks, canvas.Artifacts));
        Assert.True(canvas.Texts > 10 && canvas.Elements > 20);
    }

    private static Exception Refusal<T>(string mistake, T canvas, Action<T> finish)
        where T : ICanvas
    {
        Exception? refusal = Record.Exception(() =>
        {
            s_mistakes[mistake](canvas);
            finish(canvas);
        });
        Assert.NotNull(refusal);
        return refusal;
    }

    private static ICanvas Page(ICanvas canvas)
    {
        canvas.BeginPage(100, 100);
        return canvas;
    }

    private static ICanvas Open(ICanvas canvas, params Tag[] tags)
    {
        foreach (Tag tag in tags) canvas.Begin(tag);
        return canvas;
    }

    private static void Text(ICanvas canvas) => canvas.Text(0, 10, "text", TestFonts.Regular, 10, default);
}
