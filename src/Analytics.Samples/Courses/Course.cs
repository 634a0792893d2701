using System.Runtime.CompilerServices;
using Analytics.Samples.Chance;
using Analytics.Samples.Drugs;

namespace Analytics.Samples.Courses;

/// <summary>A stretch of days in which a resident fetches some drug again and again, or once.</summary>
/// <param name="Slot">Number of the course among those a resident can have; all its chances follow from it.</param>
/// <param name="IsLong">Whether it follows a rhythm; short courses fall anywhere.</param>
/// <param name="Rhythm">Days between fetches of a long course; number of drugs in turn for <see cref="DrugGroup.Other"/>.</param>
/// <param name="First">First day.</param>
/// <param name="Days">Length.</param>
/// <param name="Events">Fetches, one in each of as many equal parts of the course.</param>
internal readonly record struct Course(byte Slot, DrugGroup Group, bool IsLong, byte Rhythm, short First, short Days, short Events)
{
    /// <summary>Longest way that closed days can put off an event.</summary>
<<<<<<< HEAD
    public const int LongestDelay = 4;
=======
    public const int LongestDelay = 2;
>>>>>>> 173826aeb53293d73729a0028c23ffbd7120c550

    /// <summary>The first event that can fall on or after a day.</summary>
    public int FirstEventFrom(int day) => Math.Max(0, (day - LongestDelay - First) * Events / Days - 1);

<<<<<<< HEAD
    /// <summary>Day of an event before closed days are passed over, in the event's own part of the course.</summary>
    /// <param name="key">The course's: long courses have each their own phase, or all residents would go on the same days.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PlannedDay(ulong key, ulong chance, int number)
    {
        unchecked
        {
            long inPart = IsLong ? (long)((key + (chance & 0x3FFF)) & 0xFFFF) : (long)(chance & 0xFFFF);
=======
    /// <summary>Day of an event before closed days are passed over; never earlier than that of the event before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PlannedDay(ulong chance, int number)
    {
        unchecked
        {
            long inPart = IsLong ? 0x4000 + (long)(chance & 0x7FFF) : (long)(chance & 0xFFFF);
>>>>>>> 173826aeb53293d73729a0028c23ffbd7120c550
            return First + (int)((((long)number << 16) + inPart) * Days / Events >> 16);
        }
    }

<<<<<<< HEAD
    /// <summary>Pharmacies are open on some Saturdays and on hardly any Sunday: the event waits until Monday, or up to Wednesday.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int OpenDay(ulong chance, int planned)
    {
        int toMonday = 7 - Calendar.Weekday(planned);
        bool closed = toMonday switch
        {
            1 => ((chance >> 32) & 15) != 0,
            2 => ((chance >> 36) & 1) != 0,
            _ => false,
        };
        if (!closed) return planned;
        int open = planned + toMonday + (int)(((chance >> 40) & 0xFF) * 3 >> 8);
        return open < Calendar.Days ? open : planned;
=======
    /// <summary>Pharmacies are open on some Saturdays and on hardly any Sunday: the event waits until Monday.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int OpenDay(ulong chance, int planned)
    {
        int weekday = Calendar.Weekday(planned);
        int delay = weekday switch
        {
            6 when ((chance >> 32) & 15) != 0 => 1,
            5 when ((chance >> 36) & 1) != 0 => 2,
            _ => 0,
        };
        return planned + delay < Calendar.Days ? planned + delay : planned;
>>>>>>> 173826aeb53293d73729a0028c23ffbd7120c550
    }

    public ulong KeyFor(ulong residentKey) => SplitMix64.Mix(residentKey, 100UL + Slot);
}
