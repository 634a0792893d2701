using Analytics.Reports.Document;

namespace Analytics.Reports.Pdf;

/// <summary>Lines to write on, in a panel.</summary>
internal sealed class GoalPiece : Piece
{
    private const double Padding = 9;
    private const double Gap = 12;
    private const double WritingRoom = 24;
    private const int LinesOfNotes = 3;

    private readonly double _width;
    private readonly SetText _title;
    private readonly double _room;
    private readonly IReadOnlyList<(SetText Label, double Width)> _fields;

    public GoalPiece(GoalBox box, double width)
    {
        (_width, _room) = (width, WritingRoom * (box.HasNotes ? LinesOfNotes : 1));
        _title = SetText.Of(RichText.InBold(box.Title), TextStyle.Column with { Colour = Palette.Petrol }, width - 2 * Padding, 2);
        double room = width - 2 * Padding - Gap * (box.Fields.Count - 1);
        double all = box.Fields.Sum(line => (int)line.Line);
        _fields = [.. box.Fields.Select(line => Set(line.Label, room * (int)line.Line / all))];
    }

    private static (SetText Label, double Width) Set(string label, double width) => (SetText.Of(label, TextStyle.Fact, width, 2), width);

    public override double Height => 2 * Padding + _title.Height + _room + _fields.Max(line => line.Label.Height);

    public override void Draw(DrawingPage page, double x, double y)
    {
        page.Fill(new(x, y, _width, Height), Palette.GroupPanel);
        page.Paragraph(_title, x + Padding, y + Padding);
        double top = y + Padding + _title.Height - 2, line = top + _room;
        for (double above = top + WritingRoom; above < line; above += WritingRoom) page.Rule(x + Padding, x + _width - Padding, above, Palette.Petrol, 0.7);
        double at = x + Padding;
        foreach ((SetText label, double width) in _fields)
        {
            page.Rule(at, at + width, line, Palette.Petrol, 0.7);
            page.Tagged(Analytics.Pdf.Tag.P, () => label.Draw(page.Canvas, at, line + 2, Palette.Text));
            at += width + Gap;
        }
    }
}
