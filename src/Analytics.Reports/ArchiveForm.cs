namespace Analytics.Reports;

/// <summary>Which form of PDF/A the reports have; every one is tagged.</summary>
public enum ArchiveForm
{
    /// <summary>PDF/A-2a.</summary>
    A2a,

    /// <summary>PDF/A-1b, larger, for archives whose rules name part 1.</summary>
    A1b,
}
