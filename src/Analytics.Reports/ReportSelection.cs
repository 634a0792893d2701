namespace Analytics.Reports;

/// <summary>One report.</summary>
/// <param name="Id">Official code of the municipality, or id of the practice.</param>
public sealed record ReportSelection(ReportKind Kind, string Id)
{
    /// <summary>Where its files are below the output folder: folder and file name, forward slash, no ending.</summary>
    public string Path => Kind.ToString().ToLowerInvariant() + "/" + FileName.Of(Id);
}
