using System.Globalization;
using Sylvan.Data.Csv;

namespace Analytics.Bench.Peers;

/// <summary>The measuring job with Sylvan.Data.Csv: spans of characters, pooled strings, dictionaries, one thread.</summary>
internal static class SylvanJob
{
    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = "," };

    public static void Run(string extract, string directory)
    {
        var pool = new HashSet<string>(StringComparer.Ordinal);
        var known = pool.GetAlternateLookup<ReadOnlySpan<char>>();
        string Pooled(char[] text, int from, int length)
        {
            var span = text.AsSpan(from, length);
            if (!known.TryGetValue(span, out string? found)) pool.Add(found = span.ToString());
            return found;
        }
        var at = new ColumnPlaces(File.ReadLines(extract).First());
        var tally = new DictionaryTally();
        using (var rows = CsvDataReader.Create(extract, new CsvDataReaderOptions { Delimiter = ';', StringFactory = Pooled }))
        {
            while (rows.Read())
            {
                var atc = rows.GetFieldSpan(at.Atc);
                int group = DictionaryTally.GroupOf(atc);
                if (group < 0) continue;
                var day = DateOnly.ParseExact(rows.GetFieldSpan(at.Date), "yyyy-MM-dd", CultureInfo.InvariantCulture);
                if (!DictionaryTally.IsInPeriod(day)) continue;
                bool benzodiazepine = group == 0 || atc.StartsWith("N05CD") || atc.StartsWith("N05CF");
                var ddd = rows.GetFieldSpan(at.Ddd);
                long hundredths = ddd.IsEmpty ? 0 : (long)decimal.Round(100 * decimal.Parse(ddd, NumberStyles.Number, DecimalComma), MidpointRounding.AwayFromZero);
                tally.Add(group, benzodiazepine, day, hundredths, rows.GetString(at.Patient), rows.GetString(at.Municipality), rows.GetString(at.Prescriber));
            }
        }
        tally.Write(directory);
    }
}
