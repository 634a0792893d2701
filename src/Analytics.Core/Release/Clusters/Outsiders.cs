using Analytics.Measures;
using Analytics.Reference;
using Analytics.Tallies;

namespace Analytics.Release.Clusters;

/// <summary>Practices outside a panel: the nation less all that a panel shows is theirs (DISCLOSURE 2.5, C6), so they must be none or many doctors (P6).</summary>
internal sealed class Outsiders(TallyRun run, ReferenceData reference, DisclosurePolicy policy)
{
    private readonly Dictionary<string, int> _gps = reference.Practices.ToDictionary(practice => practice.PracticeId, practice => practice.Gps, StringComparer.Ordinal);

    public DisclosurePolicy Policy => policy;

    public bool AreNoneOrMany(MeasureDefinition measure, int window, IReadOnlySet<string> inside)
    {
        var book = run.Book.ByPrescriber;
        int group = run.Plan.GroupOf(measure.Drugs!);
        var outside = Enumerable.Range(0, run.Prescribers.Practices.Length)
            .Where(unit => !inside.Contains(run.Prescribers.Practices[unit]) && book.Patients(book.Cell(group, window, unit)) > 0)
            .Select(unit => Math.Max(1, _gps.GetValueOrDefault(run.Prescribers.Practices[unit]))).ToList();
        return outside.Count == 0 || outside.Sum() >= policy.FewestPrescribers;
    }
}
