using Analytics.Measures;
using Analytics.Reports;

namespace Analytics.Cli.Output;

/// <summary>What of a publication is written, and where: nothing here changes a figure.</summary>
internal sealed record ReleaseOptions
{
    public required string Output { get; init; }
    public required IReadOnlyList<ReportKind> Kinds { get; init; }

    /// <summary>Empty for every report of the kinds.</summary>
    public IReadOnlyList<ReportSelection> Only { get; init; } = [];
    public required IReadOnlyList<Language> Languages { get; init; }
    public IReadOnlyList<Companion> Also { get; init; } = [];
    public bool Resume { get; init; }

    /// <summary>Bytes to stay within; null for the default.</summary>
    public long? Memory { get; init; }

    public ArchiveForm Archive { get; init; }

    /// <summary>A word across every page.</summary>
    public string? Watermark { get; init; }

    /// <summary>What labels are drawn from; null for the secret that is kept for the batch.</summary>
    public byte[]? Secret { get; init; }

    public bool Makes(ReportKind kind) => Only.Count > 0 ? Only.Any(report => report.Kind == kind) : Kinds.Contains(kind);
}
