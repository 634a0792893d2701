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
    public PatientName Patient { get; set; }

    /// <summary>By the number of each event; null where nobody needs them.</summary>
    public Slabs<RowDetails>? Details { get; set; }

    /// <summary>First day, counted from the first of the period, of what measures without palliative treatment leave out; after all days where there is none.</summary>
    public int PalliativeFrom { get; set; } = int.MaxValue;
}
