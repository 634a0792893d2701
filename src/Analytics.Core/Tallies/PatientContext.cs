using Analytics.Extracts;

namespace Analytics.Tallies;

/// <summary>What rules need to know of the run, and of the patient who is at hand, besides dispensings. One per worker.</summary>
internal sealed class PatientContext(WindowTable windows, PrescriberUnits prescribers, SubstanceList substances, CourseReader courses)
{
    public WindowTable Windows => windows;
    public PrescriberUnits Prescribers => prescribers;
    public SubstanceList Substances => substances;
    public CourseReader Courses => courses;

    /// <summary>The pseudonym, for what reference tables tell of the patient.</summary>
    public PatientName Patient { get; private set; }

    /// <summary>By the number of each event; null where nobody needs them.</summary>
    public RowDetails[]? Details { get; private set; }

    /// <summary>First day, counted from the first of the period, of what measures without palliative treatment leave out; after all days where there is none.</summary>
    public int PalliativeFrom { get; set; } = int.MaxValue;

    /// <summary>Turns to another patient.</summary>
    /// <param name="history">Still with its numbers in the partition.</param>
    public void TurnTo(in PatientName patient, ReadOnlySpan<DispensedEvent> history, RowDetails[]? details)
    {
        (Patient, PalliativeFrom) = (patient, int.MaxValue);
        if (details is null) return;
        if (Details is null || Details.Length < history.Length) Details = new RowDetails[Math.Max(64, 2 * history.Length)];
        for (int place = 0; place < history.Length; place++) Details[place] = details[history[place].Number];
    }
}
