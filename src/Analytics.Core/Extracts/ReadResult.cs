namespace Analytics.Extracts;

/// <summary>What a read gives beside the rows.</summary>
/// <param name="Sinks">One per worker.</param>
/// <param name="Prescribers">Name by key; 0 is the empty name. The keys mean nothing outside this read.</param>
/// <param name="Practices">Name by key; 0 is the empty name.</param>
/// <param name="Substances">Wanted substances by the number that dispensings carry.</param>
internal sealed record ReadResult<TSink>(
    IntakeSummary Intake, IReadOnlyList<TSink> Sinks, IReadOnlyList<string> Prescribers, IReadOnlyList<string> Practices,
    Substance[] Substances)
{
    /// <summary>Pseudonyms too long for a <see cref="PatientName"/>.</summary>
    public required NameTable LongPatients { get; init; }
}
