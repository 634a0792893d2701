namespace Analytics.Reports.Pdf;

/// <summary>Stacks side by side, tops in line.</summary>
internal sealed class ColumnsPiece(IReadOnlyList<StackPiece> columns, double columnWidth, double gap, bool ruled) : Piece
{
    private const double RuleWidth = 0.8;
    private const double BelowRule = 6;

    private double Inset => ruled ? BelowRule : 0;

    public override double Height => columns.Max(column => column.Height) + Inset;

    public override void Draw(DrawingPage page, double x, double y)
    {
        foreach (StackPiece column in columns)
        {
            if (ruled) page.Rule(x, x + columnWidth, y, Palette.Petrol, RuleWidth);
            column.Draw(page, x, y + Inset);
            x += columnWidth + gap;
        }
    }
}
