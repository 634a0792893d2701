using Analytics.Extracts;

namespace Analytics.Tallies;

/// <summary>The practice and the doctor that a dispensing is put down to. One per worker, since lists are told patient by patient.</summary>
internal sealed class EventOwners(PrescriberUnits units)
{
    private int[] _lists = [];

    public bool AreByList => units.Lists is not null;

    /// <param name="lists">By the number of an event, one of <see cref="ListCodes"/>; empty where nobody asks for lists.</param>
    public void TurnTo(int[] lists) => _lists = lists;

    /// <summary>Unit of the practice, or none.</summary>
    public int PracticeOf(in DispensedEvent e) => units.PracticeOf(PracticeKeyOf(e));

    /// <summary>Key of the practice, 0 for none.</summary>
    public int PracticeKeyOf(in DispensedEvent e) => units.Lists is null ? e.Practice : units.Lists.PracticeOf(_lists[e.Number]);

    /// <summary>Unit of the doctor, or none.</summary>
    public int DoctorOf(in DispensedEvent e) => units.Lists is null ? units.DoctorOf(e.Prescriber) : units.Lists.DoctorOf(_lists[e.Number]);

    public AttributionBucket BucketOf(in DispensedEvent e) =>
        PracticeOf(e) != PrescriberUnits.None ? AttributionBucket.Practice
        : AreByList ? AttributionBucket.NoList
        : e.Prescriber == 0 ? AttributionBucket.NoPrescriber : AttributionBucket.NoPractice;
}
