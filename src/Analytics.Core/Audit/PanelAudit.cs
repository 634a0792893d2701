namespace Analytics.Audit;

/// <summary>What members of clusters and course groups could tell of each other from their own copies, and from two copies laid side by side.</summary>
/// <remarks>Reads the rows of the figures files in the order of their labels. Two who stand by name have agreed to that, and are passed over.</remarks>
internal sealed class PanelAudit
{
    private const string Folder = "cluster/", OnLevel = "cluster";

    /// <summary>From this many on, that all panels agree is no chance.</summary>
    private const int FewestToCompare = 4;

    private static readonly HashSet<string> Percentiles = ["p10", "p25", "median", "p75", "p90"];
    private readonly List<Copy> _copies;
    private readonly List<ToldFigure> _means;

    /// <param name="releases">From the oldest.</param>
    public PanelAudit(IReadOnlyList<ReleaseFolder> releases)
    {
        _means = [.. releases.SelectMany(release => release.Figures).Where(figure => figure is { Key.Stratum: FigureKey.Mean, Status: ToldFigure.Shown })];
        _copies =
        [
            .. from release in Enumerable.Range(0, releases.Count)
               from file in releases[release].Figures.Where(figure => figure.File.StartsWith(Folder, StringComparison.Ordinal)).GroupBy(figure => figure.File, StringComparer.Ordinal).OrderBy(file => file.Key, StringComparer.Ordinal)
               select CopyOf(release, file),
        ];
    }

    /// <summary>Members with a copy of their own.</summary>
    public int Members => _copies.Where(copy => copy.Member is not null).DistinctBy(copy => (copy.Cluster, copy.Member)).Count();

    public IEnumerable<AuditFinding> Findings()
    {
        foreach (var finding in Means()) yield return finding;
        foreach (var copy in _copies)
        {
            foreach (var panel in copy.Panels.Where(TellsOfAnother)) yield return new(copy.Member, Learned.Exactly, OnLevel, $"{copy.Cluster}, {panel.Measure}, {panel.Period}", false);
            if (AreInOrder(copy.Panels)) yield return new(copy.Member, Learned.WhoIsWho, OnLevel, $"{copy.Cluster}, whose rows all stand in order of size", false);
        }
        foreach (var cluster in _copies.GroupBy(copy => copy.Cluster, StringComparer.Ordinal))
        {
            Copy[] copies = [.. cluster];
            for (int i = 0; i < copies.Length; i++)
            {
                for (int j = i + 1; j < copies.Length; j++)
                {
                    if (ShareLabels(copies[i], copies[j])) yield return new(copies[j].Member, Learned.WhoIsWho, OnLevel, $"{cluster.Key}, whose letters are those of {(copies[i].Release == copies[j].Release ? "the" : "an earlier")} copy of {copies[i].Member ?? "all"}", false);
                    foreach (var panel in copies[i].Release == copies[j].Release ? [] : WithOthers(copies[i], copies[j])) yield return new(copies[j].Member, Learned.WhoIsWho, OnLevel, $"{cluster.Key}, {panel.Measure}, {panel.Period}, where others stood in an earlier release", false);
                }
            }
        }
    }

    /// <summary>Times the members, one mean less the other is the figure of whoever is in one of them alone.</summary>
    private IEnumerable<AuditFinding> Means() => _means.GroupBy(mean => mean.Key).Where(told => told.Select(mean => mean.Value).Distinct().Skip(1).Any())
        .Select(told => new AuditFinding(null, Learned.WhoIsWho, OnLevel, $"{told.Key.Unit}, {told.Key.Measure}, {told.Key.Period}, of which two means are told", false));

    private static Copy CopyOf(int release, IGrouping<string, ToldFigure> file)
    {
        string[] path = [.. Path.ChangeExtension(file.Key, null)[Folder.Length..].Split('/')];
        string? member = path.Length > 1 ? path[1] : null;
        var own = file.Where(figure => figure.Key.Level is "practice" or "doctor" && figure.Key.Unit == member && figure.Value is not null).ToLookup(figure => (figure.Key.Measure, figure.Key.Period), figure => figure.Value!.Value);
        return new(release, path[0], member,
        [
            .. file.Where(figure => figure is { Key.Level: "peer", Status: ToldFigure.Shown, Value: not null } && !Percentiles.Contains(figure.Key.Unit))
                .GroupBy(figure => (figure.Key.Measure, figure.Key.Period)).Where(rows => rows.All(row => row.Key.Unit.All(char.IsAsciiLetterUpper)))
                .Select(rows => new Panel(rows.Key.Measure, rows.Key.Period, [.. rows.OrderBy(row => row.Key.Unit.Length).ThenBy(row => row.Key.Unit, StringComparer.Ordinal).Select(row => row.Value!.Value)],
                    own[rows.Key].Select(value => (decimal?)value).FirstOrDefault())),
        ]);
    }

    /// <summary>With one row besides the reader's, or with all others the same, each other's figure is known.</summary>
    private static bool TellsOfAnother(Panel panel)
    {
        var others = panel.Rows.ToList();
        if (panel.Own is { } own) others.Remove(others.MinBy(row => Math.Abs(row - own)));
        return panel.Rows.Count < 3 || (panel.Own is not null && others.Distinct().Count() == 1);
    }

    private static bool AreInOrder(List<Panel> panels)
    {
        var told = panels.FindAll(panel => panel.Rows.Distinct().Skip(2).Any());
        return told.Count >= FewestToCompare && (told.TrueForAll(panel => panel.Rows.SequenceEqual(panel.Rows.Order())) || told.TrueForAll(panel => panel.Rows.SequenceEqual(panel.Rows.OrderDescending())));
    }

    private static bool ShareLabels(Copy one, Copy other)
    {
        var pairs = Pairs(one, other).Where(pair => pair.One.Rows.Distinct().Skip(2).Any()).ToList();
        return pairs.Count >= FewestToCompare && pairs.TrueForAll(pair => pair.One.Rows.SequenceEqual(pair.Other.Rows));
    }

    /// <summary>The row that is gone or has come is that of the member who has.</summary>
    private static IEnumerable<Panel> WithOthers(Copy earlier, Copy later) =>
        Pairs(earlier, later).Where(pair => pair.One.Rows.Count != pair.Other.Rows.Count).Select(pair => pair.Other);

    private static IEnumerable<(Panel One, Panel Other)> Pairs(Copy one, Copy other) =>
        one.Panels.Join(other.Panels, panel => (panel.Measure, panel.Period), panel => (panel.Measure, panel.Period), (a, b) => (a, b));

    /// <param name="Member">Null for the copy that all share.</param>
    private sealed record Copy(int Release, string Cluster, string? Member, List<Panel> Panels);

    /// <param name="Rows">In the order of their labels.</param>
    private sealed record Panel(string Measure, string Period, IReadOnlyList<decimal> Rows, decimal? Own);
}
