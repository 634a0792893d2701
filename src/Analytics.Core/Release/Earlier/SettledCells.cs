using Analytics.Estimates;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Tallies;

namespace Analytics.Release.Earlier;

/// <summary>What earlier releases have settled of the cells of a run.</summary>
/// <remarks>
/// In a period that was released, figures about the same drugs are shown as they were, or not at all, the nation's too: a correction may be one patient's.
/// New periods are decided with those as known.
/// </remarks>
internal sealed class SettledCells
{
    private readonly TallyRun _run;
    private readonly EarlierFigures _earlier;
    private readonly Dictionary<int, string[]> _measuresOfBlock = [];
    private readonly Dictionary<int, MeasureDefinition[]> _measuresOfGroup;
    private readonly HashSet<int> _wholeCounties;

    public SettledCells(TallyRun run, EarlierFigures earlier, ListedDrugs drugs)
    {
        (_run, _earlier) = (run, earlier);
        var ofGroups = run.Plan.Measures.Where(measure => !measure.IsList && measure.Drugs is not null).ToLookup(measure => run.Plan.GroupOf(measure.Drugs!));
        _measuresOfGroup = ofGroups.ToDictionary(group => group.Key, group => group.Where(measure => run.Plan.RuleOf(measure) < 0).ToArray());
        _wholeCounties = [.. run.Residences.MunicipalUnits.GroupBy(run.Residences.CountyOf).Where(county => county.Count() == 1).Select(county => county.Single())];
        foreach (int[] block in drugs.Blocks)
        {
            int[] groups = [.. block.Select(position => run.Plan.ListedGroups[position])];
            string[] measures = [.. groups.SelectMany(group => ofGroups[group]).Select(measure => measure.Id)];
            foreach (int group in groups) _measuresOfBlock[group] = measures;
        }
    }

    /// <summary>Whether the fate of a drug group's cells, and of all that is counted of its users, is settled in a window.</summary>
    public bool IsSettled(int group, int window) =>
        !_earlier.IsEmpty && _measuresOfBlock.TryGetValue(group, out string[]? measures) && _earlier.IsTold(measures, _run.Windows.All[window]);

    /// <remarks>Quarters of a group that is told of by year alone are taken as known.</remarks>
    public bool ShowsGroup(bool place, int group, int window, int unit) => _measuresOfGroup.TryGetValue(group, out var measures)
        && (measures.All(measure => !measure.Periods.Contains(_run.Windows.All[window].Kind)) || ShowsAny(measures, place, window, unit));

    /// <param name="measures">All that show a rule's count.</param>
    public bool ShowsAny(IEnumerable<MeasureDefinition> measures, bool place, int window, int unit) =>
        measures.Any(measure => Shows(measure, place, unit, "all", window));

    /// <summary>Whether a release showed one stratum of a measure.</summary>
    public bool Shows(MeasureDefinition measure, bool place, int unit, string stratum, int window) => Find(measure, place, unit, stratum, window) is { IsShown: true };

    /// <summary>Substances of a year that was released; null where it was not.</summary>
    public HashSet<int>? Substances(bool place, int unit, int year)
    {
        if (!_earlier.IsTold(_run.Windows.All[year])) return null;
        var lists = _run.Plan.Measures.Where(measure => measure.IsList).ToList();
        return [.. Enumerable.Range(0, _run.Substances.Codes.Length)
            .Where(code => lists.Exists(measure => Shows(measure, place, unit, "atc:" + _run.Substances.Codes[code], year)))];
    }

    /// <summary>Whether the year, beside released quarters that would be others by this run's data, tells of a correction that may be one patient's.</summary>
    public bool TellsOfACorrection(Estimator estimator, DisclosurePolicy policy, bool place, int group, int[] quarters, int unit)
    {
        if (_earlier.IsEmpty || !_measuresOfGroup.TryGetValue(group, out var measures)) return false;
        var released = quarters.Where(quarter => IsSettled(group, quarter)).ToList();
        return released.Exists(quarter => Array.Exists(measures, measure => ChangeOf(measure, quarter) != 0)) && !(IsOfMany() && released.Exists(RestsOnMany));

        // Of the nation and counties, and a municipality that is a whole one. Who has changed among few practices is easily guessed.
        bool IsOfMany() => place && (unit < _run.Residences.FirstMunicipality || _wholeCounties.Contains(unit));

        // Users do not change by more than those whom the correction is about.
        bool RestsOnMany(int quarter) => Array.Exists(measures, measure => measure.Quantity == Quantity.UsersPer1000
            && Math.Abs(ChangeOf(measure, quarter) ?? 0) >= policy.FewestPatients + (policy.Round5 ? Rounding.Step : 0));

        decimal? ChangeOf(MeasureDefinition measure, int quarter)
        {
            if (Find(measure, place, unit, "all", quarter) is not { IsShown: true, Numerator: { } then }) return 0;
            var now = Rounding.Of(measure, place ? estimator.Residence(measure, quarter, unit) : estimator.Prescriber(measure, quarter, unit), policy).Numerator;
            return now is null ? null : decimal.Round(now.Value, FigureLine.Decimals) - then;
        }
    }

    /// <summary>Whether a unit's figure is the one that readers have, or none where they have none: the window is settled.</summary>
    public bool Keeps(MeasureDefinition measure, int window) => !_earlier.IsEmpty
        && (measure.IsList ? _earlier.IsTold(_run.Windows.All[window]) : IsSettled(_run.Plan.GroupOf(measure.Drugs!), window));

    /// <param name="members">Who stand in a cluster or course group now.</param>
    public EarlierCluster ClusterOf(IReadOnlyCollection<string> members) => new(_earlier, members);

    /// <summary>What readers have of a unit; null where no release knew of it.</summary>
    public FigureNumbers? Find(MeasureDefinition measure, bool place, int unit, string stratum, int window) => place
        ? _earlier.Find(measure.Id, _run.Residences.LevelOf(unit), _run.Residences.CodeOf(unit), stratum, _run.Windows.All[window])
        : _earlier.Find(measure.Id, _run.Prescribers.IsDoctor(unit) ? UnitLevel.Doctor : UnitLevel.Practice, _run.Prescribers.NameOf(unit), stratum, _run.Windows.All[window]);
}
