using Analytics.Pdf.Structure;
using Analytics.Pdf.Syntax;
using Analytics.Pdf.Writing;

namespace Analytics.Pdf;

/// <summary>A tagged, archivable PDF: PDF/UA-1 and PDF/A-2a, or PDF/A-1b, without images, transparency or anything active.</summary>
/// <remarks>
/// The bytes depend on the calls and on <see cref="PdfInfo"/> alone. One document belongs to one thread at a time; different
/// documents may be made at the same time and share their fonts.
/// </remarks>
public sealed class PdfDocument : ICanvas
{
    private readonly PdfInfo _info;
    private readonly CanvasRules _rules = new();
    private readonly DocumentParts _parts = new();
    private readonly PageContent _content = new();
    private readonly Stack<StructureElement> _open = new();
    private FinishedPage? _page;
    private StructureElement? _marking;
    private ArtifactKind? _artifact;
    private bool _artifactMarked;

    public PdfDocument(PdfInfo info)
    {
        foreach (string text in (string[])[info.Title, info.Author, info.Language, info.Creator, info.Producer])
        {
            if (string.IsNullOrWhiteSpace(text))
                throw new ArgumentException("Title, author, language, creator and producer are all needed.", nameof(info));
        }
        // Such characters cannot stand in the metadata, which is XML.
        if ((info.Title + info.Author + info.Subject + info.Language + info.Creator + info.Producer).Any(c => char.IsControl(c) || c >= '\uFFFE'))
            throw new ArgumentException("The information has a control character; remove it.", nameof(info));
        _info = info;
    }

    /// <summary>Pages begun so far.</summary>
    public int Pages => _rules.Pages;

    public void BeginPage(double width, double height)
    {
        _rules.BeginPage(width, height);
        _page = new FinishedPage { Width = width, Height = height };
        _parts.Pages.Add(_page);
        _content.Begin(height);
    }

    public void EndPage()
    {
        _rules.EndPage();
        StopMarking();
        _page!.Content = _content.Finish();
        _page = null;
    }

    public void Begin(Tag tag, TagOptions? options = null)
    {
        _rules.Begin(tag, options);
        StructureElement? parent = _open.TryPeek(out StructureElement? outer) ? outer : null;
        var element = new StructureElement(tag, options, parent)
        {
            Bounds = tag == Tag.Figure ? Bounds(options!.Area!.Value) : null,
        };
        if (parent is null) _parts.Roots.Add(element);
        else parent.Kids.Add(new(KidKind.Element, element, 0, 0));
        _open.Push(element);
    }

    public void End()
    {
        _rules.End();
        _ = _open.Pop();
    }

    public void BeginArtifact(ArtifactKind kind = ArtifactKind.Layout)
    {
        _rules.BeginArtifact();
        _artifact = kind;
    }

    public void EndArtifact()
    {
        _rules.EndArtifact();
        if (_artifactMarked) StopMarking();
        _artifact = null;
    }

    public void Text(double x, double baseline, string text, PdfFont font, double size, Colour colour)
    {
        _rules.Text(text, font, size, x, baseline, 0);
        if (text.Length == 0) return;
        Mark(text: true);
        UsedFont used = Use(font);
        _content.Text(x, baseline, text, font, used.Number, size, colour, used.Used);
    }

    public void RotatedText(double x, double baseline, double degrees, string text, PdfFont font, double size, Colour colour)
    {
        _rules.Text(text, font, size, x, baseline, degrees);
        if (text.Length == 0) return;
        Mark(text: false);
        UsedFont used = Use(font);
        _content.RotatedText(x, baseline, degrees, text, font, used.Number, size, colour, used.Used);
    }

    public void Path(PathData path, Colour? fill, Stroke? stroke)
    {
        _rules.Path(path, stroke);
        // A viewer draws a stroke of width 0 as thin as it can, which nobody means.
        if (stroke is not null && PdfBytes.ToHundredths(stroke.Width) == 0) stroke = null;
        if (path.IsEmpty || (fill is null && stroke is null)) return;
        Mark(text: false);
        _content.Path(path, fill, stroke);
    }

    public void BeginClip(Box box)
    {
        _rules.BeginClip(box);
        _content.LeaveText();
        _content.BeginClip(box);
    }

    public void EndClip()
    {
        _rules.EndClip();
        _content.LeaveText();
        _content.EndClip();
    }

    public void Link(Box area, string destination, string contents)
    {
        _rules.Link(area, destination, contents);
        StructureElement owner = _open.First(element => element.Tag == Tag.Link);
        (double left, double bottom, double right, double top) = Bounds(area);
        int index = _parts.Links.Count, page = _parts.Pages.Count - 1;
        _parts.Links.Add(new(page, left, bottom, right, top, destination, contents, owner));
        _page!.Links.Add(index);
        owner.Kids.Add(new(KidKind.Annotation, null, page, index));
    }

    public void Destination(string name, double y)
    {
        _rules.Destination(name, y);
        _parts.Places.Add(new(name, _parts.Pages.Count - 1, _page!.Height - y));
    }

    public void Bookmark(int level, string title, double y)
    {
        _rules.Bookmark(level, title, y);
        _parts.Outline.Add(new(level, title, _parts.Pages.Count - 1, _page!.Height - y));
    }

    /// <summary>Writes the file; what is still open, or a link that leads nowhere, is refused before the first byte.</summary>
    public void Save(Stream stream)
    {
        _rules.Finish();
        DocumentWriter.Write(stream, _info, _parts);
    }

    /// <summary>Makes what is drawn next belong to the artifact or to the innermost open element.</summary>
    private void Mark(bool text)
    {
        if (!text) _content.LeaveText();
        if (_artifact is { } kind)
        {
            if (_artifactMarked) return;
            _content.BeginArtifact(kind);
            _artifactMarked = true;
            _marking = null;
            return;
        }
        StructureElement element = _open.Peek();
        if (_marking == element && _content.InMark && !HasKidSince(element)) return;
        int id = _page!.Marks.Count;
        _page.Marks.Add(element);
        element.Kids.Add(new(KidKind.MarkedContent, null, _parts.Pages.Count - 1, id));
        // Figures mix text and paths, and stay one piece.
        _content.BeginMark(TagNames.Of(element.Tag), id, inText: text && element.Tag != Tag.Figure);
        _marking = element;
    }

    /// <summary>Whether an element or link came after the piece that is being marked: what follows it is another piece.</summary>
    private static bool HasKidSince(StructureElement element) => element.Kids[^1].Kind != KidKind.MarkedContent;

    private void StopMarking()
    {
        _content.EndMark();
        _marking = null;
        _artifactMarked = false;
    }

    private UsedFont Use(PdfFont font)
    {
        foreach (UsedFont known in _parts.Fonts)
            if (known.Font == font) return known;
        var used = new UsedFont(font, _parts.Fonts.Count + 1, font.NewGlyphSet());
        _parts.Fonts.Add(used);
        return used;
    }

    private (double Left, double Bottom, double Right, double Top) Bounds(Box box) =>
        (box.X, _page!.Height - box.Bottom, box.Right, _page.Height - box.Y);
}
