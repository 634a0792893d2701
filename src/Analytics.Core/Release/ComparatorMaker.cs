using Analytics.Estimates;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Release.Courses;
using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>Works out what a reader's figures are held against, from what the gate shows and from tables that hide nothing.</summary>
internal sealed class ComparatorMaker(Estimator estimator, FigureMaker figures, ReferenceData reference, ReleaseStamp stamp)
{
    private readonly TallyRun _run = estimator.Run;
    private readonly Dictionary<(bool Place, int Unit), IReadOnlyList<int>> _peers = [];
    private readonly int _year = estimator.Run.Windows.IndexOf(CalendarPeriod.OfYear(stamp.ReportingYear));

    /// <param name="own">The reader's figure of the reporting year.</param>
    /// <param name="trend">The reader's series, as it is shown.</param>
    /// <param name="alike">The spread over the units given to it.</param>
    public Comparators Of(MeasureDefinition measure, bool place, int unit, ReleasedFigure own, IReadOnlyList<ReleasedFigure> trend, Func<IReadOnlyList<int>, PeerSpread> alike)
    {
        bool standardises = place && _run.Plan.Compares(Comparison.Standardised) && measure.IsPer1000, follows = _run.Plan.Compares(Comparison.Change);
        var peers = _run.Plan.Compares(Comparison.Variation) && (place || !_run.Prescribers.IsDoctor(unit)) ? PeersOf(place, unit) : [];
        var project = follows ? ProjectOf(place, unit) : null;
        var reading = follows ? RunChartReading.Of(trend, measure.Direction, project?.Phases[(int)Phase.During]) : null;
        return new Comparators
        {
            Standardised = standardises ? figures.Standardised(measure, unit, _year) : null,
            CountyStandardised = standardises ? figures.Standardised(measure, _run.Residences.CountyOf(unit), _year) : null,
            NationStandardised = standardises ? figures.Standardised(measure, ResidenceUnits.Nation, _year) : null,
            Alike = peers.Count > 0 ? alike(peers) : null,
            Benchmarks = BenchmarksOf(measure),
            Goals = GoalsOf(measure, goal => IsOf(goal, place, unit), own),
            Series = reading?.Series,
            Project = reading?.Project,
            ProjectStart = project?.Phases[(int)Phase.During].From,
            RunChart = reading,
        };
    }

    public IReadOnlyList<GoalLine> GoalsOf(MeasureDefinition measure, Func<Goal, bool> whose, ReleasedFigure own) =>
        [.. reference.Goals.Where(goal => goal.Measure == measure.Id && whose(goal)).Select(goal => LineOf(goal, own))];

    public IReadOnlyList<GoalLine> GoalsOfPlace(MeasureDefinition measure, int unit, ReleasedFigure own) => GoalsOf(measure, goal => IsOf(goal, place: true, unit), own);

    /// <summary>The goals of a practice or doctor, then those of the group that it takes a course in.</summary>
    public IEnumerable<(Goal Goal, bool IsOwn)> CourseGoals(MeasureDefinition measure, int unit, Course course) =>
        reference.Goals.Where(goal => goal.Measure == measure.Id).Where(goal => IsOf(goal, place: false, unit)).Select(goal => (goal, true))
            .Concat(CourseSheet.OfGroup(reference, measure, course.GroupId).Select(goal => (goal, false)));

    public IReadOnlyList<BenchmarkLine> BenchmarksOf(MeasureDefinition measure) =>
        [.. reference.Benchmarks.Where(benchmark => benchmark.Measure == measure.Id).Select(LineOf)];

    private IReadOnlyList<int> PeersOf(bool place, int unit) => _peers.TryGetValue((place, unit), out var known)
        ? known
        : _peers[(place, unit)] = PeerGroup.Of(estimator.Denominators, _run, place, unit, _year);

    private Project? ProjectOf(bool place, int unit) =>
        _run.Projects.FirstOrDefault(project => project.IsOfPlaces == place && project.Units(Side.Participants).Contains(unit));

    private bool IsOf(Goal goal, bool place, int unit) => place
        ? goal.UnitKind == ReferenceUnit.Municipality && goal.UnitId.PadLeft(4, '0') == _run.Residences.CodeOf(unit)
        : goal.UnitKind == (_run.Prescribers.IsDoctor(unit) ? ReferenceUnit.Prescriber : ReferenceUnit.Practice) && goal.UnitId == _run.Prescribers.NameOf(unit);

    private static BenchmarkLine LineOf(Benchmark one) => new()
    {
        Label = one.Label,
        Value = one.Value,
        Unit = one.Unit,
        Scope = one.Scope,
        Year = one.Year,
        Edition = one.Edition,
        Source = one.Source,
    };

    internal static GoalLine LineOf(Goal goal, ReleasedFigure own) => new()
    {
        Baseline = goal.Baseline,
        Target = goal.Target,
        Due = goal.Due,
        WantsMore = GoalLine.IsUpwards(goal, own.Measure),
        Done = GoalLine.ShareDone(goal.Baseline is { } baseline ? Published<decimal>.Shown(baseline) : Published<decimal>.Withheld(WithheldReason.NoData), own.Value, goal.Target),
    };
}
