using System.Globalization;
using System.Text;
using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Reports.Texts;

/// <summary>How a language writes numbers, dates and periods. Pinned here, so that the host cannot change a published page.</summary>
internal sealed class ReportCulture
{
    internal const char NoBreakSpace = '\u00A0';
    internal const char Minus = '\u2212';
    private const char EnDash = '\u2013';

    private readonly Language _language;
    private readonly char _decimalSign;
    private readonly char _groupSign;
    private readonly string[] _months;

    private ReportCulture(Language language, char decimalSign, char groupSign, string months)
    {
        (_language, _decimalSign, _groupSign) = (language, decimalSign, groupSign);
        _months = months.Split(' ');
    }

    public static ReportCulture Nb { get; } = new(Language.Nb, ',', NoBreakSpace,
        "januar februar mars april mai juni juli august september oktober november desember");

    public static ReportCulture Da { get; } = new(Language.Da, ',', '.',
        "januar februar marts april maj juni juli august september oktober november december");

    public static ReportCulture En { get; } = new(Language.En, '.', ',',
        "January February March April May June July August September October November December");

    public static ReportCulture Of(Language language) => language switch { Language.Nb => Nb, Language.Da => Da, _ => En };

    /// <summary>Language tag of the document.</summary>
    public string Tag => _language switch { Language.Nb => "nb-NO", Language.Da => "da-DK", _ => "en-GB" };

    public string DecimalSign => _decimalSign.ToString();

    public string GroupSign => _groupSign.ToString();

    /// <summary>With the space before it that the language has.</summary>
    public string PercentSign => _language == Language.En ? "%" : NoBreakSpace + "%";

    /// <summary>Rounded half away from zero; a value that rounds to zero has no minus.</summary>
    public string Number(decimal value, int decimals)
    {
        decimal rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        string digits = Math.Abs(rounded).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        string whole = decimals == 0 ? digits : digits[..^(decimals + 1)];
        var text = new StringBuilder();
        if (rounded < 0) text.Append(Minus);
        for (int i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0) text.Append(_groupSign);
            text.Append(whole[i]);
        }
        if (decimals > 0) text.Append(_decimalSign).Append(digits, digits.Length - decimals, decimals);
        return text.ToString();
    }

    public string Count(int value) => Number(value, 0);

    /// <summary>English sets the sign close, Norwegian and Danish after a space.</summary>
    public string Percent(decimal value, int decimals) => Number(value, decimals) + PercentSign;

    /// <summary>With a plus or minus in front.</summary>
    public string Signed(decimal value, int decimals)
    {
        string text = Number(value, decimals);
        return text[0] == Minus || Math.Round(value, decimals, MidpointRounding.AwayFromZero) == 0 ? text : "+" + text;
    }

    /// <summary>16. februar 2026; 16 February 2026.</summary>
    public string Date(DateOnly date) =>
        Count(date.Day) + (_language == Language.En ? "" : ".") + NoBreakSpace + _months[date.Month - 1] + " " + Year(date.Year);

    /// <summary>16. feb. 2026; 16 Feb 2026.</summary>
    public string ShortDate(DateOnly date) =>
        Count(date.Day) + (_language == Language.En ? "" : ".") + NoBreakSpace + ShortMonth(date.Month) + NoBreakSpace + Year(date.Year);

    /// <summary>A year is a name: it has no group sign.</summary>
    public static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    /// <summary>2024 · 1. kv. 2024 · mars 2024 · 12 months that end with one.</summary>
    public string Period(CalendarPeriod period) => period.Kind switch
    {
        PeriodKind.Year => Year(period.Year),
        PeriodKind.Quarter => _language switch
        {
            Language.Nb => $"{period.Part}.{NoBreakSpace}kv. {Year(period.Year)}",
            Language.Da => $"{period.Part}.{NoBreakSpace}kvt. {Year(period.Year)}",
            _ => $"Q{period.Part} {Year(period.Year)}",
        },
        PeriodKind.Month => MonthAndYear(period.Last),
        _ => Range(period.First, period.Last),
    };

    /// <summary>Whole years as 2022–2024; one year by its months, jan.–des. 2024.</summary>
    public string Range(DateOnly from, DateOnly to)
    {
        bool wholeYears = from is { Month: 1, Day: 1 } && to is { Month: 12, Day: 31 };
        if (wholeYears && from.Year != to.Year) return Year(from.Year) + EnDash + Year(to.Year);
        string first = from.Year == to.Year ? ShortMonth(from.Month) : ShortMonth(from.Month) + " " + Year(from.Year);
        return first + EnDash + ShortMonth(to.Month) + " " + Year(to.Year);
    }

    /// <summary>"a", "a og b", "a, b og c".</summary>
    public string List(IReadOnlyList<string> items)
    {
        string and = _language == Language.En ? " and " : " og ";
        return items.Count < 2 ? string.Concat(items) : string.Join(", ", items.Take(items.Count - 1)) + and + items[^1];
    }

    private string MonthAndYear(DateOnly day) => _months[day.Month - 1] + " " + Year(day.Year);

    /// <summary>Three letters and a full stop; a month of four letters or fewer is not cut, and English has no full stop.</summary>
    private string ShortMonth(int month)
    {
        string name = _months[month - 1];
        return name.Length <= 4 ? name : name[..3] + (_language == Language.En ? "" : ".");
    }
}
