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
    public NameTable Patients { get; } = new();
    public NameTable Prescribers { get; } = new();
    public NameTable Practices { get; } = new();
    public PatientFacts PatientFacts { get; } = new();
    public Returns Returns { get; } = new();
    public DispensingIds DispensingIds { get; } = new();
}
