namespace Analytics.Extracts;

/// <summary>What the workers of one read share.</summary>
internal sealed class ReadState
{
    public ReadState(ReadOptions options)
    {
        Options = options;
        Prescribers.Intern([], out _);
        Practices.Intern([], out _);
    }

    public ReadOptions Options { get; }
    public NameTable Patients { get; } = new();
    public NameTable Prescribers { get; } = new();
    public NameTable Practices { get; } = new();
    public PatientFacts Sexes { get; } = new();
    public PatientFacts BirthYears { get; } = new();
    public DispensingIds DispensingIds { get; } = new();
}
