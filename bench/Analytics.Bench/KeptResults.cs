using System.Globalization;
using BenchmarkDotNet.Reports;
using CsvHelper;
using DuckDB.NET.Data;

namespace Analytics.Bench;

/// <summary>Copies the tables of a run to where they are kept: a folder for each kind of processor, with the versions they were made with.</summary>
internal static class KeptResults
{
    private const string TableEnding = "-report-github.md";

    private const string Results = "bench/results";

    /// <summary>Where results of this processor are kept, from the root of the repository.</summary>
    public static string Folder() => Directory.CreateDirectory(Path.Combine(Results, FileNameOf(Processor()))).FullName;

    /// <summary>Keeps one table, with the versions of all that was measured.</summary>
    public static void Write(string name, string table)
    {
        File.WriteAllText(Path.Combine(Folder(), name), table.Trim() + "\n");
        File.WriteAllText(Path.Combine(Folder(), "versions.txt"), Versions());
    }

    public static void Write(IEnumerable<Summary> summaries)
    {
        var all = summaries.ToList();
        if (all.Count == 0) return;
        string target = Folder();
        foreach (var summary in all)
        {
            string name = summary.BenchmarksCases[0].Descriptor.Type.Name;
            string made = Path.Combine(summary.ResultsDirectoryPath, $"{typeof(KeptResults).Namespace}.{name}{TableEnding}");
            File.WriteAllText(Path.Combine(target, name + ".md"), File.ReadAllText(made).Trim().ReplaceLineEndings("\n") + "\n");
        }
        File.WriteAllText(Path.Combine(target, "versions.txt"), Versions());
    }

    private static string Versions() => string.Create(CultureInfo.InvariantCulture, $"""
        SkilAnalytics    {typeof(AnalyticsEngine).Assembly.GetName().Version?.ToString(3)}
        .NET             {Environment.Version}
        BenchmarkDotNet  {typeof(Summary).Assembly.GetName().Version?.ToString(3)}
        DuckDB           {DuckDbVersion()}
        CsvHelper        {typeof(CsvReader).Assembly.GetName().Version?.ToString(3)}
        Sylvan.Data.Csv  {typeof(Sylvan.Data.Csv.CsvDataReader).Assembly.GetName().Version?.ToString(3)}
        Processor        {Processor()}, {Environment.ProcessorCount} logical cores

        """).ReplaceLineEndings("\n");

    private static string DuckDbVersion()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        return connection.ServerVersion;
    }

    private static string Processor()
    {
        const string Cpus = "/proc/cpuinfo";
        string? line = File.Exists(Cpus) ? File.ReadLines(Cpus).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string FileNameOf(string text) =>
        string.Join('-', string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
