using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Tallies;

namespace Analytics.Release.Clusters;

/// <summary>Practices or doctors outside a panel: the nation less all that a panel shows is theirs (DISCLOSURE 2.5, C6), so they must be none or many doctors (P6).</summary>
internal sealed class Outsiders(TallyRun run, ReferenceData reference, DisclosurePolicy policy)
{
    private readonly Dictionary<string, int> _gps = reference.Practices.ToDictionary(practice => practice.PracticeId, practice => practice.Gps, StringComparer.Ordinal);

    public DisclosurePolicy Policy => policy;

    /// <param name="level">Of the members: practices, or doctors.</param>
    public bool AreNoneOrMany(MeasureDefinition measure, UnitLevel level, int window, IReadOnlySet<string> inside)
    {
        var book = run.Book.ByPrescriber;
        var units = run.Prescribers;
        int group = run.Plan.GroupOf(measure.Drugs!);
        var practices = Enumerable.Range(0, units.Practices.Length).Where(unit => !(level == UnitLevel.Practice && inside.Contains(units.Practices[unit])) && book.Patients(book.Cell(group, window, unit)) > 0);
        var outside = practices.Select(unit => level == UnitLevel.Practice || units.DoctorsOf(unit).Count == 0
            ? Math.Max(1, _gps.GetValueOrDefault(units.Practices[unit]))
            : units.DoctorsOf(unit).Count(doctor => !inside.Contains(units.NameOf(doctor)) && book.Patients(book.Cell(group, window, doctor)) > 0)).ToList();
        return outside.Sum() == 0 || outside.Sum() >= policy.FewestPrescribers;
    }
}
