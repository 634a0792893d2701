using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Pdf;

/// <summary>A piece at its place on a page.</summary>
internal readonly record struct Placed(Piece Piece, double Y);

/// <summary>Where a section begins on its page.</summary>
internal readonly record struct SectionStart(Section Section, double Y);

/// <summary>One page: its pieces, and the sections that begin on it.</summary>
internal sealed class Page
{
    public List<Placed> Pieces { get; } = [];

    public List<SectionStart> Starts { get; } = [];

    /// <summary>Whether header and footer run on it.</summary>
    public bool HasRunningText { get; init; } = true;

    public bool IsEmpty => Pieces.Count == 0;
}

/// <summary>Puts pieces on pages.</summary>
internal sealed class Paginator
{
    /// <summary>Above the title of a section that follows another on its page.</summary>
    private const double BetweenSections = 34, CloserSections = 18;

    /// <summary>A page with less on it, where nothing may follow, is worth moving sections together for.</summary>
    private const double Little = 0.4;

    private readonly List<Page> _pages = [];
    private double _y;
    private double _after;
    private bool _hasLittle;

    private readonly PageGeometry _geometry;

    private readonly double _betweenSections;

    private readonly Func<string, string> _continued;

    private Paginator(PageGeometry geometry, double betweenSections, Func<string, string> continued) => (_geometry, _betweenSections, _continued) = (geometry, betweenSections, continued);

    public static IReadOnlyList<Page> Paginate(ReportDocument document)
    {
        while (true)
        {
            var pages = Best(document);
            if (document.Otherwise is not { } otherwise || pages.Count <= otherwise.MostPages) return pages;
            document = otherwise.Tighter();
        }
    }

    /// <summary>With sections closer together, and what few read in small print, where that spares a page with little on it.</summary>
    private static List<Page> Best(ReportDocument document)
    {
        var first = Paginated(document, BetweenSections);
        if (first._pages.Count < 3 || !(first._hasLittle || first.IsLittle)) return first._pages;
        ReportDocument[] forms = [document, document with { Sections = [.. document.Sections.Select(section => section.SmallPrint?.Invoke() ?? section)] }];
        return forms.Select(form => Paginated(form, CloserSections)._pages).FirstOrDefault(pages => pages.Count < first._pages.Count) ?? first._pages;
    }

    private static Paginator Paginated(ReportDocument document, double betweenSections)
    {
        var paginator = new Paginator(PageGeometry.Of(document.Shape), betweenSections, title => ReportTexts.In(document.Language).With("table.continued", ("title", title)));
        foreach (Section section in document.Sections) paginator.Add(section);
        return paginator;
    }

    private Page Current => _pages[^1];

    private bool IsLittle => _y - _geometry.Top < Little * _geometry.BodyHeight;

    private double Room => _geometry.Bottom - _y;

    private void Add(Section section)
    {
        Piece[] pieces = PiecesOf(section);
        while (section.Tighter is { } tighter && HeightOf(pieces) > _geometry.BodyHeight) pieces = PiecesOf(section = tighter());
        if (section.StartsPage && _pages.Count > 1) _hasLittle |= IsLittle;
        if (section.StartsPage || _pages.Count == 0 || _betweenSections + Needed(pieces, 0) > Room) NewPage(section);
        else _after = _betweenSections;
        Current.Starts.Add(new SectionStart(section, Current.IsEmpty ? _y : _y + _after));
        for (int i = 0; i < pieces.Length; i++) Add(section, pieces, i);
    }

    private Piece[] PiecesOf(Section section) => [.. section.Blocks.SelectMany(block => PieceBuilder.Of(block, _geometry, _continued))];

    private static double HeightOf(Piece[] pieces) =>
        pieces.Sum(piece => piece.Height) + pieces.Zip(pieces.Skip(1), (above, below) => Math.Max(above.SpaceAfter, below.SpaceBefore)).Sum();

    private void Add(Section section, Piece[] pieces, int i)
    {
        Piece piece = pieces[i];
        if (Gap(piece) + Needed(pieces, i) > Room && !Current.IsEmpty) NewPage(section);
        while (Gap(piece) + piece.Height > Room && piece.Split(Room - Gap(piece)) is { } parts)
        {
            Place(parts.First);
            NewPage(section);
            piece = parts.Next;
        }
        if (Gap(piece) + piece.Height > Room && !Current.IsEmpty) NewPage(section);
        Place(piece);
    }

    private double Gap(Piece piece) => Current.IsEmpty ? 0 : Math.Max(_after, piece.SpaceBefore);

    private void Place(Piece piece)
    {
        _y += Gap(piece);
        Current.Pieces.Add(new Placed(piece, _y));
        _y += piece.Height;
        _after = piece.SpaceAfter;
    }

    private void NewPage(Section section)
    {
        _pages.Add(new Page { HasRunningText = section.HasRunningText });
        _y = _geometry.Top;
    }

    /// <summary>Room that piece i asks for: a heading asks for the least part of what follows too.</summary>
    private static double Needed(Piece[] pieces, int i)
    {
        double needed = 0;
        for (; i + 1 < pieces.Length && pieces[i].KeepWithNext; i++)
            needed += pieces[i].Height + Math.Max(pieces[i].SpaceAfter, pieces[i + 1].SpaceBefore);
        return i < pieces.Length ? needed + pieces[i].Least : needed;
    }
}
