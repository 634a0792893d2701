namespace Analytics.Reference;

/// <summary>Which practices and doctors have agreed to something on a day.</summary>
internal sealed class PracticeConsents(ReferenceData reference, ConsentScope scope, DateOnly day)
{
    private readonly ILookup<(ReferenceUnit, string), Consent> _consents = reference.Consents.Where(consent => consent.Scope == scope)
        .ToLookup(consent => (consent.SubjectKind, consent.SubjectId));
    private readonly ILookup<string, string> _gpsOf = reference.GpList.ToLookup(gp => gp.PracticeId, gp => gp.PrescriberId, StringComparer.Ordinal);

    /// <summary>Each of its doctors on the GP list, or itself where it has none there: one doctor who has taken it back takes the practice out.</summary>
    public bool HoldsOf(string practice) => _gpsOf[practice].Any() ? _gpsOf[practice].All(doctor => HoldsOf(practice, doctor)) : Holds(_consents[(ReferenceUnit.Practice, practice)]);

    /// <summary>The doctor's own, or the practice's as long as the doctor has none.</summary>
    public bool HoldsOf(string practice, string doctor)
    {
        var own = _consents[(ReferenceUnit.Prescriber, doctor)];
        return Holds(own.Any() ? own : _consents[(ReferenceUnit.Practice, practice)]);
    }

    private bool Holds(IEnumerable<Consent> consents) => consents.Any(consent => consent.HoldsOn(day));
}
