using System.Text;

namespace Analytics.Samples.Extract;

/// <summary>Puts a fault into a row. Extracts with faults have the optional column <c>death_month</c> at their end.</summary>
internal static class QuirkText
{
    public const string Column = ";death_month";

    private const int Patient = 0, Date = 4, Atc = 5, Packages = 7, Ddd = 8, Code = 11;

    /// <summary>A code of the borders before 2020, and one that never was.</summary>
    private static readonly int[] NotInUse = [2012, 9999];

    /// <summary>"såre føtter smærte" with å and ø in UTF-8 and æ in Windows-1252: more of the former, so that the file counts as UTF-8.</summary>
    private const string MixedEncodings = "s\u00c3\u00a5re f\u00c3\u00b8tter sm\u00e6rte";

    /// <summary>Faults that are values, before the row becomes text.</summary>
    public static void Change(ref Row row, Quirk quirk)
    {
        // One thing at a time: a quoted field would hide the separators that the text is cut at.
        if (quirk != Quirk.None) row.SecondCode = null;
        switch (quirk)
        {
            case Quirk.MunicipalityEmpty: row.Municipality = Row.None; break;
            case Quirk.MunicipalityNotInUse: row.Municipality = NotInUse[row.Day & 1]; break;
            case Quirk.PrescriberEmpty: row.Prescriber = Row.None; break;
            case Quirk.PracticeEmpty: row.PracticeMissing = true; break;
            case Quirk.DddMissing: row.DddMissing = true; break;
            case Quirk.BornAfterDispensing: row.BirthYear = Calendar.YearOf(row.Day) + 1; break;
            case Quirk.OtherSex: row.Sex = 3 - row.Sex; break;
            case Quirk.OtherBirthYear: row.BirthYear--; break;
            case Quirk.ReturnOfMore:
                // More than most had of the drug in all.
                row.PackagesHundredths = -20 * Math.Abs(row.PackagesHundredths);
                row.DddHundredths = -20 * Math.Abs(row.DddHundredths);
                break;
        }
    }

    /// <summary>Ends the row with the column of deaths, and puts in faults that no value has. Tells how many bytes it became.</summary>
    /// <param name="row">The room of a row, with <paramref name="length"/> bytes of text and line end.</param>
    public static int Finish(Span<byte> row, int length, Quirk quirk, int day)
    {
        if (Change(row[..(length - 1)], quirk, day) is not { } text)
        {
            row[length - 1] = (byte)';';
            row[length] = (byte)'\n';
            return length + 1;
        }
        // Latin-1 keeps each byte, also the one that is not UTF-8.
        return Encoding.Latin1.GetBytes(text + "\n", row);
    }

    private static string? Change(ReadOnlySpan<byte> row, Quirk quirk, int day)
    {
        if (quirk is Quirk.None) return null;
        string[] fields = Encoding.Latin1.GetString(row).Split(';');
        string death = "";
        switch (quirk)
        {
            case Quirk.TooFewColumns: return string.Join(';', fields[..^2]);
            case Quirk.TooManyColumns: return string.Join(';', fields) + ";;1";
            case Quirk.BrokenQuoting: fields[Code] = "\"-71\"x"; break;
            case Quirk.PatientEmpty: fields[Patient] = ""; break;
            case Quirk.DateEmpty: fields[Date] = ""; break;
            case Quirk.AtcEmpty: fields[Atc] = ""; break;
            case Quirk.NoSuchDate: fields[Date] = fields[Date][..5] + "02-30"; break;
            case Quirk.DateInAnotherForm: fields[Date] = Calendar.Date(day).ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture); break;
            case Quirk.AtcTooShort: fields[Atc] = fields[Atc][..5]; break;
            case Quirk.DddNotANumber: fields[Ddd] = "1O,00"; break;
            case Quirk.PackagesNotANumber: fields[Packages] = "en"; break;
            case Quirk.AtcUnknown: fields[Atc] = "N05BX99"; break;
            case Quirk.DispensedAfterDeath:
                death = Calendar.Date(day).AddMonths(-1).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
                break;
            case Quirk.NotUtf8: fields[Code] = MixedEncodings; break;
            case Quirk.OutsidePeriod: fields[Date] = Calendar.Text(Calendar.Days + 14); break;
            case Quirk.LineBreakInQuotes: fields[Code] = "\"-71\nL84\""; break;
            case Quirk.DoubledQuotes: fields[Code] = "\"\"\"-71\"\";L84\""; break;
            default: return null;
        }
        return string.Join(';', fields) + ";" + death;
    }
}
