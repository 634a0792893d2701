using Analytics.Pdf;

namespace Analytics.Reports.Pdf;

/// <summary>What a piece can see of the page it is drawn on.</summary>
/// <param name="Contents">Sections and the pages they begin on.</param>
internal sealed record DrawingPage(ICanvas Canvas, IReadOnlyList<ContentsEntry> Contents)
{
    public void Tagged(Tag tag, Action draw, TagOptions? options = null)
    {
        Canvas.Begin(tag, options);
        draw();
        Canvas.End();
    }

    public void Artifact(Action draw, ArtifactKind kind = ArtifactKind.Layout)
    {
        Canvas.BeginArtifact(kind);
        draw();
        Canvas.EndArtifact();
    }

    public void Fill(Box area, Colour colour) =>
        Artifact(() => Canvas.Path(new PathData().Rectangle(area), colour, null));

    public void Rule(double x1, double x2, double y, Colour colour, double width) =>
        Artifact(() => Canvas.Path(new PathData().MoveTo(x1, y).LineTo(x2, y), null, new Stroke(colour, width)));

    public void Paragraph(SetText text, double x, double y) => Tagged(Tag.P, () => text.Draw(Canvas, x, y));
}

/// <summary>A line of the contents.</summary>
internal sealed record ContentsEntry(string Id, string Title, int Page);
