using Analytics.Reports.Charts;
using Analytics.Reports.Document;

namespace Analytics.Reports.Pdf;

/// <summary>What the signs of the spread strips mean, at the right above their table.</summary>
internal sealed class LegendPiece(StripLegend legend, double width) : Piece
{
    private const double SignRoom = 16;
    private const double Gap = 12;

    public override double Height => TextStyle.Axis.Leading;

    public override void Draw(DrawingPage page, double x, double y)
    {
        (LegendSign Sign, SetText Text)[] items =
        [
            .. legend.Own is { } own ? [(LegendSign.Own, Set(own))] : Array.Empty<(LegendSign, SetText)>(),
            .. legend.Member is { } member ? [(LegendSign.Member, Set(member))] : Array.Empty<(LegendSign, SetText)>(),
            (LegendSign.Median, Set(legend.Median)),
            (LegendSign.Middle50, Set(legend.Middle50)), (LegendSign.Middle80, Set(legend.Middle80)),
        ];
        double at = x + width - items.Sum(item => SignRoom + item.Text.Width) - Gap * (items.Length - 1);
        foreach ((LegendSign sign, SetText text) in items)
        {
            page.Artifact(() => SpreadStrip.DrawSign(page.Canvas, at + SignRoom / 2 - 2, y + Height / 2, sign));
            page.Paragraph(text, at + SignRoom, y);
            at += SignRoom + text.Width + Gap;
        }
    }

    private static SetText Set(string text) => SetText.Of(text, TextStyle.Axis, double.MaxValue);
}
