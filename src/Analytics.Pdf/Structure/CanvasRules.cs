namespace Analytics.Pdf.Structure;

/// <summary>What every canvas demands of its caller, so that fitting on a null canvas finds what the file would refuse.</summary>
internal sealed class CanvasRules
{
    // PDF/A allows 28 saved graphics states; the page's own is one of them.
    private const int DeepestClip = 24;

    // PDF/A-2 allows strings of 32,767 bytes, and a character may take four.
    private const int LongestText = 8_000;

    /// <summary>Points from the corner of the page within which all places lie: PDF/A-1 has no number beyond 32,767, and differences are written too.</summary>
    public const double Farthest = 16_000;

    private readonly Stack<Tag> _open = new();
    private readonly HashSet<string> _destinations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _targets = new(StringComparer.Ordinal);
    private bool _inPage, _inArtifact, _hasRoot, _hasDocument;
    private int _clips, _heading, _bookmark;

    public int Pages { get; private set; }

    public void BeginPage(double width, double height)
    {
        if (_inPage) throw new InvalidOperationException("A page is open; end it before the next begins.");
        // Limits of PDF/A-1 and -2 for the sides of a page.
        if (!(width is >= 3 and <= 14_400 && height is >= 3 and <= 14_400))
            throw new ArgumentOutOfRangeException(nameof(width), "A page has sides of 3 to 14,400 points.");
        _inPage = true;
        Pages++;
    }

    public void EndPage()
    {
        NeedPage();
        if (_inArtifact) throw new InvalidOperationException("An artifact ends on the page where it began; end it first.");
        if (_clips > 0) throw new InvalidOperationException("A clip ends on the page where it began; end it first.");
        _inPage = false;
    }

    public void Begin(Tag tag, TagOptions? options)
    {
        if (_inArtifact) throw new InvalidOperationException($"A {tag} may not stand in an artifact; end the artifact first.");
        TagRules.Check(tag, _open.TryPeek(out Tag parent) ? parent : null, options);
        if (_open.Count == 0)
        {
            if (_hasDocument || (tag == Tag.Document && _hasRoot))
                throw new InvalidOperationException("A document has one Document element, and all others stand in it.");
            _hasRoot = true;
            _hasDocument = tag == Tag.Document;
        }
        NeedShort(options?.Alt);
        int level = TagRules.HeadingLevel(tag);
        if (level > _heading + 1)
            throw new InvalidOperationException($"A heading of level {level} may not follow one of level {_heading}; no level is skipped.");
        if (level > 0) _heading = level;
        if (tag == Tag.Figure)
        {
            NeedPage();
            Box area = options!.Area!.Value;
            NeedNear(area);
        }
        _open.Push(tag);
    }

    public void End()
    {
        if (_inArtifact) throw new InvalidOperationException("An artifact is open inside this element; end the artifact first.");
        if (!_open.TryPop(out _)) throw new InvalidOperationException("No element is open that could end.");
    }

    public void BeginArtifact()
    {
        NeedPage();
        if (_inArtifact) throw new InvalidOperationException("An artifact may not stand in another; end that one first.");
        _inArtifact = true;
    }

    public void EndArtifact()
    {
        if (!_inArtifact) throw new InvalidOperationException("No artifact is open that could end.");
        _inArtifact = false;
    }

    public void Text(string text, PdfFont font, double size, double x, double y, double angle)
    {
        NeedHome();
        NeedShort(text);
        NeedNear(x, y, size, angle);
        if (size <= 0) throw new ArgumentOutOfRangeException(nameof(size), "Text has a size of more than 0 points.");
        // Refuses a text with a character that the font lacks, before anything is written.
        _ = font.Measure(text, size);
    }

    public void Path(PathData path, Stroke? stroke)
    {
        NeedHome();
        foreach (PathData.Segment s in path.Segments)
        {
            NeedNear(s.X, s.Y, s.X1, s.Y1);
            NeedNear(s.X2, s.Y2);
        }
        if (path.Segments.Count > 0 && path.Segments[0].Kind != PathData.SegmentKind.Move)
            throw new ArgumentException("A path begins with a move.", nameof(path));
        if (stroke is null) return;
        if (!(stroke.Width >= 0) || !double.IsFinite(stroke.Width))
            throw new ArgumentOutOfRangeException(nameof(stroke), "A stroke has a width of 0 points or more.");
        // Below a hundredth all would be printed as zero, which is no dash.
        if (stroke.Dash is { } dash && (dash.Any(d => !(d >= 0) || !double.IsFinite(d)) || !dash.Any(d => d >= 0.005)))
            throw new ArgumentOutOfRangeException(nameof(stroke), "Dashes are lengths of 0 points or more, and not all 0.");
    }

    public void BeginClip(Box box)
    {
        NeedPage();
        NeedNear(box);
        if (_clips == DeepestClip) throw new InvalidOperationException($"Clips stand at most {DeepestClip} deep.");
        _clips++;
    }

    public void EndClip()
    {
        if (_clips == 0) throw new InvalidOperationException("No clip is open that could end.");
        _clips--;
    }

    public void Link(Box area, string destination, string contents)
    {
        NeedHome();
        NeedNear(area);
        if (_inArtifact || !_open.Contains(Tag.Link))
            throw new InvalidOperationException("A link's area needs an open Link element around its text.");
        NeedShort(contents);
        if (string.IsNullOrWhiteSpace(contents))
            throw new ArgumentException("A link says in words where it leads.", nameof(contents));
        _targets.Add(destination);
    }

    public void Destination(string name, double y)
    {
        NeedPage();
        NeedNear(y);
        NeedShort(name);
        if (string.IsNullOrEmpty(name)) throw new ArgumentException("A destination has a name.", nameof(name));
        if (!_destinations.Add(name)) throw new InvalidOperationException($"The destination '{name}' is already taken.");
    }

    public void Bookmark(int level, string title, double y)
    {
        NeedPage();
        NeedNear(y);
        NeedShort(title);
        if (level < 1 || level > _bookmark + 1)
            throw new InvalidOperationException($"A bookmark of level {level} may not follow one of level {_bookmark}; no level is skipped.");
        if (string.IsNullOrWhiteSpace(title)) throw new ArgumentException("A bookmark has a title.", nameof(title));
        _bookmark = level;
    }

    /// <summary>What must hold of a whole document.</summary>
    public void Finish()
    {
        if (_inPage) throw new InvalidOperationException("A page is still open; end it first.");
        if (_open.TryPeek(out Tag tag)) throw new InvalidOperationException($"A {tag} is still open; end it first.");
        if (Pages == 0) throw new InvalidOperationException("A document has at least one page.");
        string? lost = _targets.Except(_destinations).Order(StringComparer.Ordinal).FirstOrDefault();
        if (lost is not null) throw new InvalidOperationException($"A link leads to '{lost}', but no destination has that name.");
    }

    private void NeedPage()
    {
        if (!_inPage) throw new InvalidOperationException("No page is open; begin one first.");
    }

    private void NeedHome()
    {
        NeedPage();
        if (_inArtifact) return;
        if (!_open.TryPeek(out Tag tag))
            throw new InvalidOperationException("No element or artifact is open; every mark belongs to one.");
        if (!TagRules.HoldsMarks(tag))
            throw new InvalidOperationException($"A {tag} holds elements, not marks; draw in an element inside it or in an artifact.");
    }

    private static void NeedNear(Box box) => NeedNear(box.X, box.Y, box.Right, box.Bottom);

    private static void NeedNear(double a, double b = 0, double c = 0, double d = 0)
    {
        if (!(Math.Abs(a) <= Farthest && Math.Abs(b) <= Farthest && Math.Abs(c) <= Farthest && Math.Abs(d) <= Farthest))
            throw new ArgumentOutOfRangeException(nameof(a), "Places and sizes are numbers within 16,000 points of the page's corner.");
    }

    private static void NeedShort(string? text)
    {
        if (text is { Length: > LongestText })
            throw new ArgumentException("A text has at most 8,000 characters; draw it in pieces.", nameof(text));
    }
}
