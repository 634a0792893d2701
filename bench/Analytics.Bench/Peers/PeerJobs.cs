namespace Analytics.Bench.Peers;

/// <summary>Everybody who can do the measuring job, by name: from an extract to three tables in a directory.</summary>
internal static class PeerJobs
{
    public static IReadOnlyDictionary<string, Action<string, string>> All { get; } = new Dictionary<string, Action<string, string>>
    {
        ["duckdb"] = DuckDbJob.Run,
        ["csvhelper"] = CsvHelperJob.Run,
        ["csvhelper-2"] = CsvHelperJob.RunOnTwoThreads,
        ["sylvan"] = SylvanJob.Run,
        ["dataframe"] = DataFrameJob.Run,
    };

    public static IReadOnlyList<string> Tables { get; } = ["municipality_month.csv", "prescriber_year.csv", "municipality_year_patients.csv"];

    /// <exception cref="InvalidOperationException">A table of one differs from the other's: there is nothing to compare.</exception>
    public static void RequireSame(string ours, string theirs, string engine)
    {
        foreach (string table in Tables)
        {
            if (!File.ReadAllBytes(Path.Combine(ours, table)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(theirs, table))))
                throw new InvalidOperationException($"{table} differs from that of {engine}: there is nothing to compare.");
        }
    }
}
