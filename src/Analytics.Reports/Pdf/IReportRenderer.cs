using Analytics.Reports.Document;

namespace Analytics.Reports.Pdf;

/// <summary>Turns a report into a file. Another back end stands beside the first by implementing this.</summary>
internal interface IReportRenderer
{
    /// <summary>Ending of the file's name, with its dot.</summary>
    string Extension { get; }

    /// <summary>The whole file; the same report gives the same bytes.</summary>
    byte[] Render(ReportDocument report);
}
