using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Release;
using Analytics.Release.Clusters;
using Analytics.Release.Courses;
using static Analytics.Reports.Tests.Fixtures.Make;

namespace Analytics.Reports.Tests.Fixtures;

/// <summary>What a reader has and what is hidden: a publication of invented figures, the same at every run.</summary>
internal sealed record BookBuilder
{
    public string Name { get; init; } = "Fjordvik";
    public int? EffectiveList { get; init; }
    public IReadOnlyList<string> JoinedWith { get; init; } = [];
    public int FirstYear { get; init; } = 2022;
    public int LastYear { get; init; } = 2024;
    public bool Quarters { get; init; } = true;
    public int Peers { get; init; } = 356;
    public int Gps { get; init; } = 34;
    public int Practices { get; init; } = 8;
    public int Residents { get; init; } = 31_480;

    /// <summary>Whether the tables tell age and sex.</summary>
    public bool HasStructure { get; init; } = true;

    /// <summary>Whether users are told by age and sex.</summary>
    public bool HasAges { get; init; } = true;

    /// <summary>How much more users per 1000 an older group has than the next younger one; 0 where age says nothing.</summary>
    public double AgeSlope { get; init; } = 1;
    public Attribution Attribution { get; init; }

    /// <summary>Whether a figure of this measure and period is hidden.</summary>
    public Func<MeasureDefinition, CalendarPeriod, bool> Hidden { get; init; } = (_, _) => false;
    public WithheldReason Reason { get; init; } = WithheldReason.Privacy;
    public bool HasSubstances { get; init; } = true;

    /// <summary>Whether comparisons were asked for.</summary>
    public bool Compared { get; init; }

    /// <summary>Day of the first of three meetings, four months apart; null without a course.</summary>
    public DateOnly? Course { get; init; }
    public bool HasGoal { get; init; } = true;

    /// <summary>Of the reader's own goal, from a baseline of 20.</summary>
    public decimal Target { get; init; } = 15;

    /// <summary>The group whose course it is.</summary>
    public string CourseId { get; init; } = "KL001";

    /// <summary>The group whose course a cluster's member follows, where that is another.</summary>
    public string? MemberCourseId { get; init; }

    /// <summary>Whether other members stood side by side before.</summary>
    public bool StoodOtherwise { get; init; }

    /// <summary>Course edition.</summary>
    public string Edition { get; init; } = "";

    /// <summary>Own level against the peers' median, by measure: 1 is like the median.</summary>
    public Func<MeasureDefinition, double> Level { get; init; } = measure => 0.8 + Wave(measure.Id.Length * 7 + measure.Id[^1]) * 0.45;

    /// <summary>How own figures have moved by a period, against what they would be otherwise.</summary>
    public Func<CalendarPeriod, double> MovedBy { get; init; } = _ => 1;

    public static BookBuilder EverythingHidden => new() { Hidden = (_, _) => true, HasSubstances = false };

    public static BookBuilder WithoutData => new() { Hidden = (_, _) => true, Reason = WithheldReason.NoData, Gps = 0 };

    public MunicipalityBook Municipality(int code = 4601)
    {
        Sheets sheets = SheetsOf(UnitLevel.Municipality, new MunicipalityCode(code).ToString());
        return Released<MunicipalityBook>(
            ("Municipality", new MunicipalityCode(code)), ("Name", Name), ("JoinedWith", JoinedWith), ("CountyName", "Vestland"),
            ("Residents", Shown(Residents)), ("Gps", Shown(Gps)), ("Practices", Shown(Practices)), ("Structure", StructureOf(Residents)), ("Stamp", Stamp()),
            ("Measures", sheets.All), ("Substances", Substances(UnitLevel.Municipality, sheets.Unit)),
            ("Ages", AgesOf(UnitLevel.Municipality, sheets.Unit)), ("AgesOfNation", (this with { Hidden = (_, _) => false }).AgesOf(UnitLevel.National, "NO")), ("Summary", Summary(sheets)), ("Figures", sheets.Figures));
    }

    public PracticeBook Practice(string id = "P0001")
    {
        Sheets sheets = SheetsOf(UnitLevel.Practice, id);
        return Released<PracticeBook>(
            ("PracticeId", id), ("Name", Name), ("Municipality", new MunicipalityCode(4601)), ("MunicipalityName", "Fjordvik"),
            ("Gps", Shown(Gps)), ("ListSize", Shown(6_842)), ("EffectiveListSize", EffectiveList is { } effective ? Shown(effective) : null), ("Structure", StructureOf(Gps * 1_140)), ("Course", CourseOf()), ("Stamp", Stamp()),
            ("Measures", sheets.All), ("Substances", Substances(UnitLevel.Practice, id)), ("Ages", AgesOf(UnitLevel.Practice, id)), ("Summary", Summary(sheets)), ("Figures", sheets.Figures));
    }

    public DoctorBook Doctor(string id = "G0001")
    {
        Sheets sheets = SheetsOf(UnitLevel.Doctor, id);
        return Released<DoctorBook>(
            ("DoctorId", id), ("Practice", (this with { Hidden = (_, _) => false }).Practice()), ("ListSize", Shown(1_104)), ("Course", CourseOf()), ("Stamp", Stamp()),
            ("Measures", sheets.All), ("Summary", Summary(sheets)), ("Figures", sheets.Figures));
    }

    /// <summary>People by age and sex beside a country of some more old people: small places have wide groups.</summary>
    private AgeStructure? StructureOf(int people)
    {
        int[] Spread(int of, double age) => [.. Enumerable.Range(0, 38).Select(i => (int)(of / 2.0 * 0.062 * Math.Exp(-Math.Pow((i % 19 - age) / 10, 2)) * (i < 19 ? 1.02 : 0.99)))];
        return HasStructure ? Derived<AgeStructure?>("Analytics.Release.AgeStructure", "Of", Spread(people, 7), Spread(5_550_203, 8.4), new[] { 65, 75 }, new DisclosurePolicy()) : null;
    }

    /// <summary>Users by age and sex: women and old people have more.</summary>
    internal IReadOnlyList<UsersByAge> AgesOf(UnitLevel level, string unit)
    {
        (int From, int? To)[] ages = [(0, 39), (40, 59), (60, 79), (80, null)];
        var year = CalendarPeriod.OfYear(LastYear);
        return !HasStructure || !HasAges ? [] : [.. Measures.Where(measure => measure.Quantity == Quantity.UsersPer1000 && measure.Drugs is "opi" or "bzd" or "z").Select(measure => Released<UsersByAge>(
            ("Measure", measure),
            ("Ages", ages.Select((age, i) => Released<AgeOfUsers>(("FromAge", age.From), ("ToAge", age.To), ("Men", Of(measure, 0.3 + 0.45 * i * AgeSlope)), ("Women", Of(measure, 0.3 + (0.1 + 0.6 * i) * AgeSlope)))).ToArray())))];

        ReleasedFigure Of(MeasureDefinition measure, double at) => Figure(measure, level, unit, year, at * (0.9 + 0.2 * Wave(unit.Length + measure.Id[^1])), Hidden(measure, year));
    }

    /// <param name="members">Members side by side; below three there are none.</param>
    /// <param name="ofDoctors">A course group.</param>
    /// <param name="isOpen">Two by name.</param>
    public ClusterBook Cluster(int members, bool isPersonal = false, bool ofDoctors = false, bool isOpen = false)
    {
        var (level, memberLevel) = ofDoctors ? (UnitLevel.Group, UnitLevel.Doctor) : (UnitLevel.Cluster, UnitLevel.Practice);
        var member = this with { CourseId = MemberCourseId ?? CourseId };
        var own = ofDoctors ? Derived<ClusterMember>(typeof(ClusterMember).FullName!, "Of", member.Doctor()) : Derived<ClusterMember>(typeof(ClusterMember).FullName!, "Of", member.Practice());
        // The members' mean is told of four or more.
        var hidden = this with { Hidden = members < 4 ? (_, _) => true : Hidden };
        MeasureSheet[] sheets = [.. Pack.Select(measure => hidden.SheetOf(measure, level, "KL001"))];
        return Released<ClusterBook>(
            ("Id", "KL001"), ("Name", Name), ("Level", level), ("MemberLevel", memberLevel), ("IsOpen", isOpen), ("Member", isPersonal ? own : null), ("Members", members + 1), ("StoodOtherwise", StoodOtherwise), ("TakingPartIds", Enumerable.Range(0, members).Select(i => $"P{i:D4}").ToArray()),
            ("Course", CourseOf()), ("Stamp", Stamp()), ("Measures", sheets), ("Panels", Pack.Select(measure => PanelOf(measure, members, isPersonal, isOpen)).ToArray()), ("Figures", sheets.SelectMany(sheet => sheet.Years).ToArray()));
    }

    private ClusterPanel PanelOf(MeasureDefinition measure, int members, bool isPersonal, bool isOpen)
    {
        var year = CalendarPeriod.OfYear(LastYear);
        bool isHidden = (members < 3 && !isOpen) || Hidden(measure, year);
        decimal Value(int i) => decimal.Round((decimal)(Median(measure, year) * (0.6 + 0.8 * Wave(i * 5 + measure.Id.Length))) * 2, 0) / 2;
        Published<decimal> At(double share, int fewest) => isHidden || members < fewest ? Withheld<decimal>() : Shown(Rounded(Median(measure, year) * share));
        return Released<ClusterPanel>(
            ("Measure", measure), ("Period", year),
            ("Rows", isHidden ? [] : Enumerable.Range(0, members).Select(i => new ClusterRow(isOpen ? $"Kontor {i + 1}" : ((char)('A' + i)).ToString(), isPersonal && i == measure.Id.Length % members, Value(i))).ToArray()),
            ("Median", At(1.02, 6)), ("P25", At(0.85, 12)), ("P75", At(1.2, 12)));
    }

    public static Publication Publication(IReadOnlyList<MunicipalityBook> municipalities, IReadOnlyList<PracticeBook> practices) =>
        Released<Publication>(("Stamp", new BookBuilder().Stamp()), ("Municipalities", municipalities), ("Practices", practices));

    public IReadOnlyList<MeasureDefinition> Measures { get; init; } = Pack;

    public static IReadOnlyList<MeasureDefinition> Pack { get; } =
        [.. new[] { "did.opi", "users.opi", "opi.persistent.wide", "opi.bzdz.quarter", "did.bzd", "users.bzd", "did.z", "users.z", "did.anx", "users.anx", "did.hyp", "users.hyp" }
            .Select(id => MeasureCatalogue.BuiltIn[id])];

    internal ReleaseStamp Stamp() => Released<ReleaseStamp>(
        ("Date", new DateOnly(2025, 3, 1)), ("Batch", "2025-1"), ("Edition", Edition),
        ("Attribution", Attribution), ("Period", new ReportingPeriod(new DateOnly(FirstYear, 1, 1), new DateOnly(LastYear, 12, 31))), ("ReportingYear", LastYear),
        ("ToolVersion", "0.1.0"), ("PublicationFingerprint", new string('a', 64)), ("MeasuresFingerprint", new string('b', 64)),
        ("PolicyFingerprint", new string('c', 64)), ("Policy", new DisclosurePolicy()),
        ("NotComputed", (SkippedMeasure[])[new(MeasureCatalogue.BuiltIn["eld.z90"], [DataNeed.BirthYear], OnListsOnly: false)]), ("MissingDddPercent", Shown(1.2m)));

    private Sheets SheetsOf(UnitLevel level, string unit)
    {
        MeasureSheet[] all = [.. Measures.Select(measure => SheetOf(measure, level, unit))];
        ReleasedFigure[] figures = [.. all.SelectMany(sheet => sheet.Years.Concat(sheet.Trend).DistinctBy(figure => figure.Period))];
        return new Sheets(unit, all, figures);
    }

    private MeasureSheet SheetOf(MeasureDefinition measure, UnitLevel level, string unit)
    {
        CalendarPeriod[] years = [.. Enumerable.Range(FirstYear, LastYear - FirstYear + 1).Select(CalendarPeriod.OfYear)];
        bool quarterly = Quarters && measure.Periods.Contains(PeriodKind.Quarter);
        CalendarPeriod[] trend = quarterly ? [.. years.SelectMany(year => Enumerable.Range(1, 4).Select(q => CalendarPeriod.OfQuarter(year.Year, q)))] : years;
        ReleasedFigure Own(CalendarPeriod period) => Figure(measure, level, unit, period, Level(measure), Hidden(measure, period));
        ReleasedFigure Around(UnitLevel around, string name, double at) => Figure(measure, around, name, years[^1], at, hidden: false);
        bool municipal = level == UnitLevel.Municipality;
        return Released<MeasureSheet>(
            ("Measure", measure), ("Own", Own(years[^1])),
            ("County", municipal ? Around(UnitLevel.County, "46", 1.04) : null), ("Nation", municipal ? Around(UnitLevel.National, "NO", 1) : null),
            ("Peers", SpreadOf(measure, level, years[^1])),
            ("Funnel", municipal ? FunnelOf(measure, years[^1]) : null),
            ("Comparators", Compared ? ComparatorsOf(measure, level, years[^1], Around, [.. trend.Select(Own)]) : Released<Comparators>()),
            ("Course", !municipal && CourseOf() is { } course ? Derived<CourseSheet>("Analytics.Release.Courses.CourseSheet", "Of",
                course, measure, Own(years[^1]), trend.Select(Own).ToArray(), years.Select(Own).ToArray(), GoalsOf(measure, level)) : null),
            ("Years", years.Select(Own).ToArray()), ("Trend", trend.Select(Own).ToArray()),
            ("TrendPeers", trend.Select(period => SpreadOf(measure, level, period)).ToArray()));
    }

    private FunnelView? FunnelOf(MeasureDefinition measure, CalendarPeriod period)
    {
        decimal per = measure.IsPercent ? 100 : 1000;
        ReleasedFigure Of(UnitLevel level, string unit, decimal size, double at)
        {
            decimal part = decimal.Round(size * (decimal)(Median(measure, period) * at) / per);
            return Released<ReleasedFigure>(("Measure", measure), ("Level", level), ("Unit", unit), ("Stratum", "all"), ("Period", period),
                ("Numerator", Shown(part)), ("Denominator", Shown(size)), ("Value", Shown(decimal.Round(part * per / size, 6))));
        }
        return Derived<FunnelView?>("Analytics.Release.FunnelView", "Of", Of(UnitLevel.National, "NO", 5_550_203, 1), Enumerable.Range(0, Peers)
            .Select(i => Of(UnitLevel.Municipality, FormattableString.Invariant($"{1000 + i}"), decimal.Round((decimal)Math.Exp(6 + 6.5 * Wave(i * 7 + 2))), 0.85 + 0.3 * Wave(i * 3 + 1))).ToArray());
    }

    private Course? CourseOf()
    {
        if (Course is not { } first) return null;
        DateOnly[] meetings = [first, first.AddMonths(4), first.AddMonths(8)];
        var during = new ReportingPeriod(new(first.Year, first.Month, 1), new DateOnly(meetings[2].Year, meetings[2].Month, 1).AddMonths(1).AddDays(-1));
        return Released<Course>(
            ("GroupId", CourseId), ("GroupName", "Klynge Nord"), ("Held", meetings.Count(day => day < Stamp().Date)),
            ("Dates", Released<ProjectDates>(("Start", first.AddDays(-14)), ("Meetings", meetings), ("During", during))));
    }

    private (Goal, bool)[] GoalsOf(MeasureDefinition measure, UnitLevel level) => measure.Id == "did.opi" && HasGoal
        ?
        [
            (new Goal(ReferenceUnit.Practice, "P0001", measure.Id, 20, Target, new(2025, 12, 31)), true),
            .. level == UnitLevel.Cluster ? [] : new[] { (new Goal(ReferenceUnit.Group, "KL001", measure.Id, null, 16, new(2025, 6, 30)), false) },
        ]
        : [];

    private Comparators ComparatorsOf(MeasureDefinition measure, UnitLevel level, CalendarPeriod year, Func<UnitLevel, string, double, ReleasedFigure> around, ReleasedFigure[] series)
    {
        bool standardises = level == UnitLevel.Municipality && measure.IsPer1000, hasGoal = measure.Id == "did.opi";
        ReportingPeriod? project = measure.Drugs == "opi" ? new(new(2023, 9, 1), new(2024, 3, 31)) : null;
        var reading = Derived<RunChartReading>("Analytics.Release.RunChartReading", "Of", series, measure.Direction, project);
        return Released<Comparators>(
            ("Standardised", standardises ? around(UnitLevel.Municipality, "4601", 0.93) : null), ("CountyStandardised", standardises ? around(UnitLevel.County, "46", 1.02) : null),
            ("NationStandardised", standardises ? around(UnitLevel.National, "NO", 1) : null), ("Alike", SpreadOf(measure, level, year)),
            ("Series", reading.Series), ("Project", reading.Project), ("RunChart", reading),
            ("ProjectStart", measure.Drugs == "opi" ? new DateOnly(2023, 9, 1) : null),
            ("Goals", hasGoal ? new[] { Released<GoalLine>(("Baseline", 20m), ("Target", 15m), ("Due", new DateOnly(2025, 12, 31)), ("Done", Shown(42m))) } : []),
            ("Benchmarks", hasGoal ? new[] { Released<BenchmarkLine>(("Label", "Norge"), ("Value", 21.1m), ("Unit", "DDD/1000/day"), ("Scope", "Opioids prescribed in primary care"), ("Year", 2017), ("Edition", "Course text"), ("Source", "As given in the SKIL course text")), Released<BenchmarkLine>(("Label", "OECD"), ("Value", 16.5m), ("Unit", "DDD/1000/day"), ("Scope", "Opioids prescribed in primary care"), ("Year", 2017), ("Edition", "Health at a Glance 2019"), ("Source", "OECD")) } : []));
    }

    private ReleasedFigure Figure(MeasureDefinition measure, UnitLevel level, string unit, CalendarPeriod period, double at, bool hidden)
    {
        double trend = 1 + Drift(measure) * (period.Year - LastYear + (period.Part == 0 ? 0 : (period.Part - 2.5) / 4));
        decimal value = decimal.Round((decimal)(Median(measure, period) * at * trend * MovedBy(period)), 6);
        decimal denominator = 31_480;
        Published<decimal> Value(decimal v) => hidden ? Withheld<decimal>(Reason) : Shown(v);
        return Released<ReleasedFigure>(
            ("Measure", measure), ("Level", level), ("Unit", unit), ("Stratum", "all"), ("Period", period),
            ("Numerator", level == UnitLevel.Cluster ? Withheld<decimal>() : Value(decimal.Round(value * denominator / 1000))), ("Denominator", Value(denominator)), ("Value", Value(value)),
            ("Lower", Value(value * 0.95m)), ("Upper", Value(value * 1.05m)));
    }

    private PeerSpread SpreadOf(MeasureDefinition measure, UnitLevel level, CalendarPeriod period)
    {
        double median = Median(measure, period);
        Published<decimal> At(double share, int fewest) => Peers >= fewest ? Shown(Rounded(median * share)) : Withheld<decimal>();
        return Released<PeerSpread>(
            ("Of", level), ("Period", period), ("Units", Shown(Peers)),
            ("P10", At(0.68, 30)), ("P25", At(0.84, 12)), ("Median", At(1, 6)), ("P75", At(1.17, 12)), ("P90", At(1.36, 30)));
    }

    /// <summary>Yearly change against the peers, by measure: some rise, some fall, some stay.</summary>
    private static double Drift(MeasureDefinition measure) => (measure.Id.Length * 3 + measure.Id[^1]) % 5 * 0.03 - 0.05;

    internal static double Median(MeasureDefinition measure, CalendarPeriod period)
    {
        double level = measure.Quantity switch { Quantity.DddPer1000PerDay => 8 + measure.Id[^1] % 12, Quantity.UsersPer1000 => 70, Quantity.PersistentUsersPer1000 => 11, _ => 21 };
        double season = period.Kind == PeriodKind.Quarter ? 0.04 * Wave(period.Part) : 0;
        return level * (1 - 0.01 * (period.Year - 2022) + season);
    }

    private IReadOnlyList<SubstanceRow> Substances(UnitLevel level, string unit)
    {
        if (!HasSubstances || Reason == WithheldReason.NoData) return [];
        (string Atc, string Group, LocalText Name)[] known =
        [
            ("N02AJ06", "opi", new("kodein og paracetamol", "codein og paracetamol", "codeine and paracetamol")),
            ("N02AX02", "opi", new("tramadol", "tramadol", "tramadol")), ("N02AA05", "opi", new("oksykodon", "oxycodon", "oxycodone")),
            ("N05BA04", "bzd", new("oksazepam", "oxazepam", "oxazepam")), ("N05BA01", "bzd", new("diazepam", "diazepam", "diazepam")),
            ("N05CF01", "z", new("zopiklon", "zopiclon", "zopiclone")), ("N05CF02", "z", new("zolpidem", "zolpidem", "zolpidem")),
            ("N05BB01", "anx", new("hydroksyzin", "hydroxyzin", "hydroxyzine")), ("N05CH01", "hyp", new("melatonin", "melatonin", "melatonin")),
        ];
        return [.. known.Select((substance, i) => Released<SubstanceRow>(
            ("Atc", AtcCode.Parse(substance.Atc)), ("Name", substance.Name), ("Group", substance.Group),
            ("Users", Figure(MeasureCatalogue.BuiltIn["users.opi"], level, unit, CalendarPeriod.OfYear(LastYear), 0.5 / (i + 1), hidden: false)),
            ("Ddd", Figure(MeasureCatalogue.BuiltIn["did.opi"], level, unit, CalendarPeriod.OfYear(LastYear), 0.5 / (i + 1), hidden: false))))];
    }

    private static SuppressionSummary Summary(Sheets sheets)
    {
        int shown = sheets.Figures.Count(figure => figure.Value.Match(_ => true, _ => false));
        int withheld = sheets.Figures.Count(figure => figure.Value.Match(_ => false, reason => reason == WithheldReason.Privacy));
        return Released<SuppressionSummary>(
            ("Planned", sheets.Figures.Count), ("Shown", shown), ("Withheld", withheld), ("Absent", sheets.Figures.Count - shown - withheld));
    }

    /// <summary>Three significant digits, as the gate rounds percentiles.</summary>
    private static decimal Rounded(double value)
    {
        int digits = value == 0 ? 0 : 2 - (int)Math.Floor(Math.Log10(value));
        return decimal.Round((decimal)value, Math.Clamp(digits, 0, 6));
    }

    /// <summary>Between 0 and 1, the same for the same number.</summary>
    private static double Wave(int n) => Math.Abs(Math.Sin(n * 12.9898)) % 1;

    private sealed record Sheets(string Unit, IReadOnlyList<MeasureSheet> All, IReadOnlyList<ReleasedFigure> Figures);
}
