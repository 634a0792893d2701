using System.Globalization;

namespace Analytics.Reference;

/// <summary>Nineteen age groups: 0–4, 5–9, … 85–89, 90 and over, numbered from 0.</summary>
public static class AgeBand
{
    public const int Count = 19;

    /// <summary>Ages in a group.</summary>
    public const int Years = 5;

    /// <summary>The group of an age in whole years.</summary>
    public static int Of(int age) => Math.Min(age / Years, Count - 1);

    /// <summary><c>0-4</c> … <c>85-89</c>, <c>90+</c>.</summary>
    public static string Label(int band) => band == Count - 1
        ? "90+"
        : string.Create(CultureInfo.InvariantCulture, $"{5 * band}-{5 * band + 4}");

    /// <summary>Reads a five-year group, a single year (<c>37</c>) or an open end from 90 up (<c>95+</c>, <c>105+</c>).</summary>
    public static bool TryParse(string text, out int band)
    {
        band = 0;
        bool open = text.EndsWith('+');
        string[] ends = text.TrimEnd('+').Split('-', '–');
        if (ends.Length > 2 || open && ends.Length != 1 || !Age(ends[0], out int from)) return false;
        int to = from;
        if (ends.Length == 2 && !Age(ends[1], out to)) return false;
        band = Of(from);
        return open ? from >= 90 : to >= from && Of(to) == band;
    }

    private static bool Age(string text, out int age) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out age) && age <= 130;
}
