using System.Globalization;
using System.Text.RegularExpressions;

namespace Analytics.Core.Tests.Tallies;

/// <summary>One row of an extract that is kept, as it was written.</summary>
internal sealed record PlainRow(string Patient, string Municipality, string Day, string Atc, string Ddd, string Prescriber, string Practice, string Born, string Sex,
    string Article, string Packages, string Code, string Category, string Price, string Dose = "", string Died = "", string Specialty = "");

/// <summary>From the text of an extract in the <c>skil</c> format to the rows that are kept: RULINGS 12, written as plainly as can be.</summary>
internal static partial class PlainRows
{
    public static IEnumerable<PlainRow> Of(string text)
    {
        List<string>? header = null;
        foreach (var fields in Records(text))
        {
            if (header is null)
            {
                header = fields!;
                continue;
            }
            if (fields?.Count != header.Count) continue;
            string Field(string column) => fields[header.IndexOf(column)];
            string Optional(string column) => header.Contains(column) ? Field(column) : "";
            var row = new PlainRow(Field("patient_id"), Field("residence_municipality"), Field("dispensed_date"), Field("atc"),
                Field("ddd"), Field("prescriber_id"), Field("practice_id"), Field("birth_year"), Field("sex"),
                Field("article_no"), Field("packages"), Field("reimbursement_code"), Field("prescription_category"), Field("price_nok"),
                Optional("dose_dispensed"), Optional("death_month"), Optional("prescriber_specialty"));
            bool kept = row.Patient.Length > 0
                && DateOnly.TryParseExact(row.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                && Atc().IsMatch(row.Atc)
                && NumberOrNone().IsMatch(row.Ddd)
                && NumberOrNone().IsMatch(row.Packages);
            if (kept) yield return row;
        }
    }

    /// <summary>Fields of each record; null for the first line of one whose quotes are broken.</summary>
    public static IEnumerable<List<string>?> Records(string text)
    {
        if (text.Length > 0 && text[^1] != '\n') text += '\n';
        for (int at = 0; at < text.Length;) yield return Fields(text, ref at);
    }

    private static List<string>? Fields(string text, ref int at)
    {
        int start = at;
        var fields = new List<string>();
        while (true)
        {
            var field = AnyField().Match(text, at);
            if (!field.Success)
            {
                at = text.IndexOf('\n', start) + 1;
                return null;
            }
            fields.Add(field.Groups["quoted"].Success ? field.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : field.Groups["bare"].Value);
            at += field.Length;
            if (text[at - 1] == '\n') return fields;
        }
    }

    [GeneratedRegex("""\G(?:"(?<quoted>(?>(?:[^"]|"")*))"|(?<bare>[^";\n]*?))(?:;|\r?\n)""", RegexOptions.CultureInvariant)]
    private static partial Regex AnyField();

    [GeneratedRegex(@"^[A-Za-z][0-9]{2}[A-Za-z]{2}[0-9]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Atc();

    [GeneratedRegex(@"^(?:[+-]?(?:[0-9]+,?[0-9]*|,[0-9]+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberOrNone();
}
