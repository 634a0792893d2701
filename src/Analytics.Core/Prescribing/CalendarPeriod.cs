using System.Globalization;

namespace Analytics.Prescribing;

/// <summary>Kinds of period a figure can be about.</summary>
public enum PeriodKind { Year, Quarter, Month, RollingYear }

/// <summary>A calendar year, quarter or month, or twelve months that end with a month.</summary>
/// <remarks>Written as <c>2024</c>, <c>2024Q1</c>, <c>2024-03</c>, <c>2023-04/2024-03</c>. Ordered by kind, then by time.</remarks>
public readonly record struct CalendarPeriod : IComparable<CalendarPeriod>
{
    private CalendarPeriod(PeriodKind kind, int year, int part) => (Kind, Year, Part) = (kind, year, part);

    public PeriodKind Kind { get; }

    /// <summary>The calendar year of the last day.</summary>
    public int Year { get; }

    /// <summary>1–4 for a quarter, 1–12 for a month or the last month of a rolling year, 0 for a year.</summary>
    public int Part { get; }

    public static CalendarPeriod OfYear(int year) => new(PeriodKind.Year, year, 0);
    public static CalendarPeriod OfQuarter(int year, int quarter) => new(PeriodKind.Quarter, year, quarter);
    public static CalendarPeriod OfMonth(int year, int month) => new(PeriodKind.Month, year, month);
    public static CalendarPeriod TwelveMonthsTo(int year, int month) => new(PeriodKind.RollingYear, year, month);

    /// <summary>First day, included.</summary>
    public DateOnly First => Kind switch
    {
        PeriodKind.Year => new(Year, 1, 1),
        PeriodKind.Quarter => new(Year, 3 * Part - 2, 1),
        PeriodKind.Month => new(Year, Part, 1),
        _ => new DateOnly(Year, Part, 1).AddMonths(-11),
    };

    /// <summary>Last day, included.</summary>
    public DateOnly Last => Kind switch
    {
        PeriodKind.Year => new(Year, 12, 31),
        PeriodKind.Quarter => new DateOnly(Year, 3 * Part, 1).AddMonths(1).AddDays(-1),
        _ => new DateOnly(Year, Part, 1).AddMonths(1).AddDays(-1),
    };

    /// <summary>Days, both ends included: 366 in a leap year.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <inheritdoc/>
    public int CompareTo(CalendarPeriod other) => (Kind, Year, Part).CompareTo((other.Kind, other.Year, other.Part));

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        PeriodKind.Year => Year.ToString("D4", CultureInfo.InvariantCulture),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}Q{Part}"),
        PeriodKind.Month => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Part:D2}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{First:yyyy-MM}/{Year:D4}-{Part:D2}"),
    };

    public static bool operator <(CalendarPeriod left, CalendarPeriod right) => left.CompareTo(right) < 0;
    public static bool operator >(CalendarPeriod left, CalendarPeriod right) => left.CompareTo(right) > 0;
    public static bool operator <=(CalendarPeriod left, CalendarPeriod right) => left.CompareTo(right) <= 0;
    public static bool operator >=(CalendarPeriod left, CalendarPeriod right) => left.CompareTo(right) >= 0;
}
