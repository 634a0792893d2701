using System.Globalization;
using Analytics.Reference;

namespace Analytics.Tallies;

/// <summary>Strata by age and sex, in the order of standard populations: 19 bands of men, 19 of women, then people of whom either is not known.</summary>
internal static class AgeSex
{
    public const int Known = 2 * AgeBand.Count, Unknown = Known, Count = Known + 1;

    /// <summary>Of one patient by the dispensings of a year. Where rows differ, the youngest and the greater code of sex.</summary>
    public static int Of(ReadOnlySpan<DispensedEvent> events, int year)
    {
        int born = 0, sex = 0;
        foreach (ref readonly var e in events)
        {
            born = Math.Max(born, e.Person.BirthYear);
            sex = Math.Max(sex, e.Person.Sex);
        }
        return born == 0 || born > year || sex == 0 ? Unknown : Of(sex, AgeBand.Of(year - born));
    }

    public static int Of(int sex, int ageBand) => (sex - 1) * AgeBand.Count + ageBand;
    public static int SexOf(int stratum) => 1 + stratum / AgeBand.Count;
    public static int BandOf(int stratum) => stratum % AgeBand.Count;

    /// <summary>As the column <c>stratum</c> of figures files has it.</summary>
    public static string Name(int stratum) => stratum == Unknown
        ? "age:unknown"
        : string.Create(CultureInfo.InvariantCulture, $"sex:{SexOf(stratum)}|age:{AgeBand.Label(BandOf(stratum))}");
}
