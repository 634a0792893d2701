using Analytics.Extracts;

namespace Analytics.Tallies;

/// <summary>What rules need to know of the run, and of the patient who is at hand, besides dispensings. One per worker.</summary>
internal sealed class PatientContext(WindowTable windows, PrescriberUnits prescribers, SubstanceList substances)
{
    public WindowTable Windows => windows;
    public PrescriberUnits Prescribers => prescribers;
    public SubstanceList Substances => substances;

    /// <summary>By the number of each event; null where nobody needs them.</summary>
    public Slabs<RowDetails>? Details { get; set; }

    /// <summary>First day, counted from the first of the period, of what measures without palliative treatment leave out; after all days where there is none.</summary>
    public int PalliativeFrom { get; set; } = int.MaxValue;
}
