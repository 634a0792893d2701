using System.Text;

namespace Analytics.Extracts;

/// <summary>A date of fixed width: where year, month and day stand, and what stands between them.</summary>
internal sealed class DatePattern
{
    private const int YearDigits = 4;
    private static readonly int[] DaysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

    private readonly byte[] _template;
    private readonly int _year;
    private readonly int _month;
    private readonly int _day;
    private readonly int[] _literals;

    private DatePattern(string format, int year, int month, int day)
    {
        _template = Encoding.ASCII.GetBytes(format);
        (_year, _month, _day) = (year, month, day);
        _literals = [.. Enumerable.Range(0, format.Length).Where(i =>
            !(i >= year && i < year + YearDigits) && !(i >= month && i < month + 2) && !(day >= 0 && i >= day && i < day + 2))];
    }

    /// <summary>False for a month, which then stands for its first day.</summary>
    public bool HasDay => _day >= 0;

    /// <returns>False unless yyyy and MM, and dd at most, occur once each in ASCII text without further letters.</returns>
    public static bool TryCompile(string format, out DatePattern pattern)
    {
        int year = format.IndexOf("yyyy", StringComparison.Ordinal);
        int month = format.IndexOf("MM", StringComparison.Ordinal);
        int day = format.IndexOf("dd", StringComparison.Ordinal);
        pattern = new DatePattern(format, Math.Max(year, 0), Math.Max(month, 0), day);
        return year >= 0 && month >= 0 && format.All(char.IsAscii) && !pattern._literals.Any(i => char.IsAsciiLetterOrDigit(format[i]));
    }

    /// <summary>Reads a date of the Gregorian calendar, years 0001 to 9999, as <see cref="DateOnly.DayNumber"/>.</summary>
    public bool TryParse(ReadOnlySpan<byte> text, out int dayNumber, out int year, out int month)
    {
        dayNumber = year = month = 0;
        if (text.Length != _template.Length) return false;
        foreach (int i in _literals)
        {
            if (text[i] != _template[i]) return false;
        }
        int day = 1;
        bool digits = TryDigits(text.Slice(_year, YearDigits), out year) & TryDigits(text.Slice(_month, 2), out month);
        if (_day >= 0) digits &= TryDigits(text.Slice(_day, 2), out day);
        if (!digits || year == 0 || month is < 1 or > 12) return false;

        bool leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
        int before = DaysBeforeMonth[month - 1] + (leap && month > 2 ? 1 : 0);
        int days = month == 12 ? 31 : DaysBeforeMonth[month] + (leap && month > 1 ? 1 : 0) - before;
        if (day < 1 || day > days) return false;
        int past = year - 1;
        dayNumber = past * 365 + past / 4 - past / 100 + past / 400 + before + day - 1;
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (byte c in text)
        {
            if (c is < (byte)'0' or > (byte)'9') return false;
            number = number * 10 + (c - '0');
        }
        return true;
    }
}
