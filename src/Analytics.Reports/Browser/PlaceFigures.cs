using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Reports.Browser;

/// <summary>A municipality, or several that a split has joined.</summary>
/// <param name="Unit">As figures files have it.</param>
internal sealed record Place(string Unit, string Name, string County);

/// <summary>Figures of municipalities, counties and the nation, of whole populations: rows of the figures files that are there, and no other.</summary>
internal sealed class PlaceFigures
{
    private readonly Dictionary<(string Measure, UnitLevel Level, string Unit, CalendarPeriod Period), ReleasedFigure> _figures = [];
    private readonly NationalBook? _national;

    private PlaceFigures(IReadOnlyList<MunicipalityBook> books, NationalBook? national, CalendarPeriod year)
    {
        (_national, Year) = (national, year);
        foreach (var figure in books.SelectMany(book => book.Figures).Concat(national?.Figures ?? []).Where(IsWhole))
            _figures.TryAdd((figure.Measure.Id, LevelOf(figure), figure.Unit, figure.Period), figure);
        Municipalities = [.. books.Select(PlaceOf).DistinctBy(place => place.Unit)];
        Counties = national?.Counties ?? [];
        Nation = _figures.Keys.FirstOrDefault(key => key.Level == UnitLevel.National).Unit ?? "";
        Measures = [.. (books.Count > 0 ? books[0].Measures.Select(sheet => sheet.Measure) : national!.Measures.Select(sheet => sheet.Nation.Measure)).Where(measure => !measure.IsList)];
        Periods = [.. _figures.Keys.Select(key => key.Period).Distinct().OrderBy(period => period.Kind).ThenByDescending(period => period)];
    }

    public IReadOnlyList<Place> Municipalities { get; }

    /// <summary>None without the national summary.</summary>
    public IReadOnlyList<CountyEntry> Counties { get; }

    /// <summary>Its code; empty where no file has a figure of it.</summary>
    public string Nation { get; }

    /// <summary>In the order of the pack.</summary>
    public IReadOnlyList<MeasureDefinition> Measures { get; }

    /// <summary>Years before quarters, each from the newest.</summary>
    public IReadOnlyList<CalendarPeriod> Periods { get; }

    /// <summary>The reporting year, the only one that counties have figures of.</summary>
    public CalendarPeriod Year { get; }

    /// <summary>Null where no figures file is there that has places.</summary>
    public static PlaceFigures? Of(IReadOnlySet<string> files, Publication publication)
    {
        MunicipalityBook[] books = [.. publication.Municipalities.Where(book => HasFigures(files, ReportKind.Municipal, book.Municipality.ToString()))];
        var national = publication.National is { } book && HasFigures(files, ReportKind.National, book.Nation) ? book : null;
        return books.Length == 0 && national is null ? null : new PlaceFigures(books, national, CalendarPeriod.OfYear(publication.Stamp.ReportingYear));
    }

    /// <summary>Null where the national summary has none.</summary>
    public MunicipalityMap? Map => _national?.Map;

    /// <summary>Null where the files have no such figure.</summary>
    public ReleasedFigure? Find(MeasureDefinition measure, UnitLevel level, string unit, CalendarPeriod period) => _figures.GetValueOrDefault((measure.Id, level, unit, period));

    /// <summary>Which fifth of the counties each is in, as the national summary has it.</summary>
    public IReadOnlyList<Published<int>> FifthsOf(MeasureDefinition measure) => SheetOf(measure)?.Fifths ?? [];

    /// <summary>The same of municipalities, in the order of the map's shapes, and what each fifth reaches over.</summary>
    public (IReadOnlyList<Published<int>> Fifths, IReadOnlyList<FifthRange> Steps) OnMap(MeasureDefinition measure) => SheetOf(measure) is { } sheet ? (sheet.OnMap, sheet.MapSteps) : ([], []);

    private NationalSheet? SheetOf(MeasureDefinition measure) => _national?.Measures.FirstOrDefault(sheet => sheet.Nation.Measure.Id == measure.Id);

    private static bool IsWhole(ReleasedFigure figure) =>
        figure.Level is UnitLevel.Municipality or UnitLevel.Union or UnitLevel.County or UnitLevel.National && figure.Stratum == "all" && !figure.Measure.IsList;

    /// <summary>A union is in the place of the municipalities that it joins.</summary>
    private static UnitLevel LevelOf(ReleasedFigure figure) => figure.Level == UnitLevel.Union ? UnitLevel.Municipality : figure.Level;

    private static Place PlaceOf(MunicipalityBook book) => new(
        book.Measures.Count > 0 ? book.Measures[0].Own.Unit : book.Municipality.ToString(),
        string.Join(" + ", book.JoinedWith.Prepend(book.Name).Order(StringComparer.Ordinal)), book.CountyName);

    private static bool HasFigures(IReadOnlySet<string> files, ReportKind kind, string id) => ReportBatch.FilesOf(kind, id, [], []).All(file => files.Contains(file.Path));
}
