using Analytics.Pdf;

namespace Analytics.Reports.Pdf;

/// <summary>A paragraph or heading.</summary>
internal sealed class TextPiece(SetText text, Tag tag) : Piece
{
    /// <summary>Widows and orphans: so many lines stay together at either side of a break.</summary>
    private const int FewestLines = 2;

    private readonly SetText _text = text;
    private readonly Tag _tag = tag;

    /// <summary>Whether the tag is open already, or stays open for the part on the next page.</summary>
    private bool _continues;
    private bool _goesOn;

    /// <summary>A mark in front of the first line, and the room it takes.</summary>
    public Action<DrawingPage, double, double>? Sign { get; init; }
    public double Indent { get; init; }

    public override double Height => _text.Height;

    public override double Least => IsHeading || _text.LineCount < 2 * FewestLines ? Height : FewestLines * _text.Style.Leading;

    public override (Piece First, Piece Next)? Split(double room)
    {
        int fitting = (int)Math.Floor(room / _text.Style.Leading);
        int first = Math.Min(fitting, _text.LineCount - FewestLines);
        if (IsHeading || first < FewestLines) return null;
        return (new TextPiece(_text.Slice(0, first), _tag) { _continues = _continues, _goesOn = true, SpaceBefore = SpaceBefore },
            new TextPiece(_text.Slice(first, _text.LineCount), _tag) { _continues = true, _goesOn = _goesOn, SpaceAfter = SpaceAfter });
    }

    public override void Draw(DrawingPage page, double x, double y)
    {
        Sign?.Invoke(page, x, y);
        if (!_continues) page.Canvas.Begin(_tag);
        _text.Draw(page.Canvas, x + Indent, y);
        if (!_goesOn) page.Canvas.End();
    }

    private bool IsHeading => _tag is Tag.H1 or Tag.H2 or Tag.H3;
}
