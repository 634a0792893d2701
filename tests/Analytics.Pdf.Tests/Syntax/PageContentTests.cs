using System.IO.Compression;
using System.Text;
using Analytics.Pdf.Fonts;
using Analytics.Pdf.Syntax;

namespace Analytics.Pdf.Tests.Syntax;

public class PageContentTests
{
    private static readonly Colour s_black = Colour.Rgb(0), s_red = Colour.Rgb(0xFF0000);

    [Fact]
    public void EmptyPage_IsBracketed() => Assert.Equal("q\nQ\n", Operators(_ => { }));

    [Fact]
    public void Mark_IsClosedBeforeTheNextAndAtTheEnd() => Assert.Equal(
        "q\n/P<</MCID 0>>BDC\nEMC\n/Artifact<</Type/Pagination/Subtype/Footer>>BDC\nEMC\nQ\n",
        Operators(content =>
        {
            content.BeginMark("/P"u8, 0, inText: false);
            content.BeginArtifact(ArtifactKind.Footer);
        }));

    [Fact]
    public void MarksOfTextAlone_ShareATextObject_UntilSomethingElseIsDrawn() => Assert.Equal(
        "q\nBT\n/TD<</MCID 0>>BDC\nEMC\n/TD<</MCID 1>>BDC\nEMC\nET\n0 100 10 -10 re\nf\nQ\n",
        Operators(content =>
        {
            content.BeginMark("/TD"u8, 0, inText: true);
            content.BeginMark("/TD"u8, 1, inText: true);
            content.LeaveText();
            Assert.False(content.InMark);
            content.Path(new PathData().Rectangle(new(0, 0, 10, 10)), s_black, null);
        }));

    [Fact]
    public void CirclesWithARim_AreTwoDots() => Assert.Equal(
        "q\n1 0 0 RG\n12 w\n1 J\n50 50 m 50 50 l S\n0 0 0 RG\n8 w\n50 50 m 50 50 l S\nQ\n",
        Operators(content => content.Path(new PathData().Circle(50, 50, 5), s_black, new(s_red, 2))));

    [Fact]
    public void State_IsSaidOnceUntilItChanges() => Assert.Equal(
        "q\n1 0 0 rg\n0 100 10 -10 re\nf\n0 100 20 -10 re\nf\n2 w\n0 0 m\n0 50 l\nS\nQ\n",
        Operators(content =>
        {
            content.Path(new PathData().Rectangle(new(0, 0, 10, 10)), s_red, null);
            content.Path(new PathData().Rectangle(new(0, 0, 20, 10)), s_red, null);
            content.Path(new PathData().MoveTo(0, 100).LineTo(0, 50), null, new(s_black, 2));
        }));

    [Fact]
    public void State_IsAsBefore_AfterAClip() => Assert.Equal(
        "q\nq 0 100 50 -50 re\nW n\n1 0 0 rg\n0 100 10 -10 re\nf\nQ\n0 100 10 -10 re\nf\nQ\n",
        Operators(content =>
        {
            content.BeginClip(new(0, 0, 50, 50));
            content.Path(new PathData().Rectangle(new(0, 0, 10, 10)), s_red, null);
            content.EndClip();
            content.Path(new PathData().Rectangle(new(0, 0, 10, 10)), s_black, null);
        }));

    [Fact]
    public void Dashes_AreSetAndTakenBack() => Assert.Equal(
        "q\n[3 2 ]0 d\n0 100 m\n9 100 l\nS\n[]0 d\n0 100 m\n9 100 l\nS\nQ\n",
        Operators(content =>
        {
            PathData line = new PathData().MoveTo(0, 0).LineTo(9, 0);
            content.Path(line, null, new(s_black, 1, [3, 2]));
            content.Path(line, null, new(s_black, 1));
        }));

    [Theory]
    [InlineData(true, true, false, "B")]
    [InlineData(true, true, true, "B*")]
    [InlineData(true, false, false, "f")]
    [InlineData(true, false, true, "f*")]
    [InlineData(false, true, true, "S")]
    public void Path_IsPaintedAsAsked(bool fill, bool stroke, bool evenOdd, string painted) => Assert.Equal(
        $"q\n0 100 m\n9 100 l\nh\n{painted}\nQ\n",
        Operators(content => content.Path(
            new PathData { EvenOdd = evenOdd }.MoveTo(0, 0).LineTo(9, 0).Close(), fill ? s_black : null, stroke ? new(s_black, 1) : null)));

    [Fact]
    public void LinesOfText_AreMovedByExactDifferences() => Assert.Equal(
        "q\nBT\n/F1 9.6 Tf\n10 80 Td()Tj\n0 -13.6 Td()Tj\n.03 0 Td()Tj\nET\nQ\n",
        Operators(content =>
        {
            GlyphSet used = TestFonts.Regular.NewGlyphSet();
            foreach ((double x, double y) in ((double, double)[])[(10, 20), (10, 33.6), (10.03, 33.6)])
                content.Text(x, y, "", TestFonts.Regular, 1, 9.6, s_black, used);
        }));

    private static string Operators(Action<PageContent> draw)
    {
        var content = new PageContent();
        content.Begin(100);
        draw(content);
        using var unpacked = new ZLibStream(new MemoryStream(content.Finish()), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
