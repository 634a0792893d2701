namespace Analytics.Release;

/// <summary>Cells without which a withheld number that was decided later would be known closely (DISCLOSURE 2.4 c): they are withheld when all is decided again.</summary>
internal sealed class TooClose
{
    private readonly HashSet<(bool Place, int Group, int Window, int Unit)> _groups = [];
    private readonly HashSet<(bool Place, int Rule, int Year, int Unit)> _rules = [];

    public int Groups => _groups.Count;

    public int Rules => _rules.Count;

    public void AddGroup(bool place, int group, int window, int unit) => _groups.Add((place, group, window, unit));

    public void AddRule(bool place, int rule, int year, int unit) => _rules.Add((place, rule, year, unit));

    /// <summary>What hides a drug group's cell; null where nothing does.</summary>
    public string? RuleOfGroup(bool place, int group, int window, int unit) => _groups.Contains((place, group, window, unit)) ? PlaceCells.HidesAnother : null;

    /// <summary>What hides a count by a rule; null where nothing does.</summary>
    public string? RuleOfRule(bool place, int rule, int year, int unit) => _rules.Contains((place, rule, year, unit)) ? PlaceCells.HidesAnother : null;
}
