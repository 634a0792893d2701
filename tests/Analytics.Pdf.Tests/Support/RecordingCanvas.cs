using System.Globalization;

namespace Analytics.Pdf.Tests;

/// <summary>Notes what is drawn, in words that tests can compare.</summary>
internal sealed class RecordingCanvas : ICanvas
{
    public List<string> Calls { get; } = [];
    public List<PathData> Paths { get; } = [];

    public void BeginPage(double width, double height) => Note($"page {width} {height}");
    public void EndPage() => Note($"end page");
    public void Begin(Tag tag, TagOptions? options = null) => Note($"begin {tag}");
    public void End() => Note($"end");
    public void BeginArtifact(ArtifactKind kind = ArtifactKind.Layout) => Note($"artifact {kind}");
    public void EndArtifact() => Note($"end artifact");
    public void BeginClip(Box box) => Note($"clip {box.X:0.##} {box.Y:0.##} {box.Width:0.##} {box.Height:0.##}");
    public void EndClip() => Note($"end clip");
    public void Link(Box area, string destination, string contents) => Note($"link {destination}");
    public void Destination(string name, double y) => Note($"destination {name}");
    public void Bookmark(int level, string title, double y) => Note($"bookmark {level} {title}");

    public void Text(double x, double baseline, string text, PdfFont font, double size, Colour colour) =>
        Note($"text '{text}' {x:0.##} {baseline:0.##} size {size:0.##} {font.Name} {Hex(colour)}");

    public void RotatedText(double x, double baseline, double degrees, string text, PdfFont font, double size, Colour colour) =>
        Note($"text '{text}' {x:0.##} {baseline:0.##} size {size:0.##} {font.Name} {Hex(colour)} turned {degrees:0.##}");

    public void Path(PathData path, Colour? fill, Stroke? stroke)
    {
        Paths.Add(path);
        string line = stroke is null ? "" : string.Create(CultureInfo.InvariantCulture,
            $" stroke {Hex(stroke.Colour)} {stroke.Width:0.##}{(stroke.Dash is null ? "" : " dash " + string.Join(' ', stroke.Dash))}");
        Note($"path {Outline(path)}{(fill is null ? "" : " fill " + Hex(fill.Value))}{line}");
    }

    private static string Outline(PathData path) => string.Join(' ', path.Segments.Select(s => s.Kind switch
    {
        PathData.SegmentKind.Move => Invariant($"M{s.X:0.##},{s.Y:0.##}"),
        PathData.SegmentKind.Line => Invariant($"L{s.X:0.##},{s.Y:0.##}"),
        PathData.SegmentKind.Curve => Invariant($"C{s.X1:0.##},{s.Y1:0.##},{s.X2:0.##},{s.Y2:0.##},{s.X:0.##},{s.Y:0.##}"),
        _ => "Z",
    }));

    private static string Hex(Colour colour) => Invariant($"#{colour.Red:x2}{colour.Green:x2}{colour.Blue:x2}");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private void Note(FormattableString call) => Calls.Add(FormattableString.Invariant(call));
}
