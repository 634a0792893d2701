namespace Analytics.Pdf.Tests;

/// <summary>Judges files with the checker that the project shares, where it and python are at hand.</summary>
[Trait("Needs", "shared")]
public class PdfCheckTests
{
    private const string Python = "/usr/bin/python3";

    public static TheoryData<string, PdfArchive, string> Files => new()
    {
        { "nb-NO", PdfArchive.A2a, "2a" }, { "da-DK", PdfArchive.A2a, "2a" }, { "en-GB", PdfArchive.A2a, "2a" }, { "nb-NO", PdfArchive.A1b, "1b" },
    };

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void Checker_FindsNothing(string language, PdfArchive archive, string level)
    {
        string? checker = Checker();
        Skip.If(checker is null || !File.Exists(Python), "The shared checker or python is not here.");
        using var file = new TemporaryFile(SampleReport.Bytes(language, archive));
        (int exit, string output) = Tool.Run(Python, checker!, file.Path, "--lang", language[..2], "--pdfa", level, "--tables", "1", "--figures", "1",
            "--min-chars", "100", "--text", SampleReport.Texts(language).Body);
        Skip.If(exit != 0 && output.Contains("apt-get install", StringComparison.Ordinal), "The checker's own needs are not installed.");
        Assert.True(exit == 0 && output.Contains("score 100", StringComparison.Ordinal), output);
    }

    /// <summary>Beside the repository, wherever that is.</summary>
    private static string? Checker()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string path = Path.Combine(at.FullName, "shared", "tools", "pdf_check.py");
            if (File.Exists(path)) return path;
        }
        return null;
    }
}
