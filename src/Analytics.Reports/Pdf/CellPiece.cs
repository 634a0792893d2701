using Analytics.Pdf;
using Analytics.Reports.Charts;
using Analytics.Reports.Document;

namespace Analytics.Reports.Pdf;

/// <summary>The content of one table cell, set to its width.</summary>
internal abstract class CellPiece
{
    /// <summary>A longer text ends in "…": every row must fit on a page.</summary>
    private const int MostLines = 8;

    public abstract double Height { get; }

    /// <summary>Draws inside the open TD or TH.</summary>
    public abstract void Draw(DrawingPage page, Box area, Alignment alignment);

    public static CellPiece Of(Cell cell, Column column, TableStyle style, double width) => cell switch
    {
        TextCell text => new Text(
            SetText.Balanced(text.Text, text.Large ? TableStyle.Large : style.Text, width, MostLines),
            text.Detail is null ? null : SetText.Balanced(text.Detail, style.Detail, width, 2),
            Palette.Of(text.Tone ?? column.Tone)),
        VerdictCell verdict => new WithSign(verdict.Verdict, SetText.Of(verdict.Word, style.Text, width - WithSign.Room, MostLines)),
        SparklineCell sparkline => new Graphic(style.Graphic, sparkline.Alt, (canvas, area) => Sparkline.Draw(canvas, area, sparkline.Points)),
        SpreadCell spread => new Graphic(style.Graphic, spread.Alt, (canvas, area) => SpreadStrip.Draw(canvas, area, spread.Own, spread.Peers)),
        BarCell bar => new Bar(bar, SetText.Of(bar.Text, style.Text, width, 1), style.Graphic, width),
        DotsCell dots => new Graphic(style.Graphic, dots.Alt, (canvas, area) => DotStrip.Draw(canvas, area, dots.Members, dots.Own, dots.Peers)),
        _ => throw new ArgumentException($"No way to draw a {cell.GetType().Name}."),
    };

    private sealed class Text(SetText text, SetText? detail, Colour colour) : CellPiece
    {
        public override double Height => text.Height + (detail?.Height ?? 0);

        public override void Draw(DrawingPage page, Box area, Alignment alignment)
        {
            double y = area.Y + (area.Height - Height) / 2;
            if (alignment == Alignment.Right) text.DrawRight(page.Canvas, area.Right, y, colour);
            else text.Draw(page.Canvas, area.X, y, colour);
            detail?.Draw(page.Canvas, area.X, y + text.Height);
        }
    }

    private sealed class WithSign(Verdict verdict, SetText text) : CellPiece
    {
        public const double Room = 13;
        private const double Size = 8;

        public override double Height => text.Height;

        public override void Draw(DrawingPage page, Box area, Alignment alignment)
        {
            page.Artifact(() => VerdictSign.Draw(page.Canvas, area.X + Size / 2, area.Y + area.Height / 2, Size, verdict));
            text.Draw(page.Canvas, area.X + Room, area.Y + (area.Height - text.Height) / 2);
        }
    }

    /// <summary>The figure is text; the bar says no more than it.</summary>
    private sealed class Bar(BarCell bar, SetText text, double graphic, double width) : CellPiece
    {
        /// <summary>For the widest figure, so that bars of a column have one scale.</summary>
        private const double LabelShare = 0.34;

        public override double Height => Math.Max(text.Height, graphic);

        public override void Draw(DrawingPage page, Box area, Alignment alignment)
        {
            double end = area.X;
            page.Artifact(() => end = BarStrip.Draw(page.Canvas, new Box(area.X, area.Y + (area.Height - graphic) / 2, area.Width, graphic), bar.Value, bar.Longest, width * LabelShare));
            text.Draw(page.Canvas, end, area.Y + (area.Height - text.Height) / 2);
        }
    }

    private sealed class Graphic(double height, string alt, Action<ICanvas, Box> draw) : CellPiece
    {
        public override double Height => height;

        public override void Draw(DrawingPage page, Box area, Alignment alignment)
        {
            var box = new Box(area.X, area.Y + (area.Height - height) / 2, area.Width, height);
            page.Tagged(Tag.Figure, () => draw(page.Canvas, box), new TagOptions { Alt = alt, Area = box });
        }
    }
}
