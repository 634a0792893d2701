using Analytics.Reports.Document;

namespace Analytics.Reports.Pdf;

/// <summary>A piece at its place on a page.</summary>
internal readonly record struct Placed(Piece Piece, double Y);

/// <summary>One page: its pieces, and the section that begins on it.</summary>
internal sealed class Page(Section section, bool beginsSection)
{
    public Section Section { get; } = section;

    public bool BeginsSection { get; } = beginsSection;

    public List<Placed> Pieces { get; } = [];
}

/// <summary>Puts pieces on pages. Sections begin on a page of their own.</summary>
internal static class Paginator
{
    public static IReadOnlyList<Page> Paginate(ReportDocument document) =>
        [.. document.Sections.SelectMany(section => Paginate(section, [.. section.Blocks.SelectMany(block => PieceBuilder.Of(block, PageGeometry.TextWidth))]))];

    private static List<Page> Paginate(Section section, IReadOnlyList<Piece> pieces)
    {
        var pages = new List<Page> { new(section, beginsSection: true) };
        double y = PageGeometry.Top;
        double after = 0;
        for (int i = 0; i < pieces.Count; i++)
        {
            Piece piece = pieces[i];
            double gap = pages[^1].Pieces.Count == 0 ? 0 : Math.Max(after, piece.SpaceBefore);
            if (pages[^1].Pieces.Count > 0 && y + gap + Needed(pieces, i) > PageGeometry.Bottom) (y, gap) = (NewPage(), 0);
            while (y + gap + piece.Height > PageGeometry.Bottom && piece.Split(PageGeometry.Bottom - y - gap) is { } parts)
            {
                pages[^1].Pieces.Add(new Placed(parts.First, y + gap));
                piece = parts.Next;
                (y, gap) = (NewPage(), 0);
            }
            if (pages[^1].Pieces.Count > 0 && y + gap + piece.Height > PageGeometry.Bottom) (y, gap) = (NewPage(), 0);
            pages[^1].Pieces.Add(new Placed(piece, y + gap));
            y += gap + piece.Height;
            after = piece.SpaceAfter;
        }
        return pages;

        double NewPage()
        {
            pages.Add(new Page(section, beginsSection: false));
            return PageGeometry.Top;
        }
    }

    /// <summary>Room that piece i asks for here: a heading asks for the least part of what follows too.</summary>
    private static double Needed(IReadOnlyList<Piece> pieces, int i)
    {
        double needed = 0;
        for (; i < pieces.Count && pieces[i].KeepWithNext && i + 1 < pieces.Count; i++)
            needed += pieces[i].Height + Math.Max(pieces[i].SpaceAfter, pieces[i + 1].SpaceBefore);
        return i < pieces.Count ? needed + pieces[i].Least : needed;
    }
}
