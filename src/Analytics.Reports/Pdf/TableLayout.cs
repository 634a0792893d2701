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

    private readonly TableRow?[] _continued;

    /// <param name="table">To set.</param>
    /// <param name="width">Of the page, or of a column on it.</param>
    /// <param name="continued">The title of a group that goes on to the next page.</param>
    public TableLayout(Table table, double width, Func<string, string> continued)
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
        _continued = [.. table.Groups.SelectMany(group => ContinuedOf(group, continued))];
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

    /// <summary>The title to repeat above a row that begins a page; null where it begins its group, or has none.</summary>
    public TableRow? ContinuedAt(int row) => _continued[row];

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
        if (row.Group is not null)
        {
            DrawUnderTitle(page, row, x, y);
            page.Tagged(Tag.TR, () => page.Tagged(Tag.TH, () => DrawTitle(page, row, x, y), new TagOptions { Scope = "Row", ColumnSpan = Columns.Count }));
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

    /// <summary>An artifact, as a repeated head is: the group has its title already.</summary>
    public void DrawContinued(DrawingPage page, TableRow row, double x, double y)
    {
        DrawUnderTitle(page, row, x, y);
        page.Artifact(() => DrawTitle(page, row, x, y));
    }

    private void DrawUnderTitle(DrawingPage page, TableRow row, double x, double y)
    {
        if (Style.FilledGroups) page.Fill(new(x, y, Width, row.Height), Palette.GroupPanel);
        else page.Rule(x, x + Width, y + row.Height, Palette.Grid, 0.8);
    }

    private void DrawTitle(DrawingPage page, TableRow row, double x, double y) =>
        row.Group?.Draw(page.Canvas, x + Style.PaddingX, y + row.Height - row.Group.Height - Style.PaddingY);

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
        if (group.Title is not null) yield return TitleOf(group.Title);
        foreach (Row row in group.Rows)
        {
            CellPiece[] cells = [.. row.Cells.Select((cell, i) => CellPiece.Of(cell, Columns[i], Style, Inner(i)))];
            yield return new TableRow(cells.Max(cell => cell.Height) + 2 * Style.PaddingY, null, cells);
        }
    }

    /// <summary>For each row as <see cref="RowsOf"/> has them: nothing for a title and the first row under it.</summary>
    private IEnumerable<TableRow?> ContinuedOf(RowGroup group, Func<string, string> continued)
    {
        if (group.Title is not { } title) return group.Rows.Select(_ => (TableRow?)null);
        TableRow again = TitleOf(continued(title));
        return [null, .. group.Rows.Select((_, i) => i == 0 ? null : again)];
    }

    private TableRow TitleOf(string text)
    {
        SetText title = SetText.Of(RichText.InBold(text), Style.Group, Width - 2 * Style.PaddingX, 2);
        double above = Style.FilledGroups ? Style.PaddingY : Style.PaddingY + 3.5;
        return new TableRow(title.Height + above + Style.PaddingY, title, []);
    }
}

/// <summary>A row as it is set: a group's title over all columns, or a cell for each.</summary>
internal sealed record TableRow(double Height, SetText? Group, IReadOnlyList<CellPiece> Cells);
