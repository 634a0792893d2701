using Analytics.Pdf;
using Analytics.Reports.Charts;
using Analytics.Reports.Document;

namespace Analytics.Reports.Pdf;

/// <summary>Tiles side by side, with the lines of all tiles on the same heights.</summary>
internal sealed class KeyFiguresPiece : Piece
{
    private const double Gap = 10;
    private const double Padding = 9;
    private const double TopRule = 2;
    private const double SparkWidth = 34;
    private const double SparkHeight = 16;
    private const double SignSize = 8;
    private const double SignRoom = 13;

    private readonly double _tileWidth;
    private readonly IReadOnlyList<Tile> _tiles;

    public KeyFiguresPiece(IReadOnlyList<KeyFigure> figures, double width)
    {
        _tileWidth = (width - Gap * (figures.Count - 1)) / figures.Count;
        double inner = _tileWidth - 2 * Padding;
        _tiles = [.. figures.Select(figure => new Tile(figure,
            SetText.Of(figure.Title, TextStyle.TileTitle, inner, 4), SetText.Of(figure.Value, TextStyle.TileValue, inner, 1),
            SetText.Balanced(figure.Unit, TextStyle.TileNote, inner, 3), SetText.Balanced(figure.Change, TextStyle.TileChange, inner - SignRoomOf(figure), 3),
            SetText.Balanced(figure.Comparison, TextStyle.TileNote, inner, 2)))];
    }

    public override double Height => ComparisonTop + _tiles.Max(tile => tile.Comparison.Height) + Padding;

    private double ValueTop => Padding + TopRule + _tiles.Max(tile => tile.Title.Height) + 1;
    private double UnitTop => ValueTop + TextStyle.TileValue.Leading + 1;
    private double ChangeTop => UnitTop + _tiles.Max(tile => tile.Unit.Height) + 5;
    private double ComparisonTop => ChangeTop + _tiles.Max(tile => tile.Change.Height) + 3;

    public override void Draw(DrawingPage page, double x, double y)
    {
        foreach (Tile tile in _tiles)
        {
            page.Fill(new(x, y, _tileWidth, Height), Palette.Panel);
            page.Fill(new(x, y, _tileWidth, TopRule), Palette.Petrol);
            Draw(page, tile, x + Padding, y);
            x += _tileWidth + Gap;
        }
    }

    private void Draw(DrawingPage page, Tile tile, double x, double y)
    {
        double inner = _tileWidth - 2 * Padding;
        page.Paragraph(tile.Title, x, y + Padding + TopRule);
        page.Paragraph(tile.Value, x, y + ValueTop);
        // All tiles have a line, or none.
        if (_tiles.All(other => other.Value.Width + SparkWidth + 6 <= inner))
        {
            var area = new Box(x + inner - SparkWidth, y + ValueTop + 6, SparkWidth, SparkHeight);
            page.Tagged(Tag.Figure, () => Sparkline.Draw(page.Canvas, area, tile.Figure.Trend.Points), new TagOptions { Alt = tile.Figure.Trend.Alt, Area = area });
        }
        page.Paragraph(tile.Unit, x, y + UnitTop);
        if (tile.Figure.Verdict is { } verdict)
            page.Artifact(() => VerdictSign.Draw(page.Canvas, x + SignSize / 2, y + ChangeTop + TextStyle.TileChange.Leading / 2, SignSize, verdict));
        page.Paragraph(tile.Change, x + SignRoomOf(tile.Figure), y + ChangeTop);
        page.Paragraph(tile.Comparison, x, y + ComparisonTop);
    }

    private static double SignRoomOf(KeyFigure figure) => figure.Verdict is null ? 0 : SignRoom;

    private sealed record Tile(KeyFigure Figure, SetText Title, SetText Value, SetText Unit, SetText Change, SetText Comparison);
}
