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

    /// <summary>Whether both are put down to the same practice and doctor.</summary>
    public bool AreAlike(in DispensedEvent e, in DispensedEvent other) => _of[e.Number] == _of[other.Number];

    /// <summary>One bit for each dispensing of a history that is put down to the unit; 0 where there are more than bits.</summary>
    public ulong PastOf(int unit, ReadOnlySpan<DispensedEvent> history)
    {
        if (history.Length > 64) return 0;
        ulong past = 0;
        for (int i = 0; i < history.Length; i++)
        {
            if (Has(unit, history[i])) past |= 1UL << i;
        }
        return past;
    }

    /// <summary>The same where all of it is.</summary>
    public static ulong AllPast(ReadOnlySpan<DispensedEvent> history) => history.Length is 0 or > 64 ? 0 : ulong.MaxValue >> (64 - history.Length);

    public AttributionBucket BucketOf(in DispensedEvent e) =>
        PracticeOf(e) != PrescriberUnits.None ? AttributionBucket.Practice
        : AreByList ? AttributionBucket.NoList
        : e.Prescriber == 0 ? AttributionBucket.NoPrescriber : AttributionBucket.NoPractice;

    private readonly record struct Owner(int Practice, int Doctor, int PracticeKey);
}
