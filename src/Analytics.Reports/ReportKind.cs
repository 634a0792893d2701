namespace Analytics.Reports;

/// <summary>Who a report is for; also the name of its folder, or of its file where there is one only, in lower case.</summary>
public enum ReportKind
{
    Municipal,
    Practice,

    /// <summary>A doctor's own, for nobody else.</summary>
    Doctor,

    /// <summary>One for all members of a cluster, and a copy for each.</summary>
    Cluster,

    /// <summary>A learning network of municipalities.</summary>
    Network,

    /// <summary>One report, <c>national.pdf</c>, which has no folder.</summary>
    National,
}
