using Analytics.Pdf;
using Analytics.Reports.Document;

namespace Analytics.Reports.Pdf;

/// <summary>The cover: title over an invented landscape of bands, facts, contents. It fills its page.</summary>
internal sealed class CoverPiece(Cover cover) : Piece
{
    private const double HeroHeight = 330;
    private const double ContentsLine = 17;
    private const double FactGap = 14;

    private static readonly TextStyle Programme = new(11, 14, Palette.White, Bold: true);
    private static readonly TextStyle Kind = new(34, 40, Palette.White, Bold: true);
    private static readonly TextStyle Name = new(34, 40, Palette.White);
    private static readonly TextStyle LongName = new(24, 29, Palette.White);
    private static readonly TextStyle Lead = new(14, 20, Palette.Text);
    private static readonly TextStyle ContentsTitle = new(11, 14, Palette.Petrol, Bold: true);
    private static readonly TextStyle Contents = new(10, 13, Palette.Text);
    private static readonly TextStyle FactValue = new(15, 19, Palette.Text, Bold: true);
    private static readonly TextStyle Imprint = new(8.6, 13, Palette.Secondary);

    public override double Height => PageGeometry.A4.BodyHeight;

    public override void Draw(DrawingPage page, double x, double y)
    {
        page.Artifact(() => CoverArt.Draw(page.Canvas, PageGeometry.A4.Width, HeroHeight));
        DrawTitle(page, x);
        double at = HeroHeight + 34;
        SetText lead = SetText.Of(cover.Lead, Lead, PageGeometry.A4.TextWidth * 0.85, 5);
        page.Paragraph(lead, x, at);
        at = DrawFacts(page, x, at + lead.Height + 22);
        at = DrawContents(page, x, at + 22);
        DrawImprint(page, x);
    }

    private void DrawTitle(DrawingPage page, double x)
    {
        page.Paragraph(SetText.Of(cover.Programme, Programme, PageGeometry.A4.TextWidth, 1), x, 53);
        SetText name = SetText.Of(cover.Name, Name, PageGeometry.A4.TextWidth, 2);
        if (name.LineCount > 1) name = SetText.Of(cover.Name, LongName, PageGeometry.A4.TextWidth, 2);
        page.Tagged(Tag.H1, () =>
        {
            SetText.Of(RichText.InBold(cover.Kind), Kind, PageGeometry.A4.TextWidth, 1).Draw(page.Canvas, x, 84);
            name.Draw(page.Canvas, x, 84 + Kind.Leading);
        });
    }

    private double DrawFacts(DrawingPage page, double x, double y)
    {
        page.Rule(x, PageGeometry.A4.Right, y, Palette.CoverRule, 1);
        double width = (PageGeometry.A4.TextWidth - FactGap * (cover.Facts.Count - 1)) / cover.Facts.Count;
        foreach (Fact fact in cover.Facts)
        {
            page.Paragraph(SetText.Of(fact.Label, TextStyle.Fact, width, 1), x, y + 6);
            page.Paragraph(SetText.Of(RichText.Of(fact.Value), FactValue, width, 1), x, y + 6 + TextStyle.Fact.Leading);
            x += width + FactGap;
        }
        return y + 6 + TextStyle.Fact.Leading + FactValue.Leading;
    }

    private double DrawContents(DrawingPage page, double x, double y)
    {
        page.Rule(x, PageGeometry.A4.Right, y, Palette.CoverRule, 1);
        page.Tagged(Tag.H2, () => SetText.Of(RichText.InBold(cover.ContentsTitle), ContentsTitle, PageGeometry.A4.TextWidth, 1).Draw(page.Canvas, x, y + 9));
        y += 31;
        page.Canvas.Begin(Tag.TOC);
        foreach (ContentsEntry entry in page.Contents)
        {
            double line = y;
            page.Tagged(Tag.TOCI, () => page.Tagged(Tag.Reference, () => page.Tagged(Tag.Link, () =>
            {
                SetText.Of(entry.Title, Contents, PageGeometry.A4.TextWidth - 40, 1).Draw(page.Canvas, x, line);
                SetText.Of(RichText.InBold(entry.Page.ToString(System.Globalization.CultureInfo.InvariantCulture)), Contents, 40, 1)
                    .DrawRight(page.Canvas, PageGeometry.A4.Right, line, Contents.Colour);
                page.Canvas.Link(new Box(x, line, PageGeometry.A4.TextWidth, Contents.Leading), entry.Id, BriefText.Of(cover.LinkText(entry.Title)));
            })));
            y += ContentsLine;
        }
        page.Canvas.End();
        return y;
    }

    private void DrawImprint(DrawingPage page, double x)
    {
        double y = PageGeometry.A4.FooterBaseline - Imprint.Leading * cover.Imprint.Count;
        foreach (string line in cover.Imprint)
        {
            page.Paragraph(SetText.Of(line, Imprint, PageGeometry.A4.TextWidth, 1), x, y);
            y += Imprint.Leading;
        }
    }
}
