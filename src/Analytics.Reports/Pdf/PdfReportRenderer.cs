using Analytics.Pdf;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Pdf;

/// <summary>Tagged, archivable PDF with our own writer.</summary>
internal sealed class PdfReportRenderer(ArchiveForm archive = ArchiveForm.A2a) : IReportRenderer
{
    private const string Author = "SkilAnalytics";

    public string Extension => ".pdf";

    public byte[] Render(ReportDocument report)
    {
        var document = new PdfDocument(new PdfInfo
        {
            Title = Printable(report.Title),
            Author = Author,
            Subject = Printable(report.Subject),
            Language = ReportCulture.Of(report.Language).Tag,
            Creator = Printable(Author + " " + report.ToolVersion).TrimEnd(),
            Date = report.Date,
            Archive = archive == ArchiveForm.A1b ? PdfArchive.A1b : PdfArchive.A2a,
        });
        PageWriter.Write(report, document);
        using var file = new MemoryStream();
        document.Save(file);
        return file.ToArray();
    }

    /// <summary>Control characters of a name have no place in a file's properties.</summary>
    private static string Printable(string text) => BriefText.Of(string.Concat(text.Where(c => !char.IsControl(c) && c < '\uFFFE' && !char.IsSurrogate(c))));
}
