using Analytics.Pdf;

namespace Analytics.Reports.Pdf;

/// <summary>Rows of a table on one page. The head is repeated on each, and the title of a group that goes on; caption and notes stand once, before and after.</summary>
internal sealed class TablePiece : Piece
{
    /// <summary>A table begins with so many rows, or moves to the next page.</summary>
    private const int FewestRows = 3;

    /// <summary>A table of no more rows is read at a glance, and so stays on one page.</summary>
    private const int RowsKeptTogether = 8;

    private readonly TableLayout _table;
    private readonly int _from;
    private readonly int _to;
    private readonly double _pageHeight;

    /// <param name="pageHeight">Of the body of a page.</param>
    public TablePiece(TableLayout table, double pageHeight) : this(table, 0, table.Rows.Count, pageHeight) { }

    private TablePiece(TableLayout table, int from, int to, double pageHeight) => (_table, _from, _to, _pageHeight) = (table, from, to, pageHeight);

    private bool IsFirst => _from == 0;

    private TableRow? Continued => IsFirst || _from == _to ? null : _table.ContinuedAt(_from);

    private bool IsLast => _to == _table.Rows.Count;

    private bool IsKeptTogether => (_table.KeepTogether || _table.Rows.Count <= RowsKeptTogether) && Height <= _pageHeight;

    public override double Height => HeightOf(_to);

    public override double Least
    {
        get
        {
            if (IsKeptTogether) return Height;
            int end = _from;
            for (int rows = 0; end < _to && rows < FewestRows; end++)
            {
                if (_table.Rows[end].Group is null) rows++;
            }
            return HeightOf(end);
        }
    }

    public override (Piece First, Piece Next)? Split(double room)
    {
        if (IsKeptTogether) return null;
        int end = _from;
        while (end < _to && HeightOf(end + 1, withNotes: false) <= room) end++;

        // The last page of a table has more than a note and a row or two on it.
        while (end > _from && RowsIn(end, _to) < FewestRows) end--;
        while (end > _from && _table.Rows[end - 1].Group is not null) end--;
        int shown = RowsIn(_from, end);
        bool enough = shown >= FewestRows || IsFirst is false && shown > 0;
        if (!enough) return null;
        return (new TablePiece(_table, _from, end, _pageHeight) { SpaceBefore = SpaceBefore },
            new TablePiece(_table, end, _to, _pageHeight) { SpaceAfter = SpaceAfter });
    }

    public override void Draw(DrawingPage page, double x, double y)
    {
        if (IsFirst)
        {
            page.Canvas.Begin(Tag.Table);
            if (_table.Caption is { } caption)
            {
                page.Tagged(Tag.Caption, () => caption.Draw(page.Canvas, x, y));
                y += _table.CaptionHeight;
            }
        }
        _table.DrawHead(page, x, y, repeated: !IsFirst);
        y += _table.HeadHeight;
        if (IsFirst) page.Canvas.Begin(Tag.TBody);
        if (Continued is { } title)
        {
            _table.DrawContinued(page, title, x, y);
            y += title.Height;
        }
        for (int i = _from; i < _to; i++)
        {
            TableRow row = _table.Rows[i];
            _table.DrawRow(page, row, x, y);
            y += row.Height;
            bool groupFollows = i + 1 < _to && _table.Rows[i + 1].Group is not null;
            if (i + 1 < _to && row.Group is null && !groupFollows) page.Rule(x, x + _table.Width, y, Palette.Grid, 0.5);
        }
        page.Rule(x, x + _table.Width, y, Palette.Petrol, 0.8);
        if (!IsLast) return;
        page.Canvas.End();
        page.Canvas.End();
        y += 4;
        foreach (SetText note in _table.Notes)
        {
            page.Paragraph(note, x, y);
            y += note.Height;
        }
    }

    /// <summary>Without the titles of groups.</summary>
    private int RowsIn(int from, int to) => Enumerable.Range(from, to - from).Count(i => _table.Rows[i].Group is null);

    private double HeightOf(int end, bool withNotes = true)
    {
        double height = _table.HeadHeight + (IsFirst ? _table.CaptionHeight : 0) + (Continued?.Height ?? 0);
        for (int i = _from; i < end; i++) height += _table.Rows[i].Height;
        return end == _table.Rows.Count && withNotes ? height + _table.NotesHeight : height;
    }
}
