using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>Puts together each learning network's book of figures that the gate shows.</summary>
internal sealed class NetworkBookMaker(BookMaker books, TallyRun run, ReferenceData reference, ReleaseStamp stamp)
{
    private readonly GroupMembers _members = new(reference);
    private readonly UnitsOfPlaces _places = new(run.Residences);
    private readonly int _year = run.Windows.IndexOf(CalendarPeriod.OfYear(stamp.ReportingYear));

    /// <summary>By id; those without a municipality of this run among their members, and those with other members, have no report.</summary>
    public IReadOnlyList<NetworkBook> All() => [.. reference.Groups.Where(member => member.Kind == GroupKind.Network).DistinctBy(member => member.GroupId)
        .OrderBy(member => member.GroupId, StringComparer.Ordinal).Select(Make).OfType<NetworkBook>()];

    private NetworkBook? Make(GroupMember group)
    {
        var project = reference.Interventions.FirstOrDefault(one => one.GroupId == group.GroupId);
        var members = MembersOn(group.GroupId, project is null ? null : Project.DaysOf(project).First);
        if (members.Count == 0 || members.Any(member => member.Kind != ReferenceUnit.Municipality)) return null;
        bool[] isMember = _places.Of(members);
        int[] units = [.. Enumerable.Range(0, isMember.Length).Where(unit => isMember[unit])];
        if (units.Length == 0) return null;
        ReportingPeriod? during = project is null ? null : Project.PhasesOf(Project.DaysOf(project))[(int)Phase.During];
        NetworkSheet[] sheets = [.. run.Plan.Measures.Where(measure => !measure.IsList).Select(measure => SheetOf(measure, group.GroupId, units, during))];
        NetworkMember[] named = [.. units.Select(MemberOf)];
        return new NetworkBook
        {
            NetworkId = group.GroupId,
            Name = group.Name.Length > 0 ? group.Name : group.GroupId,
            Members = [.. named.Select(member => named.Count(other => other.Name == member.Name) == 1 ? member : new NetworkMember { Code = member.Code, Name = $"{member.Name} ({member.Code})", Residents = member.Residents })],
            Residents = BookMaker.Fact(units.Select(Population).Aggregate((sum, one) => sum + one)),
            Others = BookMaker.Fact(run.Residences.MunicipalUnits.Where(unit => !isMember[unit]).Sum(unit => run.Residences.CodesOf(unit).Count)),
            Project = project is null ? null : new ProjectDates { Start = project.Start, Meetings = project.Meetings, End = project.End, During = during!.Value },
            Stamp = stamp,
            Measures = sheets,
            Summary = BookMaker.SummaryOf([.. sheets.SelectMany(OwnFigures)]),
            Figures = [.. sheets.SelectMany(FiguresOf)],
        };
    }

    /// <summary>On the day of the first meeting, or the last day of the reporting year where nobody is a member yet then.</summary>
    private IReadOnlyList<(ReferenceUnit Kind, string Id)> MembersOn(string group, DateOnly? first) =>
        first is { } day && _members.On(group, day) is { Count: > 0 } members ? members : _members.On(group, new DateOnly(stamp.ReportingYear, 12, 31));

    private NetworkMember MemberOf(int unit) => new()
    {
        Code = run.Residences.CodeOf(unit),
        Name = string.Join(" + ", run.Residences.CodesOf(unit).Select(reference.MunicipalityName)),
        Residents = BookMaker.Fact(Population(unit)),
    };

    private int? Population(int unit) => run.Residences.CodesOf(unit).Select(code => reference.Population(code, stamp.ReportingYear)).Aggregate((sum, one) => sum + one);

    private NetworkSheet SheetOf(MeasureDefinition measure, string id, int[] units, ReportingPeriod? during)
    {
        var sheet = books.PlaceSheet(measure, Together, nation: books.Figure(measure, ResidenceUnits.Nation, _year), new Comparators
        {
            Goals = books.GoalsOf(measure, goal => goal.UnitKind == ReferenceUnit.Group && goal.UnitId == id, Together(_year)),
            Benchmarks = books.BenchmarksOf(measure),
        });
        ReleasedFigure[] others = [.. books.TrendOf(measure).Select(Others)];
        ReleasedFigure[] othersYears = [.. books.YearsOf(measure).Select(Others)];
        var phases = PhasesOf(during,
            [(sheet.Trend, sheet.Years), (others, othersYears), .. units.Select(unit => (TrendOf(measure, unit), (IReadOnlyList<ReleasedFigure>)[.. books.YearsOf(measure).Select(w => books.Figure(measure, unit, w))]))]);
        return new NetworkSheet
        {
            Together = sheet,
            Others = Others(_year),
            OthersTrend = others,
            TogetherReading = RunChartReading.Of(sheet.Trend, measure.Direction, during),
            OthersReading = RunChartReading.Of(others, measure.Direction, during),
            TogetherPhases = phases[0],
            OthersPhases = phases[1],
            Stories = [.. reference.Stories.Where(story => story.GroupId == id && story.Measure == measure.Id).Select(story => new NetworkStory { By = story.By, Text = story.Text })],
            Members = [.. units.Select((unit, i) => SeriesOf(measure, unit, during, phases[2 + i]))],
        };

        ReleasedFigure Together(int window) => SummedFigures.Together(measure, run.Windows.All[window], UnitLevel.Network, id, [.. units.Select(unit => books.Figure(measure, unit, window))]);
        ReleasedFigure Others(int window) => SummedFigures.Rest(books.Figure(measure, ResidenceUnits.Nation, window), Together(window), "non-members");
    }

    private MemberSeries SeriesOf(MeasureDefinition measure, int unit, ReportingPeriod? during, PhaseFigures phases)
    {
        var trend = TrendOf(measure, unit);
        return new MemberSeries
        {
            Own = books.Figure(measure, unit, _year),
            Trend = trend,
            Reading = RunChartReading.Of(trend, measure.Direction, during),
            Phases = phases,
        };
    }

    private IReadOnlyList<ReleasedFigure> TrendOf(MeasureDefinition measure, int unit) => [.. books.TrendOf(measure).Select(w => books.Figure(measure, unit, w))];

    /// <summary>One kind of period for all of a measure: quarters, or years where those show more on both sides of the project.</summary>
    private static PhaseFigures[] PhasesOf(ReportingPeriod? during, IReadOnlyList<(IReadOnlyList<ReleasedFigure> Trend, IReadOnlyList<ReleasedFigure> Years)> series)
    {
        PhaseFigures[] usual = [.. series.Select(one => PhaseFigures.Of(one.Trend, one.Years, during))];
        if (during is not { } days) return usual;
        PhaseFigures[] byYear = [.. series.Select(one => PhaseFigures.OfYears(one.Years, days))];
        return byYear.Count(phases => phases.HasBoth) > usual.Count(phases => phases.HasBoth) ? byYear : usual;
    }

    private static IEnumerable<ReleasedFigure> OwnFigures(NetworkSheet sheet) =>
        sheet.Together.Years.Concat(sheet.Together.Trend).Concat(sheet.Members.SelectMany(member => member.Trend.Prepend(member.Own)).Concat(sheet.OthersTrend.Prepend(sheet.Others)))
            .DistinctBy(figure => (figure.Unit, figure.Stratum, figure.Period));

    private static IEnumerable<ReleasedFigure> FiguresOf(NetworkSheet sheet)
    {
        var others = sheet.OthersTrend.Prepend(sheet.Others).DistinctBy(figure => figure.Period);
        var members = sheet.Members.SelectMany(member => member.Trend.Prepend(member.Own).DistinctBy(figure => figure.Period));
        return BookMaker.SheetFigures(sheet.Together).Concat(others).Concat(members);
    }
}
