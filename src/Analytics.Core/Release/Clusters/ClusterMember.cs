using Analytics.Prescribing;
using Analytics.Release.Courses;

namespace Analytics.Release.Clusters;

/// <summary>One who can stand in the documents of a cluster or a course group, with what its own document shows.</summary>
public sealed class ClusterMember
{
    private ClusterMember() { }

    /// <summary>Practice, or doctor.</summary>
    public UnitLevel Level { get; private init; }
    public string Id { get; private init; } = "";

    /// <summary>Of the practice, or the doctor's id.</summary>
    public string Name { get; private init; } = "";
    public IReadOnlyList<MeasureSheet> Measures { get; private init; } = [];

    /// <summary>Null where the member takes part in none with dates.</summary>
    public Course? Course { get; private init; }

    internal static ClusterMember Of(PracticeBook book) => new() { Level = UnitLevel.Practice, Id = book.PracticeId, Name = book.Name, Measures = book.Measures, Course = book.Course };

    internal static ClusterMember Of(DoctorBook book) => new() { Level = UnitLevel.Doctor, Id = book.DoctorId, Name = book.DoctorId, Measures = book.Measures, Course = book.Course };
}
