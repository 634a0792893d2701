namespace Analytics.Reports;

/// <summary>One report.</summary>
/// <param name="Id">Official code of the municipality, or id of the practice.</param>
public sealed record ReportSelection(ReportKind Kind, string Id);
