using Analytics.Pdf;

namespace Analytics.Reports.Tests.Fixtures;

/// <summary>Keeps what is drawn where, and watches over the edges of the page.</summary>
internal sealed class MarkedCanvas : ICanvas
{
    private const double Slack = 1;
    private double _width;
    private double _height;
    private int _artifacts;

    public int Pages { get; private set; }

    /// <summary>Texts by page, with their baselines.</summary>
    public List<(int Page, string Text, double Baseline, bool Artifact)> Texts { get; } = [];

    /// <summary>Where texts begin and end.</summary>
    public List<(string Text, double Left, double Right)> Spans { get; } = [];

    /// <summary>Marks that reach beyond the page.</summary>
    public List<string> Outside { get; } = [];

    public int OpenTags { get; private set; }

    public List<Tag> Tags { get; } = [];

    public void BeginPage(double width, double height) => (_width, _height, Pages) = (width, height, Pages + 1);

    public void EndPage() { }

    public void Begin(Tag tag, TagOptions? options = null)
    {
        OpenTags++;
        Tags.Add(tag);
    }

    public void End() => OpenTags--;

    public void BeginArtifact(ArtifactKind kind = ArtifactKind.Layout) => _artifacts++;

    public void EndArtifact() => _artifacts--;

    public void Text(double x, double baseline, string text, PdfFont font, double size, Colour colour)
    {
        Texts.Add((Pages, text, baseline, _artifacts > 0));
        Spans.Add((text, x, x + font.Measure(text, size)));
        Watch(x, baseline - size, text);
        Watch(x + font.Measure(text, size), baseline + size / 4, text);
    }

    public void RotatedText(double x, double baseline, double degrees, string text, PdfFont font, double size, Colour colour) => Watch(x, baseline, text);

    public void Path(PathData path, Colour? fill, Stroke? stroke)
    {
        foreach (PathData.Segment segment in path.Segments.Where(segment => segment.Kind != PathData.SegmentKind.Close))
            Watch(segment.X, segment.Y, "a path");
    }

    public void BeginClip(Box box) { }

    public void EndClip() { }

    public void Link(Box area, string destination, string contents) => Watch(area.Right, area.Bottom, contents);

    public void Destination(string name, double y) => Watch(0, y, name);

    public void Bookmark(int level, string title, double y) => Watch(0, y, title);

    private void Watch(double x, double y, string what)
    {
        if (x < -Slack || y < -Slack || x > _width + Slack || y > _height + Slack)
            Outside.Add(FormattableString.Invariant($"page {Pages}: {what} at {x:F1}, {y:F1}"));
    }
}
