using System.Globalization;
using Microsoft.Data.Analysis;

namespace Analytics.Bench.Peers;

/// <summary>
/// The measuring job with Microsoft.Data.Analysis as the reader. It has neither a group-by on two columns nor a distinct count, so its columns of text go
/// through the same dictionaries as the other libraries'. A million rows take a gigabyte.
/// </summary>
internal static class DataFrameJob
{
    public static void Run(string extract, string directory)
    {
        int columns = File.ReadLines(extract).First().Split(';').Length;
        var frame = DataFrame.LoadCsv(extract, separator: ';', dataTypes: [.. Enumerable.Repeat(typeof(string), columns)]);
        var (patients, municipalities, prescribers) = (Text("patient_id"), Text("residence_municipality"), Text("prescriber_id"));
        var (days, codes, amounts) = (Text("dispensed_date"), Text("atc"), Text("ddd"));
        var comma = new NumberFormatInfo { NumberDecimalSeparator = "," };
        var tally = new DictionaryTally();
        for (long row = 0; row < frame.Rows.Count; row++)
        {
            string atc = codes[row];
            int group = DictionaryTally.GroupOf(atc);
            if (group < 0) continue;
            var day = DateOnly.ParseExact(days[row], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (!DictionaryTally.IsInPeriod(day)) continue;
            bool benzodiazepine = group == 0 || atc.StartsWith("N05CD", StringComparison.Ordinal) || atc.StartsWith("N05CF", StringComparison.Ordinal);
            string ddd = amounts[row] ?? "";
            long hundredths = ddd.Length == 0 ? 0 : (long)decimal.Round(100 * decimal.Parse(ddd, NumberStyles.Number, comma), MidpointRounding.AwayFromZero);
            tally.Add(group, benzodiazepine, day, hundredths, patients[row], municipalities[row] ?? "", prescribers[row] ?? "");
        }
        tally.Write(directory);

        StringDataFrameColumn Text(string name) => (StringDataFrameColumn)frame[name];
    }
}
