using Analytics.Reports;

namespace Analytics.Cli.Configuration;

/// <summary>Report kinds by the words that people write.</summary>
internal static class ReportKinds
{
    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<ReportKind>().Select(WordOf)];

    public static string WordOf(ReportKind kind) => kind switch
    {
        ReportKind.Municipal => "municipal",
        ReportKind.Practice => "practice",
        ReportKind.Doctor => "doctor",
        ReportKind.Cluster => "cluster",
        ReportKind.Network => "network",
        ReportKind.National => "national",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <returns>Null with what is wrong and what to do.</returns>
    public static ReportKind? Find(string word, out string problem, out string remedy)
    {
        (problem, remedy) = ("", "");
        foreach (var kind in Enum.GetValues<ReportKind>())
        {
            if (WordOf(kind) == word) return kind;
        }
        problem = $"there is no report kind '{word}'";
        remedy = $"choose among {string.Join(", ", Words)}";
        return null;
    }
}
