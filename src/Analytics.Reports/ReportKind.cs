namespace Analytics.Reports;

/// <summary>Who a report is for; also the name of its folder, in lower case.</summary>
public enum ReportKind { Municipal, Practice }
