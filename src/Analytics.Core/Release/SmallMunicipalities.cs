using Analytics.Reference;
using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>Municipalities with so few practices that each could tell the others' figures from a total (MEASURES R48).</summary>
internal static class SmallMunicipalities
{
    private const int MostPractices = 2;

    /// <summary>Those, by unit, of whose practices not all have agreed that the municipality's figures are shown.</summary>
    /// <remarks>A practice agrees for itself, or by all of its doctors on the GP list. A place without a practice of its own has nobody to ask: the other rules decide.</remarks>
    /// <param name="day">On which consents must hold: that of the release.</param>
    public static IReadOnlySet<int> AwaitingConsent(ReferenceData reference, ResidenceUnits residences, DateOnly day)
    {
        var agreed = reference.Consents.Where(consent => consent.Scope == ConsentScope.Municipality && consent.HoldsOn(day))
            .Select(consent => (consent.SubjectKind, consent.SubjectId)).ToHashSet();
        var gps = reference.GpList.ToLookup(gp => gp.PracticeId, gp => gp.PrescriberId, StringComparer.Ordinal);
        bool Agrees(string practice) => agreed.Contains((ReferenceUnit.Practice, practice))
            || (gps[practice].Any() && gps[practice].All(gp => agreed.Contains((ReferenceUnit.Prescriber, gp))));
        return residences.MunicipalUnits.Where(unit =>
        {
            var codes = residences.CodesOf(unit);
            string[] practices = [.. reference.Practices.Where(practice => codes.Contains(practice.Municipality)).Select(practice => practice.PracticeId)];
            return practices.Length is > 0 and <= MostPractices && !practices.All(Agrees);
        }).ToHashSet();
    }
}
