namespace Analytics.Core.Tests.Measures;

/// <summary>Twelve months, or a year, both ends included.</summary>
internal readonly record struct PlainWindow(DateOnly First, DateOnly Last)
{
    public static PlainWindow OfYear(int year) => new(new(year, 1, 1), new(year, 12, 31));

    public int Days => Last.DayNumber - First.DayNumber + 1;

    public bool Contains(DateOnly day) => day >= First && day <= Last;

    /// <summary>From 0.</summary>
    public int QuarterOf(DateOnly day) => (12 * (day.Year - First.Year) + day.Month - First.Month) / 3;
}
