using System.ComponentModel.DataAnnotations;
using Analytics.Measures;

namespace Analytics.Reports;

/// <summary>What to write and where.</summary>
public sealed record ReportOptions
{
    /// <summary>The folder that gets <c>municipal/</c>, <c>practice/</c> and the others; made when it is not there.</summary>
    public required string Directory { get; init; }

    /// <value>All kinds, unless told otherwise.</value>
    public IReadOnlyList<ReportKind> Kinds { get; init; } = Enum.GetValues<ReportKind>();

    /// <summary>The first language gives <c>ID.pdf</c>, each further one <c>ID.da.pdf</c>.</summary>
    /// <value>At least one; the default is Norwegian bokmål.</value>
    public IReadOnlyList<Language> Languages { get; init; } = [Language.Nb];

    /// <summary>Only these reports, by kind and id; empty for all of <see cref="Kinds"/>.</summary>
    /// <remarks>An id that the publication does not have is reported as a failure, and the others are written.</remarks>
    public IReadOnlyList<ReportSelection> Only { get; init; } = [];

    /// <summary>What lies beside the reports that can have it.</summary>
    /// <value>Nothing, unless told otherwise.</value>
    public IReadOnlyList<Companion> Also { get; init; } = [];

    /// <value>PDF/A-2a, unless told otherwise.</value>
    public ArchiveForm Archive { get; init; }

    /// <summary>A word behind every page, such as "demo"; null for none.</summary>
    public string? Watermark { get; init; }

    /// <summary>Reports made at the same time. The bytes do not depend on it.</summary>
    /// <value>The default is one for each processor.</value>
    [Range(1, 256)]
    public int Workers { get; init; } = Environment.ProcessorCount;
}
