namespace Analytics.Reports;

/// <summary>One report.</summary>
/// <param name="Id">Official code of the municipality or nation, or id of the practice or network.</param>
public sealed record ReportSelection(ReportKind Kind, string Id);
