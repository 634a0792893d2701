using Analytics.Release.Earlier;
using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>Which cells of a run are shown. Everything not listed here is not.</summary>
internal sealed class GateDecisions(TallyRun run, SettledCells settled)
{
    private readonly Dictionary<(bool Place, int Subject), bool[,]> _groups = [];
    private readonly Dictionary<int, bool[,]> _doctors = [];
    private readonly Dictionary<(bool Place, int Rule, int Year), bool[,]> _rules = [];
    private readonly Dictionary<(bool Place, int Unit), HashSet<int>> _substances = [];

    /// <summary>Municipalities whose figures are all withheld, by unit (P4, second half).</summary>
    public HashSet<int> ClosedMunicipalities { get; } = [];

    /// <summary>Those among them whose practices have not all agreed (R48).</summary>
    public required IReadOnlySet<int> AwaitingConsent { get; init; }

    /// <summary>The rule that closes one of them, for the steward.</summary>
    public string ClosingRule(int unit) => AwaitingConsent.Contains(unit) ? "R48-consent" : "P4-whole";

    /// <summary>What earlier releases have settled.</summary>
    public SettledCells Settled => settled;

    /// <summary>Rule that hid a cell, for the steward.</summary>
    public List<string> Log { get; } = [];

    public void SetGroup(bool place, int group, bool[,] shown) => _groups[(place, group)] = shown;

    /// <param name="shown">By doctor, from 0, and window.</param>
    public void SetDoctors(int group, bool[,] shown) => _doctors[group] = shown;

    /// <summary>Volume and users of a drug group share one status: it belongs to the domain (DISCLOSURE A3).</summary>
    public bool ShowsGroup(bool place, int group, int window, int unit) =>
        window < run.Windows.YearsAndQuarters && (!place && run.Prescribers.IsDoctor(unit)
            ? _doctors.TryGetValue(group, out var ofDoctors) && ofDoctors[unit - run.Prescribers.Practices.Length, window]
            : _groups.TryGetValue((place, group), out var shown) && shown[unit, window]);

    public void SetRule(bool place, int rule, int year, bool[,] shown) => _rules[(place, rule, year)] = shown;

    public bool ShowsRule(bool place, int rule, int year, int unit) =>
        _rules.TryGetValue((place, rule, year), out var shown) && shown[unit, 0];

    public void SetSubstances(bool place, int unit, HashSet<int> shown) => _substances[(place, unit)] = shown;

    /// <summary>In the reporting year.</summary>
    public bool ShowsSubstance(bool place, int unit, int substance) =>
        _substances.TryGetValue((place, unit), out var shown) && shown.Contains(substance);
}
