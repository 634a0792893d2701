using Analytics.Release;

namespace Analytics.Audit;

/// <summary>How much a reader could learn of a withheld number.</summary>
public enum Learned
{
    /// <summary>Its value.</summary>
    Exactly,

    /// <summary>Its value but for less than the policy asks for.</summary>
    Closely,

    /// <summary>It stands in one document and is withheld in another.</summary>
    FromAnotherDocument,

    /// <summary>Which of the rows of nameless members is whose.</summary>
    WhoIsWho,

    /// <summary>How much it has been corrected since an earlier release: often by one patient.</summary>
    Correction,
}

/// <summary>Something that a reader could learn.</summary>
/// <param name="Reader">A practice, or a member of a cluster, by its id; null for whoever has all documents.</param>
/// <param name="What">Measure, level, unit and period; never a value.</param>
public sealed record AuditFinding(string? Reader, Learned Learned, string Level, string What, bool IsCount);

/// <summary>Attacks a finished release with nothing but its figures files and those of earlier ones, and with what each practice knows where the steward's folder tells it.</summary>
/// <remarks>Reads what readers read, and shares no code with the gate that made it (DISCLOSURE 3, step 5).</remarks>
public sealed class ReleaseAudit
{
    private readonly IReadOnlyList<ReleaseFolder> _folders;
    private readonly FigureNet _net;
    private readonly DisclosurePolicy _policy;
    private readonly Dictionary<FigureKey, decimal> _truth = [];

    private ReleaseAudit(IReadOnlyList<ReleaseFolder> folders, DisclosurePolicy policy)
    {
        (_folders, _net, _policy) = (folders, new(folders, policy.Round5), policy);
        // The newest release knows best.
        foreach (var (key, value) in folders.SelectMany(folder => folder.Truth ?? new Dictionary<FigureKey, decimal>())) _truth[key] = value;
    }

    /// <summary>Different numbers of the releases, without percentiles and nameless members.</summary>
    public int Shown { get; private set; }
    public int Withheld => _net.Unknown.Count;

    /// <summary>Practices whose own knowledge was tried; 0 without the steward's folder.</summary>
    public int Readers { get; private set; }

    /// <summary>Members of clusters and course groups whose copies were tried.</summary>
    public int Members { get; private set; }
    public bool HasTruth => _folders.All(folder => folder.Truth is not null);

    /// <summary>Wholes that their parts, all shown, do not add up to.</summary>
    public IReadOnlyList<string> Unequal => [.. _net.Unequal.Select(key => key.ToString())];

    /// <summary>Places where what is told contradicts itself, so that nothing could be judged.</summary>
    public IReadOnlyList<string> NotJudged { get; private set; } = [];
    public IReadOnlyList<AuditFinding> Findings { get; private set; } = [];

    /// <param name="directory">The output of a run.</param>
    /// <param name="earlier">Those of runs before it, from the oldest, that readers have kept.</param>
    /// <exception cref="AuditException">A folder holds no release.</exception>
    public static ReleaseAudit Of(string directory, IReadOnlyList<string> earlier, DisclosurePolicy policy, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(policy);
        var audit = new ReleaseAudit([.. earlier.Append(directory).Select(ReleaseFolder.Read)], policy);
        audit.Attack(cancel);
        return audit;
    }

    private void Attack(CancellationToken cancel)
    {
        var units = _folders.Select(folder => folder.Figures.Where(figure => figure.Key.Level is not ("peer" or "cluster" or "group")).ToList()).ToList();
        Shown = units.SelectMany(one => one).Where(figure => figure.Status == ToldFigure.Shown).Select(figure => figure.Key).Distinct().Count();
        var findings = units.SelectMany(Contradictions).Concat(Corrections(units)).ToList();
        var outsider = new Intervals(_net, LeastOf, _ => null);
        outsider.Propagate();
        outsider.Solve(cancel);
        outsider.Propagate();
        NotJudged = [.. outsider.Impossible.Order().Select(unknown => _net.Unknown[unknown].ToString())];
        findings.AddRange(Judge(null, outsider, _ => false));
        var known = findings.Select(finding => finding.What).ToHashSet(StringComparer.Ordinal);
        var knowledge = _folders.SelectMany(folder => folder.Knowledge).ToLookup(known => known.Reader, StringComparer.Ordinal);
        foreach (string reader in knowledge.Select(known => known.Key).Order(StringComparer.Ordinal))
        {
            cancel.ThrowIfCancellationRequested();
            Readers++;
            var seen = knowledge[reader].Select(one => (Unknown: _net.IndexOf(one.Key), one.Patients)).Where(one => one.Unknown >= 0)
                .GroupBy(one => one.Unknown).ToDictionary(one => one.Key, one => one.Max(each => each.Patients));
            var insider = new Intervals(_net, unknown => Math.Max(outsider[unknown].Least, seen.GetValueOrDefault(unknown)), unknown => IsOf(reader, unknown) ? TruthOf(unknown) : null);
            insider.Propagate();
            // A practice that has seen all of a number's patients is taken to know it already.
            findings.AddRange(Judge(reader, insider, unknown => IsOf(reader, unknown) || (seen.TryGetValue(unknown, out int patients) && TruthOf(unknown) <= patients)).Where(finding => !known.Contains(finding.What)));
        }
        var panels = new PanelAudit(_folders);
        Members = panels.Members;
        findings.AddRange(panels.Findings());
        Findings = findings;
    }

    private bool IsOf(string practice, int unknown) => _net.Unknown[unknown] is { Level: "practice" } own && own.Unit == practice;

    private static IEnumerable<AuditFinding> Contradictions(List<ToldFigure> units) => units.GroupBy(figure => figure.Key)
        .Where(told => told.Select(figure => figure.Status).Distinct().Skip(1).Any() && told.Any(figure => figure.Status == ToldFigure.Withheld)).Select(told => Finding(Learned.FromAnotherDocument, told.Key));

    private static IEnumerable<AuditFinding> Corrections(IEnumerable<List<ToldFigure>> releases) => releases
        .SelectMany(units => units.Where(figure => figure.Status == ToldFigure.Shown && figure.Numerator is not null).DistinctBy(figure => figure.Key)).GroupBy(figure => figure.Key)
        .Where(told => told.Select(figure => figure.Numerator).Distinct().Skip(1).Any()).Select(told => Finding(Learned.Correction, told.Key));

    private static AuditFinding Finding(Learned learned, FigureKey key) => new(null, learned, key.Level, key.ToString(), FigureNet.IsCount(key));

    private double? TruthOf(int unknown) => _truth.TryGetValue(_net.Unknown[unknown], out decimal truth) ? (double)truth : null;

    /// <summary>Where zeros are shown, they are where enough people are behind them, so a count that is withheld is taken to be one at least; not where the steward's folder says that it is none, nor where it is of barely enough users.</summary>
    private double LeastOf(int unknown) => _net.IsCount(unknown) && _policy.Zeros == Zeros.Shown && TruthOf(unknown) != 0 && _net.UsersBehind(unknown) != _policy.FewestPatients ? 1 : 0;

    private IEnumerable<AuditFinding> Judge(string? reader, Intervals intervals, Func<int, bool> isOwn)
    {
        for (int unknown = 0; unknown < _net.Unknown.Count; unknown++)
        {
            var (key, (least, most)) = (_net.Unknown[unknown], intervals[unknown]);
            // A network's sum is withheld because a part of it is, and the parts are judged.
            if (key.Level == "network" || intervals.Impossible.Contains(unknown) || isOwn(unknown)) continue;
            bool isCount = _net.IsCount(unknown);
            double width = most - least, value = TruthOf(unknown) ?? most;
            if (isCount ? width < 1 : width <= Exact) yield return new(reader, Learned.Exactly, key.Level, key.ToString(), isCount);
            else if (width < Math.Max(isCount ? _policy.FewestPatients : 0, Close * Math.Abs(value))) yield return new(reader, Learned.Closely, key.Level, key.ToString(), isCount);
        }
    }

    /// <summary>DDDs.</summary>
    private const double Exact = 0.25;

    /// <summary>Part of its value that a number must stay unsure by (DISCLOSURE 2.4 c).</summary>
    internal const double Close = 0.10;
}
