namespace Analytics.Reports.Pdf;

/// <summary>Pieces under each other that stay on one page.</summary>
internal sealed class StackPiece : Piece
{
    private readonly IReadOnlyList<(Piece Piece, double Offset)> _placed;

    public StackPiece(IReadOnlyList<Piece> pieces)
    {
        var placed = new List<(Piece, double)>();
        double y = 0;
        for (int i = 0; i < pieces.Count; i++)
        {
            if (i > 0) y += Math.Max(pieces[i - 1].SpaceAfter, pieces[i].SpaceBefore);
            placed.Add((pieces[i], y));
            y += pieces[i].Height;
        }
        _placed = placed;
        Height = y;
    }

    public override double Height { get; }

    public override void Draw(DrawingPage page, double x, double y)
    {
        foreach ((Piece piece, double offset) in _placed) piece.Draw(page, x, y + offset);
    }
}
