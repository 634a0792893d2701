using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Release.Courses;
using Analytics.Release.Earlier;

namespace Analytics.Release.Clusters;

/// <summary>One measure of a cluster: who is in it, and the mean of their figures.</summary>
internal sealed class ClusterSheet
{
    private readonly (UnitLevel Level, string Id) _cluster;
    private readonly List<MeasureSheet> _sheets;
    private readonly int[] _components;
    private readonly Outsiders _outsiders;
    private readonly Func<CalendarPeriod, int> _windowOf;
    private readonly HashSet<string> _ids;
    private readonly EarlierCluster _earlier;
    private readonly List<ReleasedFigure> _trend;

    /// <param name="ofMembers">The measure's sheet in any such book: peers are the same for all.</param>
    /// <param name="measure">Its position in every book.</param>
    /// <param name="earlier">What readers have of those who take part.</param>
    public ClusterSheet((UnitLevel Level, string Id) cluster, MeasureSheet ofMembers, int measure, IReadOnlyList<ClusterMember> present, IReadOnlyDictionary<string, int> components,
        Outsiders outsiders, Func<CalendarPeriod, int> windowOf, EarlierCluster earlier)
    {
        (_cluster, OfMembers, _outsiders, _windowOf, _earlier) = (cluster, ofMembers, outsiders, windowOf, earlier);
        var shown = present.Where(book => ShownFigure.Of(book.Measures[measure].Own) is not null).ToList();
        _ids = [.. shown.Select(book => book.Id)];
        // The nation less what the panel tells of would be theirs.
        if (!AreOutsidersSafe(ofMembers.Own.Period)) shown = [];
        _sheets = shown.ConvertAll(book => book.Measures[measure]);
        _components = [.. shown.Select(book => components[book.Id])];
        // Who is missing since an earlier release would be the row that is gone.
        Members = !earlier.MayCompare(ofMembers.Own.Period) ? [] : [.. shown.Select((book, i) => new PanelMember(book.Id, _components[i], ShownFigure.Of(_sheets[i].Own)!.Value))];
        _trend = Series(sheet => sheet.Trend);
        Mean = BesideQuarters(MeanOf(ofMembers.Own.Period, [.. _sheets.Select(sheet => sheet.Own)]));
    }

    public MeasureSheet OfMembers { get; }

    /// <summary>Those whose figure of the reporting year is shown.</summary>
    public IReadOnlyList<PanelMember> Members { get; }

    /// <summary>Of the reporting year.</summary>
    public ReleasedFigure Mean { get; }

    /// <summary>The cluster as a reader, whose figure is the mean.</summary>
    public MeasureSheet Cluster(IReadOnlyList<Goal> goals, Course? course)
    {
        List<ReleasedFigure> years = [.. Series(sheet => sheet.Years).Select(BesideQuarters)];
        // The same members in every period of a series, and in the reporting year: else two means tell of whom one of them lacks.
        bool isShown = years.Concat(_trend).All(figure => figure.Value.Match(_ => true, _ => _earlier.WasTold(figure.Measure, figure.Period)));
        IReadOnlyList<ReleasedFigure> Shown(List<ReleasedFigure> series) => isShown ? series : [.. series.Select(figure => Figure(figure.Period, null))];
        var (shownYears, shownTrend) = (isShown ? years : [.. Shown(years).Select(figure => figure.Period == Mean.Period ? Mean : figure)], Shown(_trend));
        return new MeasureSheet
        {
            Measure = OfMembers.Measure,
            Own = Mean,
            Peers = OfMembers.Peers,
            Comparators = new Comparators { Goals = [.. goals.Select(goal => ComparatorMaker.LineOf(goal, Mean))] },
            Course = course is null ? null : CourseSheet.Of(course, OfMembers.Measure, Mean, shownTrend, shownYears, goals.Select(goal => (goal, true))),
            Years = shownYears,
            Trend = shownTrend,
            TrendPeers = OfMembers.TrendPeers,
        };
    }

    private List<ReleasedFigure> Series(Func<MeasureSheet, IReadOnlyList<ReleasedFigure>> of) =>
        [.. of(OfMembers).Select((figure, i) => MeanOf(figure.Period, [.. _sheets.Select(sheet => of(sheet)[i])]))];

    private ReleasedFigure MeanOf(CalendarPeriod period, IReadOnlyList<ReleasedFigure> figures)
    {
        var values = figures.Select((figure, i) => (Component: _components[i], Shown: ShownFigure.Of(figure))).ToList();
        if (values.Exists(value => value.Shown is null) || !AreOutsidersSafe(period) || !_earlier.MayCompare(period)) return Figure(period, null);
        List<MemberValue> members = [.. values.Select(value => new MemberValue(value.Component, value.Shown!.Value.Exact))];
        var mean = Figure(period, PanelRules.MayShowMean(members, _outsiders.Policy) ? PanelRules.Mean(members) : null, members.Count);
        return _earlier.MayTell(mean) ? mean : Figure(period, null);
    }

    /// <summary>A year's mean less the quarters of now tells the old quarters of the members of now: not where readers have those of others.</summary>
    private ReleasedFigure BesideQuarters(ReleasedFigure year) =>
        _trend.Exists(quarter => quarter.Period.Kind == PeriodKind.Quarter && quarter.Period.Year == year.Period.Year && _earlier.HadAnother(quarter)) ? Figure(year.Period, null) : year;

    private bool AreOutsidersSafe(CalendarPeriod period) => _outsiders.AreNoneOrMany(OfMembers.Measure, OfMembers.Own.Level, _windowOf(period), _ids);

    private ReleasedFigure Figure(CalendarPeriod period, decimal? mean, int members = 0) => new()
    {
        Measure = OfMembers.Measure,
        Level = _cluster.Level,
        Unit = _cluster.Id,
        Stratum = ClusterFigures.MeanStratum,
        Period = period,
        Denominator = mean is null ? Published<decimal>.Withheld(WithheldReason.Privacy) : Published<decimal>.Shown(members),
        Value = mean is { } value ? Published<decimal>.Shown(value) : Published<decimal>.Withheld(WithheldReason.Privacy),
    };
}
