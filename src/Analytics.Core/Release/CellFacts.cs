namespace Analytics.Release;

/// <summary>What the primary rules need to know of a cell.</summary>
/// <param name="Patients">Distinct patients with a dispensing in the cell.</param>
/// <param name="Users">Patients counted by the measure.</param>
/// <param name="Persons">The denominator in persons or users; null where it is not known.</param>
/// <param name="Prescribers">Distinct GPs, told apart up to the policy's limit; null where the reader is the prescriber.</param>
internal readonly record struct CellFacts(int Patients, int Users, decimal? Persons, int? Prescribers)
{
    /// <summary>By practice: patients whom no one else prescribed for in this cell.</summary>
    public IReadOnlyList<(int Practice, int Patients)> Exclusive { get; init; } = [];
}
