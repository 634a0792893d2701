using Analytics.Pdf;

namespace Analytics.Reports.Pdf;

/// <summary>Bullets or numbers; breaks between items only.</summary>
internal sealed class ListPiece(IReadOnlyList<(string Label, SetText Text)> items, bool numbered) : Piece
{
    private const double Indent = 15;

    /// <summary>An item longer than this ends in "…": it must fit on a page.</summary>
    public const int MostLines = 40;

    private readonly IReadOnlyList<(string Label, SetText Text)> _items = items;
    private readonly double _gap = items.Count > 0 ? items[0].Text.Style.Leading / 4 : 0;
    private bool _continues;
    private bool _goesOn;

    public static double TextWidth(double width) => width - Indent;

    public override double Height => HeightOf(_items.Count);

    public override double Least => HeightOf(Math.Min(1, _items.Count));

    public override (Piece First, Piece Next)? Split(double room)
    {
        int fitting = 0;
        while (fitting < _items.Count && HeightOf(fitting + 1) <= room) fitting++;
        if (fitting == 0 || fitting == _items.Count) return null;
        return (new ListPiece([.. _items.Take(fitting)], numbered) { _continues = _continues, _goesOn = true, SpaceBefore = SpaceBefore },
            new ListPiece([.. _items.Skip(fitting)], numbered) { _continues = true, _goesOn = _goesOn, SpaceAfter = SpaceAfter });
    }

    public override void Draw(DrawingPage page, double x, double y)
    {
        if (!_continues) page.Canvas.Begin(Tag.L, new TagOptions { Ordered = numbered });
        foreach ((string label, SetText text) in _items)
        {
            page.Canvas.Begin(Tag.LI);
            page.Tagged(Tag.Lbl, () => page.Canvas.Text(x + 2, y + SetText.Baseline(text.Style), label, FontSet.Shared.SemiBold, text.Style.Size, Palette.Petrol));
            page.Tagged(Tag.LBody, () => text.Draw(page.Canvas, x + Indent, y));
            page.Canvas.End();
            y += text.Height + _gap;
        }
        if (!_goesOn) page.Canvas.End();
    }

    private double HeightOf(int count) => _items.Take(count).Sum(item => item.Text.Height) + _gap * Math.Max(0, count - 1);
}
