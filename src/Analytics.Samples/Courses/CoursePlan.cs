using Analytics.Samples.Chance;
using Analytics.Samples.Drugs;
using Analytics.Samples.Places;
using Analytics.Samples.Providers;

namespace Analytics.Samples.Courses;

/// <summary>The courses of a resident, made anew from the seed whenever they are needed, so that none has to be kept.</summary>
internal sealed class CoursePlan(Inhabitants inhabitants, Workforce workforce)
{
    /// <summary>Most courses that a resident can have: one long and a short one a year for each group, and two of other drugs.</summary>
    public const int MostCourses = 3 * (1 + Calendar.Years) + 2;

    // One resident in twelve has most of the troubles, so that the same people meet in several groups.
    private const int Burdened = 8_000;
<<<<<<< HEAD
    private const int BurdenedTenths = 55;
    private const int OthersHundredths = 76;

    private const int OtherRhythm = 90;
=======
    private const int BurdenedTenths = 50;
    private const int OthersHundredths = 65;

    private const int OtherRhythm = 91;
>>>>>>> 173826aeb53293d73729a0028c23ffbd7120c550

    private static readonly PickTable Months = new(Habits.Months);
    private static readonly DrugGroup[] Groups = [DrugGroup.Opioid, DrugGroup.Anxiolytic, DrugGroup.Hypnotic];

    /// <summary>Writes the courses that have events, and tells how many.</summary>
    public int Of(int resident, Span<Course> courses)
    {
        ref readonly var person = ref inhabitants[resident];
        var random = SplitMix64.For(inhabitants.KeyOf(resident), 5);
        int sex = AgeSex.Sex(person.Cell), band = AgeSex.Band(person.Cell);
        // Rows before birth would be faults: the youngest begin with the year they are born in.
        int born = band == 0 ? Math.Max(0, Calendar.FirstDay(Math.Max(Calendar.FirstYear, inhabitants.BirthYearOf(resident)))) : 0;
        int leaning = Lean(ref random, sex, workforce.Prescribers[person.Gp].Leaning);

        int count = 0;
        byte slot = 0;
        foreach (var group in Groups)
        {
            int persistent = Capped(Habits.Persistent(group)[band], leaning);
            int intermittent = Capped(Habits.Persistent(group)[band] * Habits.IntermittentTenths(group) / 10, leaning);
            Add(courses, ref count, LongCourse(slot++, group, persistent, intermittent, ref random));
            for (int year = 0; year < Calendar.Years; year++)
            {
                int trend = 1000 + year * Habits.YearlyTrend(group);
                int chance = Capped(Habits.Acute(group)[band] * trend / 1000, leaning);
                Add(courses, ref count, ShortCourse(slot++, group, year, chance, born, ref random));
            }
        }
        int drugs = random.Below(2 * Habits.OtherDrugs[band] + 10) / 10;
        int days = Calendar.Days - born;
        if (band >= 1) Add(courses, ref count, new(slot, DrugGroup.Other, true, (byte)drugs, 0, Calendar.Days, (short)(drugs * Calendar.Days / OtherRhythm)));
        slot++;
        int fetches = random.Below(2 * Habits.OtherFetches[band] * days * Habits.OfSex(sex) / 1000 / 365 + 10) / 10;
        Add(courses, ref count, new(slot, DrugGroup.Other, false, 1, (short)born, (short)days, (short)fetches));
        return count;
    }

    private static void Add(Span<Course> courses, ref int count, Course course)
    {
        if (course.Events > 0) courses[count++] = course;
    }

    private static int Lean(ref SplitMix64 random, int sex, int leaning)
    {
        leaning = leaning * Habits.OfSex(sex) / 1000;
        return random.Happens(Burdened) ? leaning * BurdenedTenths / 10 : leaning * OthersHundredths / 100;
    }

    private static int Capped(int chance, int leaning) => Math.Min(60_000, (int)((long)chance * leaning / Leaning.One));

    private static Course LongCourse(byte slot, DrugGroup group, int persistent, int intermittent, ref SplitMix64 random)
    {
        int drawn = random.Below(100_000), way = random.Below(100_000), rhythm = random.Below(100), at = random.Below(Calendar.Days - 60);
        if (drawn >= persistent + intermittent) return default;
<<<<<<< HEAD
        var (weekly, fortnightly) = Habits.DoseDispensed(group);
        int interval = drawn >= persistent ? 45 : rhythm < weekly ? 7 : rhythm < weekly + fortnightly ? 14 : 28;
=======
        int interval = drawn >= persistent ? 45 : rhythm < 20 ? 7 : rhythm < 55 ? 14 : 28;
>>>>>>> 173826aeb53293d73729a0028c23ffbd7120c550
        var (begin, end) = Habits.Turnover(group);
        (int first, int days) = way < begin ? (at, Calendar.Days - at) : way < begin + end ? (0, 60 + at) : (0, Calendar.Days);
        return new(slot, group, true, (byte)interval, (short)first, (short)days, (short)(days / interval));
    }

    private static Course ShortCourse(byte slot, DrugGroup group, int year, int chance, int born, ref SplitMix64 random)
    {
        bool happens = random.Happens(chance);
        if (!happens) return default;
        int month = Months.Draw(ref random) + 1;
        int first = Calendar.FirstDay(Calendar.FirstYear + year) + (month - 1) * 365 / 12 + random.Below(30);
        if (first < born) return default;
        int events = random.Below(100) switch { < 60 => 1, < 87 => 2, _ => 3 };
        int days = Math.Min(events * (7 + random.Below(14)), Calendar.Days - first);
        return new(slot, group, false, 1, (short)first, (short)days, (short)events);
    }
}
