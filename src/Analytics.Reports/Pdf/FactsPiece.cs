using Analytics.Reports.Document;

namespace Analytics.Reports.Pdf;

/// <summary>A panel of labelled facts in one row; widths follow the texts.</summary>
internal sealed class FactsPiece : Piece
{
    private const double PaddingX = 10;
    private const double PaddingY = 7;
    private const double Gap = 12;
    private const int MostValueLines = 3;

    private readonly double _width;
    private readonly IReadOnlyList<(SetText Label, SetText Value, double X)> _facts;

    public FactsPiece(IReadOnlyList<Fact> facts, double width)
    {
        _width = width;
        double room = width - 2 * PaddingX - Gap * Math.Max(0, facts.Count - 1);
        var natural = facts.Select(fact => Math.Max(Width(fact.Label, TextStyle.Fact), Width(fact.Value, TextStyle.FactValue))).ToList();
        double[] widths = Fit(natural, room);
        var placed = new List<(SetText, SetText, double)>();
        double x = PaddingX;
        for (int i = 0; i < facts.Count; i++)
        {
            placed.Add((SetText.Of(facts[i].Label, TextStyle.Fact, widths[i] + 0.1, 2), SetText.Of(facts[i].Value, TextStyle.FactValue, widths[i] + 0.1, MostValueLines), x));
            x += widths[i] + Gap;
        }
        _facts = placed;
    }

    public override double Height => 2 * PaddingY + _facts.Max(fact => fact.Label.Height) + _facts.Max(fact => fact.Value.Height);

    public override void Draw(DrawingPage page, double x, double y)
    {
        page.Fill(new(x, y, _width, Height), Palette.Panel);
        double values = y + PaddingY + _facts.Max(fact => fact.Label.Height);
        foreach ((SetText label, SetText value, double offset) in _facts)
        {
            page.Paragraph(label, x + offset, y + PaddingY);
            page.Paragraph(value, x + offset, values);
        }
    }

    private static double Width(string text, TextStyle style) => SetText.Of(text, style, double.MaxValue).Width;

    /// <summary>Natural widths with the free room shared out; when they do not fit, the wide ones give way to a fair share.</summary>
    private static double[] Fit(List<double> natural, double room)
    {
        double spare = room - natural.Sum();
        if (spare >= 0) return [.. natural.Select(width => width + spare / natural.Count)];
        double fair = room / natural.Count;
        double small = natural.Where(width => width <= fair).Sum();
        double large = natural.Where(width => width > fair).Sum();
        return [.. natural.Select(width => width <= fair ? width : width * (room - small) / large)];
    }
}
