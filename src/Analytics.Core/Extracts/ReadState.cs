namespace Analytics.Extracts;

/// <summary>What the workers of one read share.</summary>
internal sealed class ReadState
{
    public ReadState(ReadOptions options)
    {
        Options = options;
        Prescribers.Intern([]);
        Practices.Intern([]);
    }

    public ReadOptions Options { get; }
    /// <summary>Patients, where rows of one are compared: in a check.</summary>
    public NameTable Patients { get; } = new();

    /// <summary>Pseudonyms too long for a <see cref="PatientName"/>.</summary>
    public NameTable LongPatients { get; } = new();
    public SubstanceTable Substances => Options.Substances;
    public NameTable Prescribers { get; } = new();
    public NameTable Practices { get; } = new();
    public PatientFacts PatientFacts { get; } = new();
    public Returns Returns { get; } = new();
    public DispensingIds DispensingIds { get; } = new();
}
