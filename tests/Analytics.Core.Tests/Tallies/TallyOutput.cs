using System.Globalization;
using Analytics.Measures;

namespace Analytics.Core.Tests.Tallies;

/// <summary>The files that <c>tally</c> writes, as text by name.</summary>
internal static class TallyOutput
{
    public static SortedDictionary<string, string> Of(AnalysisRequest request)
    {
        string directory = Directory.CreateTempSubdirectory("tally-").FullName;
        try
        {
            AnalyticsEngine.WriteTally(request, directory);
            return new(Directory.EnumerateFiles(directory).ToDictionary(file => Path.GetFileName(file), File.ReadAllText), StringComparer.Ordinal);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>The cells of one estimate, or null where there is none.</summary>
    public static Figure? Estimate(this SortedDictionary<string, string> files, string measure, string level, string unit, string period, string stratum = "all") => files["estimates.csv"]
        .Split('\n').Select(line => line.Split(';'))
        .Where(cells => cells is [var m, var l, var u, var s, var p, ..] && (m, l, u, s, p) == (measure, level, unit, stratum, period))
        .Select(cells => new Figure(Number(cells[5]), Number(cells[6]), Number(cells[7])))
        .SingleOrDefault();

    /// <summary>Every file, line by line.</summary>
    public static void AssertEqual(IReadOnlyDictionary<string, IReadOnlyList<string>> expected, SortedDictionary<string, string> files)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), files.Keys);
        foreach (var (name, text) in files)
        {
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
            // Resampled limits, and changes in what takes a year to tell, have tests of their own.
            var lines = text[..^1].Split('\n').Skip(1).Where(line => !line.Contains(";ratio:bootstrap;", StringComparison.Ordinal) && !IsChangeOfRule(line)).ToList();
            foreach (var (line, opinion) in lines.Zip(expected[name])) Assert.Equal($"{name}: {opinion}", $"{name}: {line}");
            Assert.Equal((name, expected[name].Count), (name, lines.Count));
        }
    }

    private static bool IsChangeOfRule(string line) => line.StartsWith("change.", StringComparison.Ordinal)
        && Analytics.Tallies.PatientRule.IsAbout(MeasureCatalogue.BuiltIn[line["change.".Length..line.IndexOf(';', StringComparison.Ordinal)]]);

    private static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    internal sealed record Figure(decimal? Numerator, decimal? Denominator, decimal? Value);
}
