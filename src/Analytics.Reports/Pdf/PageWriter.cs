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
        PageGeometry geometry = PageGeometry.Of(report.Shape);
        canvas.BeginPage(geometry.Width, geometry.Height);
        if (!string.IsNullOrEmpty(report.Watermark)) drawing.Artifact(() => DrawWatermark(canvas, report.Watermark, geometry));
        foreach (SectionStart start in page.Starts)
        {
            canvas.Destination(start.Section.Id, start.Y);
            canvas.Bookmark(1, BriefText.Of(start.Section.Title), start.Y);
        }
        foreach (Placed placed in page.Pieces) placed.Piece.Draw(drawing, geometry.Left, placed.Y);
        if (page.HasRunningText) DrawRunningText(report, drawing, number, count);
        canvas.EndPage();
    }

    private static void DrawRunningText(ReportDocument report, DrawingPage page, int number, int count)
    {
        RunningText running = report.Running;
        PageGeometry geometry = PageGeometry.Of(report.Shape);
        TextStyle style = TextStyle.Running;
        double numberWidth = Width(running.PageOf(count, count), style);
        SetText right = SetText.Of(running.HeaderRight, style, geometry.TextWidth, 1);
        SetText left = SetText.Of(RichText.InBold(running.HeaderLeft), style, geometry.TextWidth - right.Width - 20, 1);
        SetText footer = SetText.Of(running.Footer, style, geometry.TextWidth - numberWidth - 12, 1);
        double top = geometry.HeaderBaseline - SetText.Baseline(style);
        double foot = geometry.FooterBaseline - SetText.Baseline(style);
        page.Artifact(() =>
        {
            left.Draw(page.Canvas, geometry.Left, top, Palette.Petrol);
            right.DrawRight(page.Canvas, geometry.Right, top, style.Colour);
            page.Canvas.Path(new PathData().MoveTo(geometry.Left, geometry.HeaderRule).LineTo(geometry.Right, geometry.HeaderRule),
                null, new Stroke(Palette.CoverRule, 0.6));
        }, ArtifactKind.Header);
        page.Artifact(() =>
        {
            footer.Draw(page.Canvas, geometry.Left, foot);
            SetText.Of(running.PageOf(number, count), style, geometry.TextWidth, 1).DrawRight(page.Canvas, geometry.Right, foot, style.Colour);
        }, ArtifactKind.Footer);
    }

    /// <summary>Pale and behind everything; panels and charts lie over it.</summary>
    private static void DrawWatermark(ICanvas canvas, string word, PageGeometry geometry)
    {
        string text = FontSet.Shared.Settable(word);
        PdfFont font = FontSet.Shared.SemiBold;
        double diagonal = geometry.Height * 0.9;
        double size = Math.Min(WatermarkSize, WatermarkSize * diagonal / font.Measure(text, WatermarkSize));
        double half = font.Measure(text, size) / 2;
        double radians = WatermarkAngle * Math.PI / 180;
        double x = geometry.Width / 2 - half * Math.Cos(radians) - size / 3 * Math.Sin(radians);
        double y = geometry.Height / 2 - half * Math.Sin(radians) + size / 3 * Math.Cos(radians);
        canvas.RotatedText(x, y, WatermarkAngle, text, font, size, Palette.Watermark);
    }

    private static double Width(string text, TextStyle style) => SetText.Of(text, style, double.MaxValue).Width;
}
