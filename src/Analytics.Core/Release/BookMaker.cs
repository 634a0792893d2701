using Analytics.Estimates;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Release.Courses;
using Analytics.Statistics;
using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>Puts together each reader's book from estimates, showing exactly what the gate decided.</summary>
internal sealed class BookMaker(Estimator estimator, GateDecisions decisions, ReferenceData reference, ReleaseStamp stamp)
{
    private readonly TallyRun _run = estimator.Run;
    private readonly FigureMaker _figures = new(estimator, decisions, stamp.Policy);
    private readonly ComparatorMaker _comparators = new(estimator, new(estimator, decisions, stamp.Policy), reference, stamp);
    private readonly AgeStructures _structures = new(reference, estimator.Run.Plan.Measures, stamp.Policy, stamp.ReportingYear);
    private readonly CourseFinder _courses = new(reference, stamp.Date);
    private readonly Dictionary<(UnitLevel, string, int), PeerSpread> _spreads = [];
    private readonly Dictionary<string, FunnelView?> _funnels = new(StringComparer.Ordinal);
    private IReadOnlyList<UsersByAge>? _agesOfNation;
    private HashSet<int>? _unknownAges;
    private readonly int _year = estimator.Run.Windows.IndexOf(CalendarPeriod.OfYear(stamp.ReportingYear));

    /// <summary>One for each municipality, by code; those of a union have the union's figures.</summary>
    public IReadOnlyList<MunicipalityBook> Municipalities() =>
        [.. _run.Residences.MunicipalUnits.SelectMany(unit => _run.Residences.CodesOf(unit).Select(code => Municipality(code, unit))).OrderBy(book => book.Municipality)];

    private MunicipalityBook Municipality(MunicipalityCode code, int unit)
    {
        var codes = _run.Residences.CodesOf(unit);
        var sheets = Sheets(place: true, unit);
        var listed = SubstanceFigures(place: true, unit);
        var (ages, ofNation) = (Ages(place: true, unit), AgesOfNation());
        return new MunicipalityBook
        {
            Municipality = code,
            Name = reference.MunicipalityName(code),
            CountyName = reference.CountyName(code.CountyNumber),
            JoinedWith = [.. codes.Where(other => other != code).Select(reference.MunicipalityName)],
            Residents = Fact(codes.Select(one => reference.Population(one, stamp.ReportingYear)).Aggregate((sum, one) => sum is null ? one : sum + (one ?? 0))),
            Gps = reference.HasGpList
                ? Fact(reference.GpList.Where(gp => codes.Contains(gp.Municipality)).Select(gp => gp.PrescriberId).Distinct(StringComparer.Ordinal).Count())
                : Published<int>.Withheld(WithheldReason.NotComputed),
            Practices = Fact(reference.Practices.Count(p => codes.Contains(p.Municipality))),
            Structure = _structures.OfMunicipality([.. codes]),
            AwaitsConsent = decisions.AwaitingConsent.Contains(unit),
            Stamp = stamp,
            Measures = sheets,
            Substances = Substances(place: true, unit),
            Ages = ages,
            AgesOfNation = ofNation,
            Summary = Summary(sheets, [.. ages.SelectMany(of => of.Figures), .. listed]),
            Figures = [.. sheets.SelectMany(SheetFigures), .. ofNation.Concat(ages).SelectMany(of => of.Figures), .. listed],
        };
    }

    public PracticeBook Practice(int unit)
    {
        string id = _run.Prescribers.Practices[unit];
        var practice = reference.Practices.FirstOrDefault(p => p.PracticeId == id);
        var course = _courses.OfPractice(id);
        var sheets = Sheets(place: false, unit, course);
        var listed = SubstanceFigures(place: false, unit);
        var ages = Ages(place: false, unit);
        return new PracticeBook
        {
            Course = course,
            PracticeId = id,
            Name = practice?.Name is { Length: > 0 } name ? name : id,
            Municipality = practice?.Municipality ?? MunicipalityCode.None,
            MunicipalityName = practice is { Municipality.IsKnown: true } ? reference.MunicipalityName(practice.Municipality) : "",
            Gps = Fact(practice?.Gps),
            ListSize = Fact(practice?.ListSize),
            EffectiveListSize = estimator.Denominators.Declared(id) is { } declared ? Fact(declared) : null,
            Structure = _structures.OfPractice(id),
            Stamp = stamp,
            Measures = sheets,
            Substances = Substances(place: false, unit),
            Ages = ages,
            Summary = Summary(sheets, [.. ages.SelectMany(of => of.Figures), .. listed]),
            Figures = [.. sheets.SelectMany(SheetFigures), .. ages.SelectMany(of => of.Figures), .. listed],
        };
    }

    /// <summary>One for each doctor whom the GP list has in a practice, by id.</summary>
    /// <param name="practices">By unit.</param>
    public IReadOnlyList<DoctorBook> Doctors(IReadOnlyList<PracticeBook> practices) =>
        [.. Enumerable.Range(_run.Prescribers.Practices.Length, _run.Prescribers.Doctors.Length).Where(unit => _run.Prescribers.HomesOf(unit).Count > 0)
            .Select(unit => Doctor(unit, practices[_run.Prescribers.HomesOf(unit)[0]]))];

    private DoctorBook Doctor(int unit, PracticeBook practice)
    {
        var course = _courses.OfDoctor(_run.Prescribers.NameOf(unit));
        var sheets = Sheets(place: false, unit, course);
        return new DoctorBook
        {
            Course = course,
            DoctorId = _run.Prescribers.NameOf(unit),
            Practice = practice,
            ListSize = Fact(estimator.Denominators.ListSize(unit)),
            Stamp = stamp,
            Measures = sheets,
            Summary = Summary(sheets, []),
            Figures = [.. sheets.SelectMany(SheetFigures), .. practice.Measures.Select(sheet => sheet.Own)],
        };
    }

    /// <summary>A place's figure, as the gate shows it.</summary>
    public ReleasedFigure Figure(MeasureDefinition measure, int unit, int window) => _figures.Of(measure, place: true, unit, window);

    /// <summary>The sheet of a place, or of places together, beside the spread of municipalities.</summary>
    public MeasureSheet PlaceSheet(MeasureDefinition measure, Func<int, ReleasedFigure> figureOf, ReleasedFigure? nation = null, Comparators? comparators = null) => new()
    {
        Measure = measure,
        Own = figureOf(_year),
        Comparators = comparators ?? new(),
        Nation = nation,
        Peers = Spread(measure, UnitLevel.Municipality, _year),
        Years = [.. YearsOf(measure).Select(figureOf)],
        Trend = [.. TrendOf(measure).Select(figureOf)],
        TrendPeers = [.. TrendOf(measure).Select(w => Spread(measure, UnitLevel.Municipality, w))],
    };

    /// <summary>Of all municipalities in the reporting year; the same for everybody.</summary>
    public FunnelView? Funnel(MeasureDefinition measure)
    {
        if (!_funnels.TryGetValue(measure.Id, out var known))
            _funnels[measure.Id] = known = FunnelView.Of(Figure(measure, ResidenceUnits.Nation, _year), _run.Residences.MunicipalUnits.Select(unit => Figure(measure, unit, _year)));
        return known;
    }

    /// <summary>Windows of the measure's years.</summary>
    public int[] YearsOf(MeasureDefinition measure) => Windows(measure, PeriodKind.Year);

    /// <summary>Windows of its quarters, or years where it has none.</summary>
    public int[] TrendOf(MeasureDefinition measure) => Windows(measure, PeriodKind.Quarter) is { Length: > 0 } quarters ? quarters : YearsOf(measure);

    public IReadOnlyList<GoalLine> GoalsOf(MeasureDefinition measure, Func<Goal, bool> whose, ReleasedFigure own) => _comparators.GoalsOf(measure, whose, own);

    /// <summary>Those of the place itself.</summary>
    public IReadOnlyList<GoalLine> GoalsOfPlace(MeasureDefinition measure, int unit, ReleasedFigure own) => _comparators.GoalsOfPlace(measure, unit, own);

    public IReadOnlyList<BenchmarkLine> BenchmarksOf(MeasureDefinition measure) => _comparators.BenchmarksOf(measure);

    private List<MeasureSheet> Sheets(bool place, int unit, Course? course = null) =>
        [.. _run.Plan.Measures.Where(m => !m.IsList).Select(m => Sheet(m, place, unit, course))];

    private MeasureSheet Sheet(MeasureDefinition measure, bool place, int unit, Course? course)
    {
        int[] years = Windows(measure, PeriodKind.Year), quarters = Windows(measure, PeriodKind.Quarter);
        int[] trend = quarters.Length > 0 ? quarters : years;
        var level = place ? UnitLevel.Municipality : _run.Prescribers.IsDoctor(unit) ? UnitLevel.Doctor : UnitLevel.Practice;
        var own = _figures.Of(measure, place, unit, _year);
        ReleasedFigure[] series = [.. trend.Select(w => _figures.Of(measure, place, unit, w))];
        ReleasedFigure[] byYear = [.. years.Select(w => _figures.Of(measure, place, unit, w))];
        return new MeasureSheet
        {
            Measure = measure,
            Own = own,
            Comparators = _comparators.Of(measure, place, unit, own, series, peers => SpreadOver(measure, level, _year, [_year], peers)),
            County = place ? _figures.Of(measure, place, _run.Residences.CountyOf(unit), _year) : null,
            OthersOfCounty = place ? OthersOfCounty(measure, unit, own) : null,
            Nation = place ? _figures.Of(measure, place, ResidenceUnits.Nation, _year) : null,
            Peers = Spread(measure, level, _year),
            Funnel = place ? Funnel(measure) : null,
            Course = course is null ? null : CourseSheet.Of(course, measure, own, series, byYear, _comparators.CourseGoals(measure, unit, course)),
            Years = byYear,
            Trend = series,
            TrendPeers = [.. trend.Select(w => Spread(measure, level, w))],
        };
    }

    /// <summary>The county less its municipalities that are shown: what any reader can work out, and the nearest to a figure that is withheld (P4).</summary>
    private ReleasedFigure? OthersOfCounty(MeasureDefinition measure, int unit, ReleasedFigure own)
    {
        if (own.Value.IsShown()) return null;
        int county = _run.Residences.CountyOf(unit);
        ReleasedFigure[] all = [.. _run.Residences.MunicipalitiesOf(county).Select(one => _figures.Of(measure, place: true, one, _year))];
        ReleasedFigure[] shown = [.. all.Where(one => one.Value.IsShown())];
        // With none of them shown, the others are the county.
        if (shown.Length == 0 || all.Length - shown.Length < 2) return null;
        var whole = _figures.Of(measure, place: true, county, _year);
        var others = SummedFigures.Rest(whole, SummedFigures.Together(measure, whole.Period, UnitLevel.County, whole.Unit, shown), "others");
        return others.Value.IsShown() ? others : null;
    }

    private int[] Windows(MeasureDefinition measure, PeriodKind kind) => measure.Periods.Contains(kind)
        ? [.. Enumerable.Range(0, _run.Windows.YearsAndQuarters).Where(w => _run.Windows.All[w].Kind == kind)]
        : [];

    /// <summary>A percentile needs enough units on either side of it (DISCLOSURE L4), in every period of its series (C8).</summary>
    private PeerSpread Spread(MeasureDefinition measure, UnitLevel level, int window)
    {
        if (_spreads.TryGetValue((level, measure.Id, window), out var known)) return known;
        var kind = _run.Windows.All[window].Kind;
        return _spreads[(level, measure.Id, window)] = SpreadOver(measure, level, window, Windows(measure, kind), level switch
        {
            UnitLevel.Municipality => _run.Residences.MunicipalUnits,
            UnitLevel.Doctor => Enumerable.Range(_run.Prescribers.Practices.Length, _run.Prescribers.Doctors.Length),
            _ => Enumerable.Range(0, _run.Prescribers.Practices.Length),
        });
    }

    private PeerSpread SpreadOver(MeasureDefinition measure, UnitLevel level, int window, IEnumerable<int> windows, IEnumerable<int> units)
    {
        var series = windows.ToDictionary(w => w, w => ShownValues(measure, level, w, units));
        int fewest = series.Values.Min(values => values.Count);
        var shown = series[window];
        // A doctor's users are the patients of colleagues too, whom one who works alone has none of: spread would compare unlike things.
        bool areUnlike = level == UnitLevel.Doctor && measure.Quantity == Quantity.UsersPer1000 && _run.Prescribers.Lists is null;
        Published<decimal> At(decimal share, int needed) => fewest >= needed
            ? Published<decimal>.Shown(Coarsening.ThreeDigits(Percentiles.Type7(shown, share)))
            : Published<decimal>.Withheld(WithheldReason.Privacy);
        if (areUnlike) return new PeerSpread { Of = level, Period = _run.Windows.All[window], Units = Published<int>.Shown(shown.Count), P10 = None, P25 = None, Median = None, P75 = None, P90 = None };
        return new PeerSpread
        {
            Of = level,
            Period = _run.Windows.All[window],
            Units = Published<int>.Shown(shown.Count),
            P10 = At(0.1m, 30),
            P25 = At(0.25m, 12),
            Median = At(0.5m, 6),
            P75 = At(0.75m, 12),
            P90 = At(0.9m, 30),
        };
    }

    private static Published<decimal> None => Published<decimal>.Withheld(WithheldReason.NotComputed);

    private List<decimal> ShownValues(MeasureDefinition measure, UnitLevel level, int window, IEnumerable<int> units)
    {
        bool place = level == UnitLevel.Municipality;
        var shown = new List<decimal>();
        foreach (int unit in units) _figures.Of(measure, place, unit, window).Value.Match(value => { shown.Add(value); return 0; }, _ => 0);
        shown.Sort();
        return shown;
    }

    private List<SubstanceRow> Substances(bool place, int unit)
    {
        var users = _run.Plan.Measures.FirstOrDefault(m => m.Quantity == Quantity.TopUsers);
        var ddd = _run.Plan.Measures.FirstOrDefault(m => m.Quantity == Quantity.TopDdd);
        if (users is null || ddd is null) return [];
        return [..
            from substance in ShownSubstances(place, unit)
            let code = _run.Substances.Codes[substance]
            select new SubstanceRow
            {
                Atc = code,
                Name = reference.DrugName(code) ?? new LocalText(code.ToString(), code.ToString(), code.ToString()),
                Group = _run.Plan.Groups[GroupOf(substance)].Id,
                Users = _figures.OfSubstance(users, place, unit, _year, substance),
                Ddd = _figures.OfSubstance(ddd, place, unit, _year, substance),
            }];
    }

    public IReadOnlyList<UsersByAge> AgesOfNation() => _agesOfNation ??= Ages(place: true, ResidenceUnits.Nation);

    /// <summary>Users by sex and age in the reporting year, where the unit's people are known by it.</summary>
    private List<UsersByAge> Ages(bool place, int unit)
    {
        _unknownAges ??= [.. _run.Plan.ByAgeAndSex.Select(of => of.Rules[^1]).Where(rule => estimator.CountsAnybody(rule, _year))];
        return [.. _run.Plan.ByAgeAndSex.Where(of => FigureOf(of.Rules[0]).Denominator.Match(_ => true, reason => reason != WithheldReason.NoData)).Select(of => new UsersByAge
        {
            Measure = of.Users,
            Ages = [.. from rule in of.Rules
                       let stratum = _run.Plan.StratumOf(rule).Stratum
                       where stratum is not null
                       group (stratum.Sex, rule) by (stratum.FromAge, stratum.ToAge) into age
                       select new AgeOfUsers { FromAge = age.Key.FromAge, ToAge = age.Key.ToAge, Men = FigureOf(age.Single(one => one.Sex == 1).rule), Women = FigureOf(age.Single(one => one.Sex == 2).rule) }],
            Unknown = _unknownAges.Contains(of.Rules[^1]) ? FigureOf(of.Rules[^1]) : null,
        })];

        ReleasedFigure FigureOf(int rule) => _figures.OfStratum(rule, place, unit, _year);
    }

    /// <summary>Every list of the shown substances, drug by drug.</summary>
    private List<ReleasedFigure> SubstanceFigures(bool place, int unit) =>
    [
        ..
        from substance in ShownSubstances(place, unit)
        from measure in _run.Plan.Measures
        where measure.IsList
        select _figures.OfSubstance(measure, place, unit, _year, substance),
    ];

    /// <summary>By group in the order of the pack, then by volume.</summary>
    private IEnumerable<int> ShownSubstances(bool place, int unit)
    {
        var book = place ? _run.Book.SubstanceByResidence : _run.Book.SubstanceByPrescriber;
        return from substance in Enumerable.Range(0, _run.Substances.Codes.Length)
               where decisions.ShowsSubstance(place, unit, substance)
               orderby Array.IndexOf(_run.Plan.ListedGroups, GroupOf(substance)), book.Ddd(book.Cell(_run.Substances.SubjectOf(substance), _year, unit)) descending, _run.Substances.Codes[substance]
               select substance;
    }

    private int GroupOf(int substance) => _run.Plan.ListedGroups.First(g => (_run.Substances.MaskOf(substance) & (1UL << g)) != 0);

    internal static Published<int> Fact(int? value) => value is { } known ? Published<int>.Shown(known) : Published<int>.Withheld(WithheldReason.NoData);

    /// <summary>For the figures file: own figures and comparators, then peers; substances come after all measures.</summary>
    internal static IEnumerable<ReleasedFigure> SheetFigures(MeasureSheet sheet)
    {
        if (sheet.Nation is { } nation) yield return nation;
        if (sheet.County is { } county) yield return county;
        if (sheet.OthersOfCounty is { } besides) yield return besides;
        foreach (var figure in sheet.Years) yield return figure;
        foreach (var figure in sheet.Trend.Where(f => f.Period.Kind != PeriodKind.Year)) yield return figure;
        var others = sheet.Comparators;
        foreach (var figure in new[] { others.NationStandardised, others.CountyStandardised, others.Standardised }.OfType<ReleasedFigure>()) yield return figure;
        foreach (var spread in sheet.TrendPeers.Append(sheet.Peers).DistinctBy(s => s.Period).OrderBy(s => s.Period))
        {
            foreach (var figure in PeerFigures(sheet.Measure, spread, "")) yield return figure;
        }
        if (others.Alike is { } alike)
        {
            foreach (var figure in PeerFigures(sheet.Measure, alike, "alike:")) yield return figure;
        }
    }

    internal static IEnumerable<ReleasedFigure> PeerFigures(MeasureDefinition measure, PeerSpread spread, string prefix) =>
        new[] { ("p10", spread.P10), ("p25", spread.P25), ("median", spread.Median), ("p75", spread.P75), ("p90", spread.P90) }.Select(percentile => new ReleasedFigure
        {
            Measure = measure,
            Level = UnitLevel.Peer,
            Unit = prefix + percentile.Item1,
            Period = spread.Period,
            Denominator = spread.Units.Select(n => (decimal)n),
            Value = percentile.Item2,
        });

    private static SuppressionSummary Summary(List<MeasureSheet> sheets, List<ReleasedFigure> listed) =>
        SummaryOf([.. sheets.SelectMany(s => s.Years.Concat(s.Trend).DistinctBy(f => f.Period)), .. listed]);

    internal static SuppressionSummary SummaryOf(IReadOnlyCollection<ReleasedFigure> own)
    {
        int Count(Func<WithheldReason?, bool> which) => own.Count(f => which(f.Value.Match<WithheldReason?>(_ => null, reason => reason)));
        return new SuppressionSummary
        {
            Planned = own.Count,
            Shown = Count(reason => reason is null),
            Withheld = Count(reason => reason is WithheldReason.Privacy),
            Absent = Count(reason => reason is WithheldReason.NoData or WithheldReason.NotComputed or WithheldReason.NotReleased),
        };
    }
}
