using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;
using static Analytics.Reports.Tests.Fixtures.Make;

namespace Analytics.Reports.Tests.Fixtures;

/// <summary>Books of the nation and of a network from invented figures: what is derived of them is derived as the gate's makers do it.</summary>
internal sealed record PlacesBuilder
{
    private const decimal People = 31_480;

    public BookBuilder Around { get; init; } = new();

    /// <summary>Whether a place's figure of this measure is hidden.</summary>
    public Func<string, MeasureDefinition, bool> Hidden { get; init; } = (_, _) => false;

    /// <summary>Whether all of a period is hidden.</summary>
    public Func<CalendarPeriod, bool> HiddenIn { get; init; } = _ => false;
    public WithheldReason Reason { get; init; } = WithheldReason.Privacy;
    public string Name { get; init; } = "Sunnfjord læringsnettverk";
    public IReadOnlyList<string> Members { get; init; } = ["Askvoll", "Bremanger", "Fjaler", "Gulen", "Hyllestad", "Kinn", "Solund", "Sunnfjord"];
    public IReadOnlyList<(string Code, string Name)> Counties { get; init; } = Norway;
    public int Municipalities { get; init; } = 356;
    public bool HasProject { get; init; } = true;

    /// <summary>What the network tells of its first measure.</summary>
    public string? Story { get; init; }

    /// <summary>Whether the user has a map.</summary>
    public bool HasMap { get; init; }

    /// <summary>One municipality of so many has a goal.</summary>
    public int GoalEvery { get; init; } = 8;

    /// <summary>How far the members' figures have moved by the last period, against others: 0.8 is a fifth lower.</summary>
    public double Effect { get; init; } = 0.8;

    public static IReadOnlyList<(string Code, string Name)> Norway { get; } =
    [
        ("03", "Oslo"), ("11", "Rogaland"), ("15", "Møre og Romsdal"), ("18", "Nordland"), ("31", "Østfold"), ("32", "Akershus"), ("33", "Buskerud"), ("34", "Innlandet"),
        ("39", "Vestfold"), ("40", "Telemark"), ("42", "Agder"), ("46", "Vestland"), ("50", "Trøndelag"), ("55", "Troms"), ("56", "Finnmark"),
    ];

    public static PlacesBuilder EverythingHidden => new() { Hidden = (_, _) => true };

    public static PlacesBuilder OfTwo => new() { Members = ["Askvoll", "Gulen"], Name = "Læringsnettverket for gode pasientforløp i Sunnfjord og Ytre Sogn", HasProject = false };

    public static PlacesBuilder OfTwenty => new() { Members = [.. Enumerable.Range(0, 20).Select(i => (char)('A' + i) + "strand kommune")], Hidden = (unit, _) => unit == "4603" };

    /// <summary>Regions that are no counties of Norway, one of them hidden.</summary>
    public static PlacesBuilder Abroad => new() { Counties = [("01", "Hovedstaden"), ("02", "Sjælland"), ("03", "Syddanmark"), ("04", "Midtjylland"), ("05", "Nordjylland")], Hidden = (unit, _) => unit == "04" };

    public static PlacesBuilder LongSeries => new() { Around = new BookBuilder { FirstYear = 2018 } };

    private DateOnly First => new(Around.LastYear - 1, 1, 17);

    private ReportingPeriod During => new(new(Around.LastYear - 1, 1, 1), new(Around.LastYear - 1, 10, 31));

    public NationalBook National()
    {
        NationalSheet[] sheets = [.. Around.Municipality().Measures.Select(SheetOf)];
        ReleasedFigure[] figures = [.. sheets.SelectMany(sheet => sheet.Nation.Years.Concat(sheet.Counties))];
        return Released<NationalBook>(
            ("Nation", "NO"), ("Residents", Shown(5_550_203)), ("Municipalities", Shown(Municipalities + 1)),
            ("Counties", Counties.Select(county => Released<CountyEntry>(("Code", county.Code), ("Name", county.Name))).ToArray()),
            ("Map", HasMap ? Map : null), ("Stamp", Around.Stamp()), ("Measures", sheets), ("Ages", Around.AgesOf(UnitLevel.National, "NO")), ("Summary", SummaryOf(figures)), ("Figures", figures));
    }

    /// <summary>Triangles in rows, one with a hole.</summary>
    public static MunicipalityMap Map { get; } = (MunicipalityMap)Activator.CreateInstance(typeof(MunicipalityMap), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic, null,
    [
        700, 1000,
        (MapShape[])[.. Enumerable.Range(0, 70).Select(i => new MapShape(new MunicipalityCode(1508 + i), i == 8
            ? [Triangle(i, 96), Triangle(i, 30)]
            : [Triangle(i, 96)]))],
    ], null)!;

    private static GridPoint[] Triangle(int i, int side) => [new(i % 7 * 100 + 2, i / 7 * 100 + 2), new(i % 7 * 100 + 2 + side, i / 7 * 100 + 2), new(i % 7 * 100 + 2, i / 7 * 100 + 2 + side)];

    public NetworkBook Network()
    {
        string[] codes = [.. Members.Select((_, i) => FormattableString.Invariant($"{4601 + i:D4}"))];
        NetworkSheet[] sheets = [.. Around.Municipality().Measures.Select(sheet => NetworkSheetOf(sheet, codes))];
        ReleasedFigure[] figures = [.. sheets.SelectMany(sheet => sheet.Together.Years.Concat(sheet.Members.SelectMany(member => member.Trend.Prepend(member.Own))).Append(sheet.Others))];
        return Released<NetworkBook>(
            ("NetworkId", "LN001"), ("Name", Name),
            ("Members", Members.Select((name, i) => Released<NetworkMember>(("Code", codes[i]), ("Name", name), ("Residents", Shown(3_000 + 977 * i)))).ToArray()),
            ("Residents", Shown(41_200)), ("Others", Shown(Municipalities - Members.Count)),
            ("Project", HasProject ? Released<ProjectDates>(("Start", First), ("Meetings", new[] { First, First.AddMonths(4), First.AddMonths(9) }), ("During", During)) : null),
            ("Stamp", Around.Stamp()), ("Measures", sheets), ("Summary", SummaryOf(figures)), ("Figures", figures));
    }

    private NationalSheet SheetOf(MeasureSheet sheet)
    {
        ReleasedFigure Nation(ReleasedFigure figure) => FigureOf(sheet.Measure, UnitLevel.National, "NO", figure.Period, 1.03, People * 170);
        var own = Nation(sheet.Own);
        ReleasedFigure[] counties = [.. Counties.Select((county, i) => FigureOf(sheet.Measure, UnitLevel.County, county.Code, sheet.Own.Period, 0.82 + 0.4 * Wave(i * 5 + sheet.Measure.Id.Length), People * 12))];
        ReleasedFigure[] dots = [.. Enumerable.Range(0, Municipalities).Select(i => FigureOf(sheet.Measure, UnitLevel.Municipality, FormattableString.Invariant($"{1000 + i}"),
            sheet.Own.Period, 0.75 + 0.55 * Wave(i * 3 + 1), decimal.Round((decimal)(Math.Exp(6 + 6.5 * Wave(i * 7 + 2)) * (sheet.Measure.IsPercent ? 0.1 : 1)))))];
        return Released<NationalSheet>(
            ("Nation", Released<MeasureSheet>(("Measure", sheet.Measure), ("Own", own), ("Peers", sheet.Peers), ("Years", sheet.Years.Select(Nation).ToArray()),
                ("Trend", sheet.Trend.Select(Nation).ToArray()), ("TrendPeers", sheet.TrendPeers))),
            ("OnMap", HasMap ? Map.Shapes.Select((_, i) => i == 12 ? Withheld<int>() : i == 17 ? Withheld<int>(WithheldReason.NoData) : Shown(1 + (i + sheet.Measure.Id.Length) % 5)).ToArray() : []),
            ("MapSteps", HasMap ? Enumerable.Range(1, 5).Select(i => Released<FifthRange>(("Fifth", i), ("Low", Shown(i * 10m)), ("High", Shown(i * 10m + (i == 3 ? 0 : 8.25m))))).ToArray() : []),
            ("Places", dots.Select((dot, i) => ProgressOf(sheet, dot, i)).ToArray()), ("Counties", counties), ("Fifths", Derived<Published<int>[]>("Analytics.Release.NationalBookMaker", "FifthsOf", (object)counties)),
            ("Funnel", Derived<FunnelView?>("Analytics.Release.FunnelView", "Of", own, dots)));
    }

    /// <summary>Every tenth is hidden; some have a goal for the first measure.</summary>
    private PlaceProgress ProgressOf(MeasureSheet sheet, ReleasedFigure last, int i)
    {
        var now = i % 10 == 9 ? Withheld<decimal>() : last.Value;
        var first = now.Select(value => decimal.Round(value * (decimal)(0.9 + 0.22 * Wave(i * 3 + sheet.Measure.Id.Length)), 6));
        decimal target = last.Value.Match(value => decimal.Round(value * (0.9m + 0.2m * (decimal)Wave(i)), 1), _ => 10);
        return Released<PlaceProgress>(("First", first), ("Last", now),
            ("Goal", sheet.Measure.Id == "did.opi" && i % GoalEvery == 1 ? Released<GoalLine>(("Baseline", target + 2), ("Target", target), ("Due", new DateOnly(2025, 12, 31)),
                ("Done", now.Select(value => decimal.Round(100 * (target + 2 - value) / 2, 0)))) : null));
    }

    private NetworkSheet NetworkSheetOf(MeasureSheet sheet, string[] codes)
    {
        var measure = sheet.Measure;
        ReportingPeriod? during = HasProject ? During : null;
        ReleasedFigure Member(int i, CalendarPeriod period) => FigureOf(measure, UnitLevel.Municipality, codes[i], period, (0.8 + 0.5 * Wave(i * 11 + measure.Id.Length)) * MovedBy(i, period), 3_000 + 977 * i);
        ReleasedFigure Together(CalendarPeriod period) => Derived<ReleasedFigure>("Analytics.Release.SummedFigures", "Together", measure, period, UnitLevel.Network, "LN001", codes.Select((_, i) => Member(i, period)).ToArray());
        ReleasedFigure Nation(CalendarPeriod period) => FigureOf(measure, UnitLevel.National, "NO", period, 1.02, People * 170);
        ReleasedFigure Others(CalendarPeriod period) => Derived<ReleasedFigure>("Analytics.Release.SummedFigures", "Rest", Nation(period), Together(period), "non-members");
        CalendarPeriod[] trend = [.. sheet.Trend.Select(figure => figure.Period)], years = [.. sheet.Years.Select(figure => figure.Period)];
        RunChartReading Reading(ReleasedFigure[] series) => Derived<RunChartReading>("Analytics.Release.RunChartReading", "Of", series, measure.Direction, during);
        PhaseFigures Phases(Func<CalendarPeriod, ReleasedFigure> of) => Derived<PhaseFigures>("Analytics.Release.PhaseFigures", "Of", trend.Select(of).ToArray(), years.Select(of).ToArray(), during);
        return Released<NetworkSheet>(
            ("Together", Released<MeasureSheet>(("Measure", measure), ("Own", Together(years[^1])), ("Nation", Nation(years[^1])), ("Peers", sheet.Peers), ("Years", years.Select(Together).ToArray()),
                ("Trend", trend.Select(Together).ToArray()), ("TrendPeers", sheet.TrendPeers),
                ("Comparators", Released<Comparators>(("Goals", measure.Id == "did.opi" ? new[] { Released<GoalLine>(("Baseline", 14m), ("Target", 12m), ("Due", new DateOnly(2025, 12, 31)), ("Done", Shown(35m))) } : []))))),
            ("Stories", Story is { } story && measure.Id == "did.opi" ? new[] { Released<NetworkStory>(("By", "en fastlege"), ("Text", story)) } : []),
            ("Others", Others(years[^1])), ("OthersTrend", trend.Select(Others).ToArray()),
            ("TogetherReading", Reading([.. trend.Select(Together)])), ("OthersReading", Reading([.. trend.Select(Others)])),
            ("TogetherPhases", Phases(Together)), ("OthersPhases", Phases(Others)),
            ("Members", codes.Select((_, i) => Released<MemberSeries>(("Own", Member(i, years[^1])), ("Trend", trend.Select(period => Member(i, period)).ToArray()),
                ("Reading", Reading([.. trend.Select(period => Member(i, period))])), ("Phases", Phases(period => Member(i, period))))).ToArray()));
    }

    /// <summary>Members move from the first meeting on, some more and some less.</summary>
    private double MovedBy(int member, CalendarPeriod period) => period.Last < During.From ? 1 : 1 - (1 - Effect) * (0.4 + 1.2 * Wave(member * 5 + 3));

    private ReleasedFigure FigureOf(MeasureDefinition measure, UnitLevel level, string unit, CalendarPeriod period, double at, decimal whole)
    {
        double noise = 1 + 0.03 * (Wave(period.Year * 4 + period.Part + unit[^1] * 13) - 0.5);
        decimal per = measure.IsPercent ? 100 : 1000;
        decimal part = decimal.Round((decimal)(BookBuilder.Median(measure, period) * at * noise) * whole / per);
        bool hidden = Hidden(unit, measure) || (level != UnitLevel.National && HiddenIn(period));
        Published<decimal> Give(decimal value) => hidden ? Withheld<decimal>(Reason) : Shown(decimal.Round(value, 6));
        decimal rate = part * per / whole;
        return Released<ReleasedFigure>(
            ("Measure", measure), ("Level", level), ("Unit", unit), ("Stratum", "all"), ("Period", period), ("Numerator", Give(part)), ("Denominator", Give(whole)), ("Value", Give(rate)),
            ("Lower", Give(rate * 0.97m)), ("Upper", Give(rate * 1.03m)));
    }

    private static SuppressionSummary SummaryOf(ReleasedFigure[] figures)
    {
        int shown = figures.Count(figure => figure.Value.Match(_ => true, _ => false)), withheld = figures.Count(figure => figure.Value.Match(_ => false, reason => reason == WithheldReason.Privacy));
        return Released<SuppressionSummary>(("Planned", figures.Length), ("Shown", shown), ("Withheld", withheld), ("Absent", figures.Length - shown - withheld));
    }

    /// <summary>Between 0 and 1, the same for the same number.</summary>
    private static double Wave(double n) => Math.Abs(Math.Sin(n * 12.9898) * 43.7585) % 1;
}
