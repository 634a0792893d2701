namespace Analytics.Pdf;

/// <summary>Which archival form a file has.</summary>
public enum PdfArchive
{
    /// <summary>PDF/A-2a: tagged, in the compact form of PDF 1.7.</summary>
    A2a,

    /// <summary>PDF/A-1b for archives whose rules name part 1: PDF 1.4, larger; the tags stay.</summary>
    A1b,
}

/// <summary>What a document says of itself; all that makes two documents with the same pages differ.</summary>
public sealed record PdfInfo
{
    public required string Title { get; init; }
    public required string Author { get; init; }
    public string Subject { get; init; } = "";

    /// <summary>Language of all text, such as nb-NO, da-DK or en-GB.</summary>
    public required string Language { get; init; }

    /// <summary>The program that composed the document.</summary>
    public string Creator { get; init; } = "SkilAnalytics";

    /// <summary>The library that wrote the file.</summary>
    public string Producer { get; init; } = "Analytics.Pdf";

    /// <summary>Written as the time of creation, midnight UTC: a file never tells when it was really made.</summary>
    public required DateOnly Date { get; init; }

    public PdfArchive Archive { get; init; } = PdfArchive.A2a;
}
