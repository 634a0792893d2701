namespace Analytics.Pdf.Tests;

public class SvgFigureTests
{
    [Fact]
    public void Parse_TakesTheSize() => Assert.Equal((200, 100), Size("""<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"/>"""));

    [Fact]
    public void Parse_TakesTheSizeOfTheView_WithoutOneOfItsOwn() =>
        Assert.Equal((40, 30), Size("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>"""));

    [Theory]
    [InlineData("M10 10L20 10V30H5z", "M10,10 L20,10 L20,30 L5,30 Z")]
    [InlineData("m10,10l5-5-5-5", "M10,10 L15,5 L10,0")]
    [InlineData("M0 0C1 2 3 4 5 6S9 10 11 12", "M0,0 C1,2,3,4,5,6 C7,8,9,10,11,12")]
    [InlineData("M0 0q3 3 6 0t6 0", "M0,0 C2,2,4,2,6,0 C8,-2,10,-2,12,0")]
    [InlineData("M1.5.5e1-2 0", "M1.5,5 L-2,0")]
    [InlineData("M0 0L1 0ZL0 1", "M0,0 L1,0 Z M0,0 L0,1")]
    [InlineData("M0,10A10,10,0,0,1,10,0", "M0,10 C0,4.48,4.48,0,10,0")]
    [InlineData("M0 10a10 10 0 0110-10", "M0,10 C0,4.48,4.48,0,10,0")]
    [InlineData("M0 0A0 5 0 0 1 7 7", "M0,0 L7,7")]
    public void Path_ReadsEveryCommand(string d, string expected)
    {
        Assert.Equal($"path {expected} stroke #000000 1", Assert.Single(Drawn($"""<path d="{d}" fill="none" stroke="black"/>""")));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Arc_StaysOnItsEllipse_WhicheverWayItGoes(bool large, bool clockwise)
    {
        RecordingCanvas canvas = Draw(Svg($"""<path d="M60 50A30 20 0 {(large ? 1 : 0)} {(clockwise ? 1 : 0)} 30 70"/>"""), new(0, 0, 100, 100));
        // The two centres of ellipses with these radii through both points.
        (double X, double Y) centre = large == clockwise ? (60, 70) : (30, 50);
        foreach (PathData.Segment s in canvas.Paths[0].Segments.Where(s => s.Kind == PathData.SegmentKind.Curve))
            Assert.Equal(1, Math.Pow((s.X - centre.X) / 30, 2) + Math.Pow((s.Y - centre.Y) / 20, 2), 6);
        Assert.Equal((30, 70), (Math.Round(canvas.Paths[0].Segments[^1].X, 6), Math.Round(canvas.Paths[0].Segments[^1].Y, 6)));
    }

    [Fact]
    public void Shapes_BecomePaths() => Assert.Equal(
        [
            "path M1,2 L4,2 L4,6 L1,6 Z fill #ff0000",
            "path M1,2 L3,4 stroke #0000ff 2",
            "path M0,0 L5,0 L5,5 fill #000000",
            "path M0,0 L5,0 L5,5 Z fill #112233",
        ],
        Drawn("""
            <rect x="1" y="2" width="3" height="4" fill="red"/>
            <line x1="1" y1="2" x2="3" y2="4" stroke="blue" stroke-width="2"/>
            <polyline points="0,0 5,0 5,5"/>
            <polygon points="0,0 5,0 5,5" fill="#123"/>
            """));

    [Fact]
    public void Circle_IsRound()
    {
        RecordingCanvas canvas = Draw(Svg("""<circle cx="10" cy="20" r="5"/><ellipse cx="10" cy="20" rx="5" ry="5"/>"""), new(0, 0, 100, 100));
        Assert.Equal(canvas.Calls[0], canvas.Calls[1]);
        foreach (PathData.Segment s in canvas.Paths[0].Segments.Where(s => s.Kind == PathData.SegmentKind.Curve))
            Assert.Equal(5, Math.Sqrt(Math.Pow(s.X - 10, 2) + Math.Pow(s.Y - 20, 2)), 9);
    }

    [Fact]
    public void Rectangle_WithRoundCorners_KeepsToItsBox()
    {
        PathData path = Draw(Svg("""<rect x="10" y="10" width="20" height="30" rx="4"/>"""), new(0, 0, 100, 100)).Paths[0];
        var points = path.Segments.Where(s => s.Kind != PathData.SegmentKind.Close).ToList();
        Assert.Equal((10, 30, 10, 40), (points.Min(s => s.X), points.Max(s => s.X), points.Min(s => s.Y), points.Max(s => s.Y)));
        Assert.Equal(4, points.Count(s => s.Kind == PathData.SegmentKind.Curve));
    }

    [Fact]
    public void Groups_HandDownStyleAndTransform() => Assert.Equal(
        ["path M20,40 L40,40 stroke #008000 4 dash 6 2"],
        Drawn("""
            <g stroke="green" fill="none" stroke-width="2" transform="translate(10 20)">
              <g style="stroke-dasharray: 3,1" transform="scale(2)"><path d="M5 10H15"/></g>
            </g>
            """));

    [Theory]
    [InlineData("rotate(90)", "M-2,1")]
    [InlineData("rotate(90 1 2)", "M1,2")]
    [InlineData("matrix(1 0 0 1 3 4)", "M4,6")]
    [InlineData("translate(3) scale(2,3)", "M5,6")]
    [InlineData("skewX(45)", "M3,2")]
    public void Transforms_MoveThePoint(string transform, string expected) =>
        Assert.StartsWith("path " + expected + " ", Drawn($"""<path d="M1 2h1" transform="{transform}" stroke="black" fill="none"/>""")[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("fill=\"#ff0000\" fill-opacity=\"0.5\"", "#ff8080")]
    [InlineData("fill=\"black\" opacity=\"0.2\"", "#cccccc")]
    [InlineData("fill=\"rgb(10, 20, 30)\"", "#0a141e")]
    [InlineData("style=\"fill:#00F\"", "#0000ff")]
    public void SeeThroughColours_BecomeSolidOnWhite(string attributes, string expected) =>
        Assert.EndsWith(" fill " + expected, Assert.Single(Drawn($"<rect width=\"1\" height=\"1\" {attributes}/>")), StringComparison.Ordinal);

    [Theory]
    [InlineData("fill=\"none\"")]
    [InlineData("fill-opacity=\"0\"")]
    [InlineData("display=\"none\"")]
    [InlineData("fill=\"none\" stroke=\"red\" stroke-width=\"0\"")]
    public void InvisibleShapes_AreLeftOut(string attributes) => Assert.Empty(Drawn($"<rect width=\"1\" height=\"1\" {attributes}/>"));

    [Fact]
    public void EvenOddShapes_StayEvenOdd() =>
        Assert.True(Draw(Svg("""<path fill-rule="evenodd" d="M0 0H9V9H0z"/>"""), new(0, 0, 100, 100)).Paths[0].EvenOdd);

    [Fact]
    public void Clips_OfTheSameBox_BecomeOne() => Assert.Equal(
        ["clip 1 2 30 40", "path M0,0 L9,0 stroke #000000 1", "path M0,0 L8,0 stroke #000000 1", "end clip"],
        Drawn("""
            <clipPath id="a"><rect x="1" y="2" width="30" height="40"/></clipPath>
            <g clip-path="url(#a)"><path d="M0 0H9" stroke="black" fill="none"/></g>
            <clipPath id="b"><rect x="1" y="2" width="30" height="40"/></clipPath>
            <g clip-path="url(#b)"><path d="M0 0H8" stroke="black" fill="none"/></g>
            <g clip-path="url(#b)"/>
            """));

    [Fact]
    public void Text_WithThePlacesOfItsFont_IsOneRun()
    {
        string places = Places("mål 2,5", TestFonts.Regular, 12);
        Assert.Equal(["text 'mål 2,5' 13 16.46 size 12 SourceSans3-Regular #000000"],
            Drawn($"<text transform=\"translate(10 20)\" font-size=\"12\" x=\"{places}\" y=\"-3.54, \">\n\t\tmål 2,5\n\t</text>"));
    }

    [Fact]
    public void Text_TakesTheWeightWhosePlacesFit() =>
        Assert.Contains("SourceSans3-SemiBold", Assert.Single(Drawn($"<text font-size=\"12\" x=\"{Places("Tittel", TestFonts.SemiBold, 12)}\" y=\"9\">Tittel</text>")), StringComparison.Ordinal);

    [Theory]
    [InlineData("600", "SourceSans3-SemiBold")]
    [InlineData("bold", "SourceSans3-SemiBold")]
    [InlineData("400", "SourceSans3-Regular")]
    public void Text_TakesTheWeightThatIsTold(string weight, string font) =>
        Assert.Contains(font, Assert.Single(Drawn($"<text font-weight=\"{weight}\" x=\"1\" y=\"9\">ab</text>")), StringComparison.Ordinal);

    [Fact]
    public void Text_WithOtherPlaces_IsSetWhereTheyAre() => Assert.Equal(
        ["text 'a' 1 9 size 10 SourceSans3-Regular #000000", "text 'b' 30 9 size 10 SourceSans3-Regular #000000"],
        Drawn("""<text font-weight="400" font-size="10" x="1 30" y="9">ab</text>"""));

    [Theory]
    [InlineData("middle", 0.5)]
    [InlineData("end", 1)]
    public void Text_IsAnchored(string anchor, double share)
    {
        double left = 50 - (share * TestFonts.Regular.Measure("abc", 10));
        Assert.StartsWith(FormattableString.Invariant($"text 'abc' {left:0.##} 9 "),
            Assert.Single(Drawn($"<text text-anchor=\"{anchor}\" font-size=\"10\" x=\"50\" y=\"9\">abc</text>")), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_ThatReadsUpwards_IsTurned() => Assert.Equal(
        ["text 'per 1000' 20 80 size 12 SourceSans3-Regular #000000 turned -90"],
        Drawn("""<text transform="matrix(-4.37114e-08 -1 1 -4.37114e-08 20 80)" font-size="12" x="0" y="0">per 1000</text>"""));

    [Fact]
    public void Spans_StandWhereTheySay() => Assert.Equal(
        ["text 'a' 1 10 size 10 SourceSans3-Regular #000000", "text 'b' 1 22 size 10 SourceSans3-Regular #000000"],
        Drawn("""<text font-size="10" x="1" y="10">a<tspan x="1" y="22">b</tspan></text>"""));

    [Fact]
    public void NoBreakSpaces_StayInTexts() =>
        Assert.StartsWith("text '5\u00A0%' ", Assert.Single(Drawn("<text x=\"1\" y=\"9\"> 5\u00A0% </text>")), StringComparison.Ordinal);

    [Fact]
    public void Draw_FitsTheFigureIntoItsBox_KeepingItsForm()
    {
        RecordingCanvas canvas = Draw("""
            <svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"><path d="M0 0H100" fill="none" stroke="black"/><text font-size="10" x="0" y="50">x</text></svg>
            """, new(10, 20, 200, 300));
        Assert.Equal(["path M10,120 L210,120 stroke #000000 2", "text 'x' 10 220 size 20 SourceSans3-Regular #000000"], canvas.Calls);
    }

    [Fact]
    public void Values_FarPastTheAxes_StayOutsideThePage()
    {
        var canvas = new NullCanvas();
        canvas.BeginPage(100, 100);
        canvas.Begin(Tag.P);
        SvgFigure.Parse(Svg("""<path d="M0 0L50 1e9" stroke="red"/><text x="1e9" y="0">far</text>""")).Draw(canvas, new(0, 0, 100, 100), TestFonts.Of);
        Assert.Equal((1, 0), (canvas.Paths, canvas.Texts));
    }

    [Theory]
    [InlineData("<image href=\"x.png\"/>", "image")]
    [InlineData("<rect width=\"1\" height=\"1\" fill=\"url(#gradient)\"/>", "colour")]
    [InlineData("<g clip-path=\"url(#none)\"/>", "clipPath")]
    [InlineData("<path d=\"M0 0X\"/>", "X")]
    [InlineData("<path d=\"L1 1\"/>", "move")]
    [InlineData("<path d=\"1 1\"/>", "move")]
    [InlineData("<path d=\"M0 0Z1 1\"/>", "command")]
    [InlineData("<rect width=\"50%\" height=\"1\"/>", "percent")]
    public void Parse_RefusesWhatItWouldLose(string element, string named) =>
        Assert.Contains(named, Assert.Throws<FormatException>(() => SvgFigure.Parse(Svg(element))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("<html/>")]
    [InlineData("<svg width='1' height='1'><g></svg>")]
    public void Parse_RefusesWhatIsNoSvg(string text) => Assert.Throws<FormatException>(() => SvgFigure.Parse(text));

    private static (double, double) Size(string svg) => (SvgFigure.Parse(svg).Width, SvgFigure.Parse(svg).Height);

    private static string Svg(string content) => $"""<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">{content}</svg>""";

    private static List<string> Drawn(string content) => Draw(Svg(content), new(0, 0, 100, 100)).Calls;

    private static RecordingCanvas Draw(string svg, Box where)
    {
        var canvas = new RecordingCanvas();
        SvgFigure.Parse(svg).Draw(canvas, where, TestFonts.Of);
        return canvas;
    }

    /// <summary>Left ends of the characters as a chart library writes them, from 3 on.</summary>
    private static string Places(string text, PdfFont font, double size) => string.Concat(
        Enumerable.Range(0, text.Length).Select(i => FormattableString.Invariant($"{3 + font.Measure(text[..i], size):0.####}, ")));
}
