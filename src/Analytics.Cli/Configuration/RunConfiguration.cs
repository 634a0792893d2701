using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Release;
using Analytics.Reports;

namespace Analytics.Cli.Configuration;

/// <summary>A <c>skil.json</c> without faults, its paths made absolute.</summary>
internal sealed record RunConfiguration
{
    /// <summary>The file itself.</summary>
    public required string Path { get; init; }
    public required IReadOnlyList<ExtractSource> Extracts { get; init; }
    public required string ReferenceDirectory { get; init; }
    public required ReportingPeriod Period { get; init; }

    /// <summary>In reading order; empty only when they were listed as none.</summary>
    public required IReadOnlyList<MeasureDefinition> Measures { get; init; }
    public IReadOnlyList<Comparison> Comparisons { get; init; } = [];
    public required DisclosurePolicy Policy { get; init; }
    public Attribution Attribution { get; init; }
    public required DateOnly Date { get; init; }
    public required string Batch { get; init; }
    public string Edition { get; init; } = "";
    public OmeProfile OmeProfile { get; init; } = OmeProfile.NoHdir;
    public double MaxRefusedShare { get; init; } = 0.01;
    public IReadOnlyList<ReportKind> Reports { get; init; } = Enum.GetValues<ReportKind>();
    public IReadOnlyList<Companion> Also { get; init; } = [];
    public IReadOnlyList<Language> Languages { get; init; } = [Language.Nb];
    public required string Output { get; init; }

    /// <summary>What has been released before; secrets of batches lie beside it.</summary>
    public required string Ledger { get; init; }

    /// <summary>Whether a ledger is named; without one, no release is held against others.</summary>
    public bool KeepsLedger { get; init; }

    /// <summary>What relative paths are relative to.</summary>
    public string Directory => System.IO.Path.GetDirectoryName(Path)!;
}
