using Analytics.Release.Courses;

namespace Analytics.Release;

/// <summary>All that a doctor may see: own figures, those of the practice, and how doctors are spread without saying who they are.</summary>
public sealed class DoctorBook
{
    internal DoctorBook() { }

    public string DoctorId { get; internal init; } = "";

    /// <summary>The practice that has the doctor in the GP list; the first by id where several have.</summary>
    public PracticeBook Practice { get; internal init; } = null!;

    /// <summary>People that rates are per.</summary>
    public Published<int> ListSize { get; internal init; }
    /// <summary>Null where the reader takes part in none with dates.</summary>
    public Course? Course { get; internal init; }
    public ReleaseStamp Stamp { get; internal init; } = null!;

    /// <summary>In the order of the pack. Peers are all doctors with a list.</summary>
    public IReadOnlyList<MeasureSheet> Measures { get; internal init; } = [];
    public SuppressionSummary Summary { get; internal init; } = null!;

    /// <summary>Own figures and peers, then the practice's in the reporting year.</summary>
    public IReadOnlyList<ReleasedFigure> Figures { get; internal init; } = [];
}
