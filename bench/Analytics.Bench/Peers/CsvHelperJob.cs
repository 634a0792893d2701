using System.Globalization;
using CsvHelper;

namespace Analytics.Bench.Peers;

/// <summary>The measuring job with CsvHelper: spans of bytes where they are at hand, pooled strings, dictionaries.</summary>
internal static class CsvHelperJob
{
    private static readonly CsvReaderOptions Options = new() { Separator = ';', PoolStrings = true, HasHeader = false };
    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = "," };

    public static void Run(string extract, string directory) => Run(extract, directory, threads: 1);

    /// <summary>Each thread reads a part of the file into tables of its own, merged in the end.</summary>
    public static void RunOnTwoThreads(string extract, string directory) => Run(extract, directory, threads: 2);

    private static void Run(string extract, string directory, int threads)
    {
        var columns = new ColumnPlaces(File.ReadLines(extract).First());
        var parts = FilePart.Split(extract, threads);
        var tallies = parts.AsParallel().WithDegreeOfParallelism(threads).Select(part => Read(part, columns)).ToList();
        foreach (var other in tallies.Skip(1)) tallies[0].Merge(other);
        tallies[0].Write(directory);
    }

    private static DictionaryTally Read(FilePart part, ColumnPlaces at)
    {
        var tally = new DictionaryTally();
        using var stream = part.Open();
        using var rows = CsvReader.Create(stream, Options);
        while (rows.Read())
        {
            var atc = rows.GetSpan(at.Atc);
            int group = DictionaryTally.GroupOf(atc);
            if (group < 0) continue;
            var day = Day(rows.GetSpan(at.Date));
            if (!DictionaryTally.IsInPeriod(day)) continue;
            bool benzodiazepine = group == 0 || atc.StartsWith("N05CD"u8) || atc.StartsWith("N05CF"u8);
            tally.Add(group, benzodiazepine, day, Hundredths(rows.GetSpan(at.Ddd)),
                rows.GetString(at.Patient), rows.GetString(at.Municipality), rows.GetString(at.Prescriber));
        }
        return tally;
    }

    private static DateOnly Day(ReadOnlySpan<byte> text) => new(Whole(text[..4]), Whole(text[5..7]), Whole(text[8..10]));

    private static int Whole(ReadOnlySpan<byte> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static long Hundredths(ReadOnlySpan<byte> text) =>
        text.IsEmpty ? 0 : (long)decimal.Round(100 * decimal.Parse(text, NumberStyles.Number, DecimalComma), MidpointRounding.AwayFromZero);
}
