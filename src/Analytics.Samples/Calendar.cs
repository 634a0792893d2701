using System.Globalization;

namespace Analytics.Samples;

/// <summary>The days of a sample, numbered from 0.</summary>
internal static class Calendar
{
    public const int FirstYear = 2022;
    public const int Years = 3;
    public const int LastYear = FirstYear + Years - 1;

    /// <summary>365 + 365 + 366.</summary>
    public const int Days = 1096;

    private static readonly DateOnly First = new(FirstYear, 1, 1);

    public static DateOnly Date(int day) => First.AddDays(day);

    /// <summary>Number of the first day of a year, also of the one after the last.</summary>
    public static int FirstDay(int year) => new DateOnly(year, 1, 1).DayNumber - First.DayNumber;

    public static int YearOf(int day) => day < 365 ? FirstYear : day < 730 ? FirstYear + 1 : LastYear;

    /// <summary>0 Monday … 6 Sunday. The first day is a Saturday.</summary>
    public static int Weekday(int day) => (day + 5) % 7;

    public static string Text(int day) => Date(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
