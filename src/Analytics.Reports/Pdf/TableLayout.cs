using Analytics.Pdf;
using Analytics.Reports.Document;

namespace Analytics.Reports.Pdf;

/// <summary>A table set to a width: everything of it that the parts on different pages share.</summary>
internal sealed class TableLayout
{
    private const int MostHeadLines = 4;
    private const double BelowHead = 3;

    private readonly IReadOnlyList<SetText> _heads;
    private readonly List<double> _lefts;
    private readonly double[] _widths;

    public TableLayout(Table table, double width)
    {
        Style = TableStyle.Of(table.Look);
        Width = width;
        Columns = table.Columns;
        _widths = ColumnWidths.Of(table.Columns, width, Style.Head, Around);
        var lefts = new List<double>();
        double x = 0;
        foreach (double columnWidth in _widths)
        {
            lefts.Add(x);
            x += columnWidth;
        }
        _lefts = lefts;
        Caption = table.Caption is null ? null : SetText.Of(table.Caption, table.Look == TableLook.Compact ? TextStyle.SmallCaption : TextStyle.Caption, width, 6);
        _heads = [.. table.Columns.Select((column, i) => SetText.Of(column.Title, Style.Head, Inner(i), MostHeadLines))];
        KeepTogether = table.KeepTogether;
        Notes = [.. table.Notes.Select(note => SetText.Of(note, TextStyle.Caption, width, 6))];
        Rows = [.. table.Groups.SelectMany(group => RowsOf(group))];
    }

    public TableStyle Style { get; }
    public double Width { get; }
    public IReadOnlyList<Column> Columns { get; }
    public SetText? Caption { get; }
    public bool KeepTogether { get; }
    public IReadOnlyList<SetText> Notes { get; }
    public IReadOnlyList<TableRow> Rows { get; }

    public double CaptionHeight => Caption is null ? 0 : Caption.Height + 4;

    public double HeadHeight => _heads.Max(head => head.Height) + Style.PaddingY + BelowHead;

    public double NotesHeight => Notes.Count == 0 ? 0 : Notes.Sum(note => note.Height) + 4;

    /// <summary>Draws the head; as table structure once, and as an artifact where it is repeated.</summary>
    public void DrawHead(DrawingPage page, double x, double y, bool repeated)
    {
        if (Style.TopRule) page.Rule(x, x + Width, y, Palette.Petrol, 1.1);
        if (repeated) page.Artifact(() => DrawHeads(page, x, y, Artifact));
        else page.Tagged(Tag.THead, () => page.Tagged(Tag.TR, () => DrawHeads(page, x, y, AsHeaderCell)));
        page.Rule(x, x + Width, y + HeadHeight, Palette.Petrol, Style.TopRule ? 0.6 : 1);

        static void Artifact(DrawingPage page, Action draw) => draw();
        static void AsHeaderCell(DrawingPage page, Action draw) => page.Tagged(Tag.TH, draw, new TagOptions { Scope = "Column" });
    }

    public void DrawRow(DrawingPage page, TableRow row, double x, double y)
    {
        if (row.Group is { } title)
        {
            if (Style.FilledGroups) page.Fill(new(x, y, Width, row.Height), Palette.GroupPanel);
            else page.Rule(x, x + Width, y + row.Height, Palette.Grid, 0.8);
            page.Tagged(Tag.TR, () => page.Tagged(Tag.TH,
                () => title.Draw(page.Canvas, x + Style.PaddingX, y + row.Height - title.Height - Style.PaddingY),
                new TagOptions { Scope = "Row", ColumnSpan = Columns.Count }));
            return;
        }
        page.Tagged(Tag.TR, () =>
        {
            for (int i = 0; i < row.Cells.Count; i++)
            {
                CellPiece cell = row.Cells[i];
                Box area = new(x + _lefts[i] + Style.PaddingX, y + Style.PaddingY, Inner(i), row.Height - 2 * Style.PaddingY);
                Alignment alignment = Columns[i].Alignment;
                page.Tagged(i == 0 ? Tag.TH : Tag.TD, () => cell.Draw(page, area, alignment), i == 0 ? new TagOptions { Scope = "Row" } : null);
            }
        });
    }

    private double Inner(int column) => _widths[column] - Around(column);

    private double Around(int column) => 2 * Style.PaddingX + (Style.PaddingX == 0 ? AiryGap(column) : 0);

    /// <summary>Without padding, columns keep apart by a gap to the right of each but the last.</summary>
    private double AiryGap(int column) => column == Columns.Count - 1 ? 0 : 14;

    private void DrawHeads(DrawingPage page, double x, double y, Action<DrawingPage, Action> cell)
    {
        double bottom = y + HeadHeight - BelowHead;
        for (int i = 0; i < _heads.Count; i++)
        {
            SetText head = _heads[i];
            Column column = Columns[i];
            double left = x + _lefts[i] + Style.PaddingX;
            double right = left + Inner(i);
            Colour colour = Palette.Of(column.Tone);
            cell(page, () =>
            {
                if (column.Alignment == Alignment.Right) head.DrawRight(page.Canvas, right, bottom - head.Height, colour);
                else head.Draw(page.Canvas, left, bottom - head.Height, colour);
            });
        }
    }

    private IEnumerable<TableRow> RowsOf(RowGroup group)
    {
        if (group.Title is not null)
        {
            SetText title = SetText.Of(RichText.InBold(group.Title), Style.Group, Width - 2 * Style.PaddingX, 2);
            double above = Style.FilledGroups ? Style.PaddingY : Style.PaddingY + 3.5;
            yield return new TableRow(title.Height + above + Style.PaddingY, title, []);
        }
        foreach (Row row in group.Rows)
        {
            CellPiece[] cells = [.. row.Cells.Select((cell, i) => CellPiece.Of(cell, Columns[i], Style, Inner(i)))];
            yield return new TableRow(cells.Max(cell => cell.Height) + 2 * Style.PaddingY, null, cells);
        }
    }
}

/// <summary>A row as it is set: a group's title over all columns, or a cell for each.</summary>
internal sealed record TableRow(double Height, SetText? Group, IReadOnlyList<CellPiece> Cells);
