using Analytics.Pdf;
using Analytics.Reports.Document;

namespace Analytics.Reports.Pdf;

/// <summary>Draws a report on a canvas: all pages are laid out first, so that contents and page numbers are right.</summary>
internal static class PageWriter
{
    private const double WatermarkSize = 150;
    private const double WatermarkAngle = -55;

    public static void Write(ReportDocument report, ICanvas canvas)
    {
        IReadOnlyList<Page> pages = Paginator.Paginate(report);
        ContentsEntry[] contents =
        [
            .. pages.SelectMany((page, i) => page.Starts.Where(start => start.Section.InContents)
                .Select(start => new ContentsEntry(start.Section.Id, start.Section.Title, i + 1))),
        ];
        var drawing = new DrawingPage(canvas, contents);
        canvas.Begin(Tag.Document);
        for (int i = 0; i < pages.Count; i++) Write(report, pages[i], drawing, i + 1, pages.Count);
        canvas.End();
    }

    private static void Write(ReportDocument report, Page page, DrawingPage drawing, int number, int count)
    {
        ICanvas canvas = drawing.Canvas;
        canvas.BeginPage(PageGeometry.Width, PageGeometry.Height);
        if (!string.IsNullOrEmpty(report.Watermark)) drawing.Artifact(() => DrawWatermark(canvas, report.Watermark));
        foreach (SectionStart start in page.Starts)
        {
            canvas.Destination(start.Section.Id, start.Y);
            canvas.Bookmark(1, BriefText.Of(start.Section.Title), start.Y);
        }
        foreach (Placed placed in page.Pieces) placed.Piece.Draw(drawing, PageGeometry.Left, placed.Y);
        if (page.HasRunningText) DrawRunningText(report, drawing, number, count);
        canvas.EndPage();
    }

    private static void DrawRunningText(ReportDocument report, DrawingPage page, int number, int count)
    {
        RunningText running = report.Running;
        TextStyle style = TextStyle.Running;
        double numberWidth = Width(running.PageOf(count, count), style);
        SetText right = SetText.Of(running.HeaderRight, style, PageGeometry.TextWidth, 1);
        SetText left = SetText.Of(RichText.InBold(running.HeaderLeft), style, PageGeometry.TextWidth - right.Width - 20, 1);
        SetText footer = SetText.Of(running.Footer, style, PageGeometry.TextWidth - numberWidth - 12, 1);
        double top = PageGeometry.HeaderBaseline - SetText.Baseline(style);
        double foot = PageGeometry.FooterBaseline - SetText.Baseline(style);
        page.Artifact(() =>
        {
            left.Draw(page.Canvas, PageGeometry.Left, top, Palette.Petrol);
            right.DrawRight(page.Canvas, PageGeometry.Right, top, style.Colour);
            page.Canvas.Path(new PathData().MoveTo(PageGeometry.Left, PageGeometry.HeaderRule).LineTo(PageGeometry.Right, PageGeometry.HeaderRule),
                null, new Stroke(Palette.CoverRule, 0.6));
        }, ArtifactKind.Header);
        page.Artifact(() =>
        {
            footer.Draw(page.Canvas, PageGeometry.Left, foot);
            SetText.Of(running.PageOf(number, count), style, PageGeometry.TextWidth, 1).DrawRight(page.Canvas, PageGeometry.Right, foot, style.Colour);
        }, ArtifactKind.Footer);
    }

    /// <summary>Pale and behind everything; panels and charts lie over it.</summary>
    private static void DrawWatermark(ICanvas canvas, string word)
    {
        string text = FontSet.Shared.Settable(word);
        PdfFont font = FontSet.Shared.SemiBold;
        double diagonal = PageGeometry.Height * 0.9;
        double size = Math.Min(WatermarkSize, WatermarkSize * diagonal / font.Measure(text, WatermarkSize));
        double half = font.Measure(text, size) / 2;
        double radians = WatermarkAngle * Math.PI / 180;
        double x = PageGeometry.Width / 2 - half * Math.Cos(radians) - size / 3 * Math.Sin(radians);
        double y = PageGeometry.Height / 2 - half * Math.Sin(radians) + size / 3 * Math.Cos(radians);
        canvas.RotatedText(x, y, WatermarkAngle, text, font, size, Palette.Watermark);
    }

    private static double Width(string text, TextStyle style) => SetText.Of(text, style, double.MaxValue).Width;
}
