namespace Analytics.Pdf;

/// <summary>Where a page is drawn: points, origin top left, y downwards.</summary>
/// <remarks>
/// Every mark belongs to a tag or is an artifact: drawing with neither open throws <see cref="InvalidOperationException"/>,
/// which keeps documents tagged by construction. The sinks are a PDF document and a null canvas for fitting and tests.
/// </remarks>
public interface ICanvas
{
    /// <summary>Starts a page; tags that are open go on across pages.</summary>
    void BeginPage(double width, double height);
    void EndPage();

    /// <summary>Opens a structure element inside the one that is open.</summary>
    void Begin(Tag tag, TagOptions? options = null);
    void End();

    /// <summary>Opens content that is not part of the document's text: rules, fills, running heads, page numbers, repeated table heads.</summary>
    void BeginArtifact(ArtifactKind kind = ArtifactKind.Layout);
    void EndArtifact();

    /// <summary>One line of text with its left end on the baseline.</summary>
    void Text(double x, double baseline, string text, PdfFont font, double size, Colour colour);

    /// <summary>One line of text turned about the left end of its baseline, clockwise in degrees: -90 reads upwards.</summary>
    void RotatedText(double x, double baseline, double degrees, string text, PdfFont font, double size, Colour colour);

    /// <summary>A path, filled, stroked or both.</summary>
    void Path(PathData path, Colour? fill, Stroke? stroke);

    /// <summary>Lets through only what lies in this box, and in the boxes of the clips around it, until the clip ends.</summary>
    void BeginClip(Box box);
    void EndClip();

    /// <summary>A link to a named destination, on top of text that is already drawn inside an open <see cref="Tag.Link"/>.</summary>
    void Link(Box area, string destination, string contents);

    /// <summary>Names the place at height y of this page, as a target of links.</summary>
    void Destination(string name, double y);

    /// <summary>An entry of the outline that leads to height y of this page.</summary>
    /// <param name="level">1 for the outermost; no level is skipped.</param>
    void Bookmark(int level, string title, double y);
}
