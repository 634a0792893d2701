using Analytics.Pdf.Structure;

namespace Analytics.Pdf;

/// <summary>A canvas that draws nothing, refuses what <see cref="PdfDocument"/> refuses, and counts; for fitting and tests.</summary>
public sealed class NullCanvas : ICanvas
{
    private readonly CanvasRules _rules = new();

    public int Pages => _rules.Pages;
    public int Elements { get; private set; }
    public int Artifacts { get; private set; }
    public int Texts { get; private set; }
    public int Paths { get; private set; }
    public int Links { get; private set; }
    public int Destinations { get; private set; }
    public int Bookmarks { get; private set; }

    public void BeginPage(double width, double height) => _rules.BeginPage(width, height);

    public void EndPage() => _rules.EndPage();

    public void Begin(Tag tag, TagOptions? options = null)
    {
        _rules.Begin(tag, options);
        Elements++;
    }

    public void End() => _rules.End();

    public void BeginArtifact(ArtifactKind kind = ArtifactKind.Layout)
    {
        _rules.BeginArtifact();
        Artifacts++;
    }

    public void EndArtifact() => _rules.EndArtifact();

    public void Text(double x, double baseline, string text, PdfFont font, double size, Colour colour) =>
        RotatedText(x, baseline, 0, text, font, size, colour);

    public void RotatedText(double x, double baseline, double degrees, string text, PdfFont font, double size, Colour colour)
    {
        _rules.Text(text, font, size, x, baseline, degrees);
        Texts++;
    }

    public void Path(PathData path, Colour? fill, Stroke? stroke)
    {
        _rules.Path(path, stroke);
        Paths++;
    }

    public void BeginClip(Box box) => _rules.BeginClip(box);

    public void EndClip() => _rules.EndClip();

    public void Link(Box area, string destination, string contents)
    {
        _rules.Link(area, destination, contents);
        Links++;
    }

    public void Destination(string name, double y)
    {
        _rules.Destination(name, y);
        Destinations++;
    }

    public void Bookmark(int level, string title, double y)
    {
        _rules.Bookmark(level, title, y);
        Bookmarks++;
    }

    /// <summary>Refuses what <see cref="PdfDocument.Save"/> refuses: open pages and elements, links that lead nowhere.</summary>
    public void Finish() => _rules.Finish();
}
