using Analytics.Samples.Chance;
using Analytics.Samples.Drugs;
using Analytics.Samples.Places;
using Analytics.Samples.Providers;

namespace Analytics.Samples.Courses;

/// <summary>The courses of a resident, made anew from the seed whenever they are needed, so that none has to be kept.</summary>
/// <remarks>Each course has chances of its own, so that one can be made without the others.</remarks>
internal sealed class CoursePlan(Inhabitants inhabitants, Workforce workforce)
{
    /// <summary>Most courses that a resident can have: a long and yearly short ones of each group, and two of other drugs.</summary>
    public const int MostCourses = Groups * SlotsPerGroup + 2;

    private const int Groups = 3;
    private const int SlotsPerGroup = 1 + Calendar.Years;
    private const int OtherLong = Groups * SlotsPerGroup;

    // One resident in twelve has most of the troubles, so that the same people meet in several groups.
    private const int Burdened = 8_000;
    private const int BurdenedTenths = 55;
    private const int OthersHundredths = 76;

    private const int OtherRhythm = 90;
    private const int LingeringRhythm = 35;

    private static readonly PickTable Months = new(Habits.Months);

    /// <summary>Writes the courses that have events, in order of their slots, and tells how many.</summary>
    public int Of(int resident, Span<Course> courses)
    {
        var person = TraitsOf(resident);
        int count = 0;
        for (int slot = 0; slot < MostCourses; slot++)
        {
            var course = Make(person, slot);
            if (course.Events > 0) courses[count++] = course;
        }
        return count;
    }

    /// <summary>The course of a slot; one without events where the resident has none.</summary>
    public Course Of(int resident, int slot) => Make(TraitsOf(resident), slot);

    private Traits TraitsOf(int resident)
    {
        ref readonly var person = ref inhabitants[resident];
        ulong key = inhabitants.KeyOf(resident);
        var random = SplitMix64.For(key, 5);
        int sex = AgeSex.Sex(person.Cell), band = AgeSex.Band(person.Cell);
        // Rows before birth would be faults: the youngest begin with the year they are born in.
        int born = band == 0 ? Math.Max(0, Calendar.FirstDay(Math.Max(Calendar.FirstYear, inhabitants.BirthYearOf(resident)))) : 0;
        int leaning = workforce.LeaningOf(person.Gp) * Habits.OfSex(sex) / 1000;
        leaning = random.Happens(Burdened) ? leaning * BurdenedTenths / 10 : leaning * OthersHundredths / 100;
        return new(key, sex, band, born, leaning);
    }

    private static Course Make(in Traits person, int slot)
    {
        var random = SplitMix64.For(person.Key, 20UL + (ulong)slot);
        if (slot < OtherLong)
        {
            var group = (DrugGroup)(slot / SlotsPerGroup);
            int part = slot % SlotsPerGroup;
            return part == 0 ? Long(person, (byte)slot, group, ref random) : Short(person, (byte)slot, group, part - 1, ref random);
        }
        return slot == OtherLong ? LongOther(person, ref random) : NowAndThen(person, ref random);
    }

    private static Course Long(in Traits person, byte slot, DrugGroup group, ref SplitMix64 random)
    {
        int common = Habits.Persistent(group)[person.Band];
        int persistent = Capped(common, person.Leaning);
        int intermittent = Capped(common * Habits.IntermittentTenths(group) / 10, person.Leaning);
        int drawn = random.Below(100_000);
        if (drawn >= persistent + intermittent) return default;
        int way = random.Below(100_000), rhythm = random.Below(100), at = random.Below(Calendar.Days - 60);
        var (weekly, fortnightly) = Habits.DoseDispensed(group);
        int interval = drawn >= persistent ? 45 : rhythm < weekly ? 7 : rhythm < weekly + fortnightly ? 14 : 28;
        var (begin, end) = Habits.Turnover(group);
        (int first, int days) = way < begin ? (at, Calendar.Days - at) : way < begin + end ? (0, 60 + at) : (0, Calendar.Days);
        return new(slot, group, true, (byte)interval, (short)first, (short)days, (short)(days / interval));
    }

    private static Course Short(in Traits person, byte slot, DrugGroup group, int year, ref SplitMix64 random)
    {
        int trend = 1000 + year * Habits.YearlyTrend(group);
        if (!random.Happens(Capped(Habits.Acute(group)[person.Band] * trend / 1000, person.Leaning))) return default;
        int month = Months.Draw(ref random) + 1;
        int first = Calendar.FirstDay(Calendar.FirstYear + year) + (month - 1) * 365 / 12 + random.Below(30);
        if (first < person.Born) return default;
        if (random.Happens(Habits.Lingering(group))) return Lingering(slot, group, first, ref random);
        int events = random.Below(100) switch { < 60 => 1, < 87 => 2, _ => 3 };
        int days = Math.Min(events * (7 + random.Below(14)), Calendar.Days - first);
        return new(slot, group, false, 1, (short)first, (short)days, (short)events);
    }

    /// <summary>A course that was to be short and goes on for months: what new long-term use comes from.</summary>
    private static Course Lingering(byte slot, DrugGroup group, int first, ref SplitMix64 random)
    {
        int events = Math.Min(4 + random.Below(3), (Calendar.Days - first) / LingeringRhythm);
        return events == 0 ? default : new(slot, group, true, LingeringRhythm, (short)first, (short)(events * LingeringRhythm), (short)events);
    }

    /// <summary>All other drugs that are taken all the time, in turn.</summary>
    private static Course LongOther(in Traits person, ref SplitMix64 random)
    {
        if (person.Band == 0) return default;
        int drugs = random.Below(2 * Habits.OtherDrugs[person.Band] + 10) / 10;
        return new(OtherLong, DrugGroup.Other, true, (byte)drugs, 0, Calendar.Days, (short)(drugs * Calendar.Days / OtherRhythm));
    }

    /// <summary>All other drugs that are fetched now and then.</summary>
    private static Course NowAndThen(in Traits person, ref SplitMix64 random)
    {
        int days = Calendar.Days - person.Born;
        int fetches = random.Below(2 * Habits.OtherFetches[person.Band] * days * Habits.OfSex(person.Sex) / 1000 / 365 + 10) / 10;
        return new(OtherLong + 1, DrugGroup.Other, false, 1, (short)person.Born, (short)days, (short)fetches);
    }

    private static int Capped(int chance, int leaning) => Math.Min(60_000, (int)((long)chance * leaning / Chance.Leaning.One));

    /// <param name="Born">First day of the year of birth, or 0.</param>
    /// <param name="Leaning">Of the GP, and of the resident's sex and troubles, in <see cref="Chance.Leaning"/>s.</param>
    private readonly record struct Traits(ulong Key, int Sex, int Band, int Born, int Leaning);
}
