namespace Analytics.Pdf.Tests;

/// <summary>Has PDFBox judge the PDF/A-1b form, where Java and its packages are at hand.</summary>
[Trait("Needs", "java")]
public class PreflightTests
{
    private const string Java = "/usr/bin/java", Jars = "/usr/share/java";

    private static readonly string[] s_libraries =
        ["preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"];

    public static TheoryData<string> Languages => [.. SampleReport.Languages];

    [SkippableTheory]
    [MemberData(nameof(Languages))]
    public void Preflight_FindsTheFileValid(string language)
    {
        string[] jars = [.. s_libraries.Select(name => Path.Combine(Jars, name + ".jar"))];
        Skip.IfNot(File.Exists(Java) && jars.All(File.Exists), "Java or PDFBox is not here.");
        using var file = new TemporaryFile(SampleReport.Bytes(language, PdfArchive.A1b));
        (_, string output) = Tool.Run(Java, "-cp", string.Join(':', jars), "org.apache.pdfbox.preflight.Validator_A1b", file.Path);
        Assert.Contains("is a valid PDF/A-1b file", output, StringComparison.Ordinal);
    }
}
