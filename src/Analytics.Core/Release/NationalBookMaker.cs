using System.Globalization;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Statistics;
using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>Puts together the national summary of figures that the gate shows.</summary>
internal sealed class NationalBookMaker(BookMaker books, TallyRun run, ReferenceData reference, ReleaseStamp stamp)
{
    /// <summary>Fewer places make no fifths.</summary>
    private const int FewestForFifths = 5;
    private static readonly decimal[] Cuts = [0.2m, 0.4m, 0.6m, 0.8m];

    private readonly int _year = run.Windows.IndexOf(CalendarPeriod.OfYear(stamp.ReportingYear));

    public NationalBook Make()
    {
        NationalSheet[] sheets = [.. run.Plan.Measures.Where(measure => !measure.IsList).Select(SheetOf)];
        ReleasedFigure[] own = [.. sheets.SelectMany(sheet => sheet.Nation.Years.Concat(sheet.Nation.Trend).DistinctBy(figure => figure.Period).Concat(sheet.Counties))];
        var ages = books.AgesOfNation();
        return new NationalBook
        {
            Nation = run.Residences.CodeOf(ResidenceUnits.Nation),
            Residents = BookMaker.Fact(Residents()),
            Municipalities = BookMaker.Fact(run.Residences.MunicipalUnits.Sum(unit => run.Residences.CodesOf(unit).Count)),
            Counties = [.. run.Residences.Counties.Select(number => new CountyEntry { Code = number.ToString("D2", CultureInfo.InvariantCulture), Name = reference.CountyName(number) })],
            Map = reference.Map,
            Stamp = stamp,
            Measures = sheets,
            Ages = ages,
            Summary = BookMaker.SummaryOf([.. own, .. ages.SelectMany(of => of.Figures)]),
            Figures = [.. sheets.SelectMany(FiguresOf), .. ages.SelectMany(of => of.Figures)],
        };
    }

    private int? Residents() => run.Residences.MunicipalUnits.SelectMany(run.Residences.CodesOf)
        .Select(code => reference.Population(code, stamp.ReportingYear)).Aggregate((int?)0, (sum, one) => sum + (one ?? 0));

    private NationalSheet SheetOf(MeasureDefinition measure)
    {
        var nation = books.PlaceSheet(measure, w => books.Figure(measure, ResidenceUnits.Nation, w));
        ReleasedFigure[] counties = [.. run.Residences.Counties.Select((_, i) => books.Figure(measure, 1 + i, _year))];
        ReleasedFigure[] municipalities = [.. run.Residences.MunicipalUnits.Select(unit => books.Figure(measure, unit, _year))];
        var fifths = reference.Map is null ? [] : FifthsOf(municipalities);
        return new NationalSheet
        {
            Nation = nation,
            Counties = counties,
            Fifths = FifthsOf(counties),
            OnMap = reference.Map is { } map ? [.. map.Shapes.Select(shape => OfShape(shape.Code, fifths))] : [],
            MapSteps = StepsOf(municipalities, fifths),
            Places = [.. run.Residences.MunicipalUnits.Zip(municipalities, (unit, last) => ProgressOf(measure, unit, last))],
            Funnel = books.Funnel(measure),
        };
    }

    private PlaceProgress ProgressOf(MeasureDefinition measure, int unit, ReleasedFigure last) => new()
    {
        First = books.YearsOf(measure) is [var first, _, ..] ? books.Figure(measure, unit, first).Value : Published<decimal>.Withheld(WithheldReason.NotComputed),
        Last = last.Value,
        Goal = books.GoalsOfPlace(measure, unit, last).MaxBy(goal => goal.Due),
    };

    /// <summary>Municipalities that a split has joined have one figure and one colour.</summary>
    private Published<int> OfShape(MunicipalityCode code, Published<int>[] fifths)
    {
        int at = run.Residences.MunicipalUnits.ToList().FindIndex(unit => run.Residences.CodesOf(unit).Contains(code));
        return at < 0 ? Published<int>.Withheld(WithheldReason.NoData) : fifths[at];
    }

    private static FifthRange[] StepsOf(ReleasedFigure[] figures, Published<int>[] fifths) =>
    [
        .. from pair in figures.Zip(fifths)
           let fifth = pair.Second.Match(step => step, _ => 0)
           where fifth > 0
           group pair.First by fifth into step
           orderby step.Key
           let inOrder = step.OrderBy(figure => figure.Value.Match(value => value, _ => 0)).ToList()
           select new FifthRange { Fifth = step.Key, Low = inOrder[0].Value, High = inOrder[^1].Value },
    ];

    /// <summary>By the quintiles of the shown ones.</summary>
    private static Published<int>[] FifthsOf(ReleasedFigure[] places)
    {
        var shown = places.Select(place => place.Value.Match<decimal?>(value => value, _ => null)).OfType<decimal>().Order().ToList();
        if (shown.Count < FewestForFifths) return [.. places.Select(_ => Published<int>.Withheld(WithheldReason.NotComputed))];
        decimal[] cuts = [.. Cuts.Select(share => Percentiles.Type7(shown, share))];
        return [.. places.Select(place => place.Value.Select(value => 1 + cuts.Count(cut => value > cut)))];
    }

    private static IEnumerable<ReleasedFigure> FiguresOf(NationalSheet sheet) => BookMaker.SheetFigures(sheet.Nation).Concat(sheet.Counties).Concat(sheet.Funnel?.Dots ?? []);
}
