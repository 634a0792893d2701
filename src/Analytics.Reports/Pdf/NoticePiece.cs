using Analytics.Pdf;

namespace Analytics.Reports.Pdf;

/// <summary>A message in a panel, as a title and a list.</summary>
internal sealed class NoticePiece(SetText title, ListPiece list, double width) : Piece
{
    public const double Padding = 13;
    private const double BelowTitle = 6;

    public override double Height => 2 * Padding + title.Height + BelowTitle + list.Height;

    public override void Draw(DrawingPage page, double x, double y)
    {
        page.Fill(new(x, y, width, Height), Palette.Panel);
        page.Fill(new(x, y, 2, Height), Palette.Petrol);
        page.Tagged(Tag.H2, () => title.Draw(page.Canvas, x + Padding, y + Padding));
        list.Draw(page, x + Padding, y + Padding + title.Height + BelowTitle);
    }
}
