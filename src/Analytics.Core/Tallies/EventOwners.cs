using Analytics.Extracts;

namespace Analytics.Tallies;

/// <summary>The practice and the doctor that each dispensing of one history is put down to, looked up once. One per worker.</summary>
internal sealed class EventOwners(PrescriberUnits units)
{
    private Owner[] _of = new Owner[64];

    public bool AreByList => units.Lists is not null;

    /// <summary>Turns to another patient.</summary>
    /// <param name="history">Still with its numbers in the partition.</param>
    /// <param name="lists">By these numbers, one of <see cref="ListCodes"/>; empty where nobody asks for lists.</param>
    public void TurnTo(ReadOnlySpan<DispensedEvent> history, int[] lists)
    {
        if (_of.Length < history.Length) _of = new Owner[2 * history.Length];
        for (int place = 0; place < history.Length; place++)
        {
            ref readonly var e = ref history[place];
            _of[place] = units.Lists is not { } codes
                ? new(units.PracticeOf(e.Practice), units.DoctorOf(e.Prescriber), e.Practice)
                : OfList(codes, lists[e.Number]);
        }
    }

    private Owner OfList(ListCodes codes, int list) => new(units.PracticeOf(codes.PracticeOf(list)), codes.DoctorOf(list), codes.PracticeOf(list));

    /// <summary>Unit of the practice, or none.</summary>
    public int PracticeOf(in DispensedEvent e) => _of[e.Number].Practice;

    /// <summary>Key of the practice, 0 for none.</summary>
    public int PracticeKeyOf(in DispensedEvent e) => _of[e.Number].PracticeKey;

    /// <summary>Unit of the doctor, or none.</summary>
    public int DoctorOf(in DispensedEvent e) => _of[e.Number].Doctor;

    /// <summary>Whether it is put down to the unit, a practice or a doctor.</summary>
    public bool Has(int unit, in DispensedEvent e) => _of[e.Number].Practice == unit || _of[e.Number].Doctor == unit;

    public AttributionBucket BucketOf(in DispensedEvent e) =>
        PracticeOf(e) != PrescriberUnits.None ? AttributionBucket.Practice
        : AreByList ? AttributionBucket.NoList
        : e.Prescriber == 0 ? AttributionBucket.NoPrescriber : AttributionBucket.NoPractice;

    private readonly record struct Owner(int Practice, int Doctor, int PracticeKey);
}
