using Analytics.Reports;

namespace Analytics.Cli.Configuration;

/// <summary>Forms of PDF/A by the words that people write.</summary>
internal static class ArchiveForms
{
    public static readonly string[] Words = ["2a", "1b"];

    public static string WordOf(ArchiveForm form) => form == ArchiveForm.A1b ? Words[1] : Words[0];

    public static ArchiveForm Of(string word) => word == Words[1] ? ArchiveForm.A1b : ArchiveForm.A2a;
}
