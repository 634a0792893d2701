using System.Runtime.CompilerServices;
using System.Text;

namespace Analytics.Extracts;

/// <summary>A date of fixed width: where year, month and day stand, and what stands between them.</summary>
internal sealed class DatePattern
{
    private const int YearDigits = 4;
    private const int FirstQuickYear = 1950, QuickYears = 150;

    /// <summary>Day numbers on which months begin.</summary>
    private static readonly int[] FirstDays =
        [.. Enumerable.Range(0, QuickYears * 12 + 1).Select(month => new DateOnly(FirstQuickYear, 1, 1).AddMonths(month).DayNumber)];

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
        int day = 1, wrong = 0;
        year = TwoDigits(text, _year, ref wrong) * 100 + TwoDigits(text, _year + 2, ref wrong);
        month = TwoDigits(text, _month, ref wrong);
        if (_day >= 0) day = TwoDigits(text, _day, ref wrong);
        if (wrong != 0 || year == 0 || month is < 1 or > 12) return false;

        int index = (year - FirstQuickYear) * 12 + month - 1;
        if (unchecked((uint)index) >= (uint)FirstDays.Length - 1)
        {
            if (day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
            dayNumber = new DateOnly(year, month, day).DayNumber;
            return true;
        }
        int first = FirstDays[index];
        if (day < 1 || day > FirstDays[index + 1] - first) return false;
        dayNumber = first + day - 1;
        return true;
    }

    /// <summary>Bytes that <see cref="Write"/> needs.</summary>
    public int Width => _template.Length;

    /// <summary>Writes a date as <see cref="TryParse"/> reads it; without a day of its own, its month.</summary>
    public void Write(int dayNumber, Span<byte> text)
    {
        var (year, month, day) = DateOnly.FromDayNumber(dayNumber);
        _template.CopyTo(text);
        PutTwoDigits(text, _year, year / 100);
        PutTwoDigits(text, _year + 2, year % 100);
        PutTwoDigits(text, _month, month);
        if (_day >= 0) PutTwoDigits(text, _day, day);
    }

    private static void PutTwoDigits(Span<byte> text, int at, int number) =>
        (text[at], text[at + 1]) = ((byte)('0' + number / 10), (byte)('0' + number % 10));

    /// <param name="wrong">Becomes another number than 0 where one of the two is not a digit.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TwoDigits(ReadOnlySpan<byte> text, int at, ref int wrong)
    {
        uint tens = unchecked((uint)(text[at] - '0')), ones = unchecked((uint)(text[at + 1] - '0'));
        wrong |= tens > 9 || ones > 9 ? 1 : 0;
        return unchecked((int)(tens * 10 + ones));
    }
}
