using Analytics.Measures;

namespace Analytics.Tallies;

/// <summary>A user of one sex and age in the last whole year: strata add up to the users. Where rows differ, the youngest and the greater code of sex.</summary>
/// <param name="users">The measure that counts all of them.</param>
/// <param name="stratum">Null for people of whom either is not known.</param>
internal sealed class UseInStratum(MeasureDefinition users, UserStratum? stratum) : PatientRule(users)
{
    public UserStratum? Stratum => stratum;

    /// <summary>As the column <c>stratum</c> of figures files has it.</summary>
    public string Name => stratum?.Name ?? AgeSex.Name(AgeSex.Unknown);

    public override bool HoldsIn(in PatientYear year) => year.IsLast && year.Ddd > 0 && (stratum is null ? year.AgeAndSex == AgeSex.Unknown : stratum.Has(year.AgeAndSex));
}
