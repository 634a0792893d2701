using Analytics.Pdf;
using Analytics.Reports.Document;

namespace Analytics.Reports.Pdf;

/// <summary>The first slide: the title over the picture that covers have. It fills its page.</summary>
internal sealed class SlideTitlePiece(SlideTitle title) : Piece
{
    private const double HeroHeight = 168;
    private static readonly TextStyle Kind = new(12, 16, Palette.White, Bold: true);
    private static readonly TextStyle Name = new(28, 33, Palette.White, Bold: true);
    private static readonly TextStyle LongName = new(18, 22, Palette.White, Bold: true);
    private static readonly TextStyle Lead = new(13, 18, Palette.Text);
    private static readonly TextStyle Imprint = new(8, 11, Palette.Secondary);

    public override double Height => PageGeometry.Slide.BodyHeight;

    public override void Draw(DrawingPage page, double x, double y)
    {
        var slide = PageGeometry.Slide;
        page.Artifact(() => CoverArt.Draw(page.Canvas, slide.Width, HeroHeight));
        page.Paragraph(SetText.Of(RichText.InBold(title.Kind), Kind, slide.TextWidth, 1), x, 28);
        SetText name = SetText.Of(RichText.InBold(title.Name), Name, slide.TextWidth, 2);
        if (name.LineCount > 1) name = SetText.Of(RichText.InBold(title.Name), LongName, slide.TextWidth, 3);
        page.Tagged(Tag.H1, () => name.Draw(page.Canvas, x, 50));
        page.Paragraph(SetText.Of(title.Lead, Lead, slide.TextWidth, 3), x, HeroHeight + 16);
        page.Paragraph(SetText.Of(title.Imprint, Imprint, slide.TextWidth, 1), x, slide.FooterBaseline - Imprint.Leading);
    }
}
