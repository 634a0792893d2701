using System.Globalization;
using System.Text;
using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Samples;

namespace Analytics.Core.Tests.Samples;

/// <summary>A sample in a directory that goes away with the test, and its rows as text.</summary>
internal sealed class Sample : IDisposable
{
    public Sample(long rows, ulong seed = 1, bool quirks = false, int workers = 2, bool details = false) =>
        Summary = SampleWriter.Write(new SampleOptions(rows, seed, Directory, quirks) { Workers = workers, Details = details }, null, CancellationToken.None);

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("sample-").FullName;

    public SampleSummary Summary { get; }

    public string Extract => Path.Combine(Directory, "extract", "dispensings.csv");

    public ReferenceData Reference() => ReferenceData.Load(Path.Combine(Directory, "reference"));

    /// <summary>The three years that a sample has.</summary>
    public static ReportingPeriod Period { get; } = new(new(2022, 1, 1), new(2024, 12, 31));

    public AnalysisRequest Request(IReadOnlyList<MeasureDefinition> measures, int workers = 2) => new()
    {
        Extracts = [new ExtractSource(Extract, ExtractFormat.Load("skil", Directory))],
        Reference = Reference(),
        Period = Period,
        Measures = measures,
        Date = new(2025, 3, 1),
        Batch = "test",
        ToolVersion = "test",
        Workers = workers,
    };

    /// <summary>All files with their bytes, by relative path.</summary>
    public SortedDictionary<string, string> Hashes() => new(
        System.IO.Directory.EnumerateFiles(Directory, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(Directory, file),
            file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))), StringComparer.Ordinal);

    /// <summary>Records below the header as bytes in Latin-1, cut at line ends outside quotes.</summary>
    public IEnumerable<string> Records()
    {
        using var text = new StreamReader(Extract, Encoding.Latin1);
        text.ReadLine();
        var record = new StringBuilder();
        for (string? line = text.ReadLine(); line is not null; line = text.ReadLine())
        {
            record.Append(line);
            if (record.ToString().Count(c => c == '"') % 2 == 1)
            {
                record.Append('\n');
                continue;
            }
            yield return record.ToString();
            record.Clear();
        }
    }

    /// <summary>Fields of each record, cut at separators outside quotes and with their quotes.</summary>
    public IEnumerable<string[]> Rows() => Records().Select(Fields);

    public static string[] Fields(string record)
    {
        if (!record.Contains('"', StringComparison.Ordinal)) return record.Split(';');
        var fields = new List<string>();
        int start = 0;
        bool quoted = false;
        for (int i = 0; i < record.Length; i++)
        {
            if (record[i] == '"') quoted = !quoted;
            else if (record[i] == ';' && !quoted)
            {
                fields.Add(record[start..i]);
                start = i + 1;
            }
        }
        fields.Add(record[start..]);
        return [.. fields];
    }

    public static decimal Number(string field) =>
        field.Length == 0 ? 0 : decimal.Parse(field.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
