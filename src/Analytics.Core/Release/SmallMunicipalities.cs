using Analytics.Reference;
using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>Municipalities with so few practices that each could tell the others' figures from a total (MEASURES R48).</summary>
internal static class SmallMunicipalities
{
    private const int MostPractices = 2;

    /// <summary>Those, by unit, of whose practices not all have agreed that the municipality's figures are shown.</summary>
    /// <remarks>A practice agrees as it does to stand in a cluster (<see cref="PracticeConsents"/>). A place without a practice of its own has nobody to ask: the other rules decide.</remarks>
    /// <param name="day">On which consents must hold: that of the release.</param>
    public static IReadOnlySet<int> AwaitingConsent(ReferenceData reference, ResidenceUnits residences, DateOnly day)
    {
        var consents = new PracticeConsents(reference, ConsentScope.Municipality, day);
        return residences.MunicipalUnits.Where(unit =>
        {
            var codes = residences.CodesOf(unit);
            string[] practices = [.. reference.Practices.Where(practice => codes.Contains(practice.Municipality)).Select(practice => practice.PracticeId)];
            return practices.Length is > 0 and <= MostPractices && !practices.All(consents.HoldsOf);
        }).ToHashSet();
    }
}
