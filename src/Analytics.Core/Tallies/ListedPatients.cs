namespace Analytics.Tallies;

/// <summary>The GP on whose list the patient was on the day, and the practice that the GP had then (MEASURES 4.25, A2 and A4).</summary>
internal sealed class ListedPatients : PatientLists
{
    private readonly ListStays _stays;
    private readonly ListCodes _codes;
    private readonly int[] _doctors, _practices;
    private readonly PracticeKeys.Steps[] _steps;

    public ListedPatients(ListStays stays, ListCodes codes, PracticeKeys practices, PrescriberUnits prescribers)
    {
        (_stays, _codes) = (stays, codes);
        _doctors = [.. stays.Gps.Select(prescribers.DoctorNamed)];
        _steps = [.. stays.Gps.Select(practices.StepsOf)];
        _practices = [.. stays.Practices.Select(practices.KeyOf)];
    }

    public override ListStay[] StaysOf<TState>(int partition, PatientIndex<TState> patients) => _stays.Of(partition, patients);

    public override void Assign(ReadOnlySpan<DispensedEvent> history, ReadOnlySpan<ListStay> stays, int[] lists)
    {
        foreach (ref readonly var e in history) lists[e.Number] = ListOn(e.Day, stays);
    }

    private int ListOn(int day, ReadOnlySpan<ListStay> stays)
    {
        for (int i = stays.Length - 1; i >= 0; i--)
        {
            ref readonly var stay = ref stays[i];
            if (stay.From > day || stay.To < day) continue;
            // A doctor may have lists in two practices: then the table says which one it was.
            return _codes.Of(_doctors[stay.Gp], stay.Practice > 0 ? _practices[stay.Practice] : _steps[stay.Gp].At(day));
        }
        return ListCodes.None;
    }
}
