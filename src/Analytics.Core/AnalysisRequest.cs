using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Release;
using Analytics.Release.Earlier;

namespace Analytics;

/// <summary>Everything that can change a figure.</summary>
public sealed record AnalysisRequest
{
    /// <summary>Files with their formats; the same figures come out in any order.</summary>
    public required IReadOnlyList<ExtractSource> Extracts { get; init; }
    public required ReferenceData Reference { get; init; }

    /// <summary>Whose a dispensing is among practices and doctors. By list without patient_gp.csv, the majority GP stands for the list.</summary>
    public Attribution Attribution { get; init; }

    internal Attribution AttributionUsed => Attribution == Attribution.List && !Reference.HasPatientList ? Attribution.MajorityGp : Attribution;

    /// <summary>Dispensings outside it are counted in the intake and otherwise ignored.</summary>
    public required ReportingPeriod Period { get; init; }

    /// <summary>In the order of the pack; may be empty for the cross-checks alone.</summary>
    public required IReadOnlyList<MeasureDefinition> Measures { get; init; }
    public DisclosurePolicy Policy { get; init; } = new();

    /// <summary>By which factors opioids become oral morphine.</summary>
    public OmeProfile OmeProfile { get; init; } = OmeProfile.NoHdir;

    /// <summary>What is worked out of the measures besides.</summary>
    public IReadOnlyCollection<Comparison> Comparisons { get; init; } = [];

    /// <summary>Printed on every document.</summary>
    public required DateOnly Date { get; init; }
    public required string Batch { get; init; }
    public string Edition { get; init; } = "";

    /// <summary>What releases before this one told, in their order: figures of the same periods stay as they were (docs/methods/disclosure.md).</summary>
    public IReadOnlyList<LedgerEntry> Earlier { get; init; } = [];

    /// <summary>What the labels of unnamed members are drawn from, for this batch alone and known to the data controller only; null for no documents of clusters.</summary>
    /// <remarks>Random bytes, 32 or more. The same secret draws the same labels, so a batch that is made again has the same bytes.</remarks>
    public ReadOnlyMemory<byte>? PseudonymSecret { get; init; }

    /// <summary>Share of rows, 0 to 1, above which refused rows stop the run.</summary>
    public double MaxRefusedShare { get; init; } = 0.01;

    /// <summary>Threads; figures don't depend on it. The default is one per core.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Bytes that the run should stay within; patients' rows that have no room then go to files in <see cref="SpillDirectory"/>. Figures don't depend on it.</summary>
    /// <remarks>A wish and not a wall: the tables of sums and the names of prescribers are always in memory. The default is three quarters of what the machine has.</remarks>
    public long Memory { get; init; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3;

    /// <summary>An existing directory for patients' rows that memory has no room for; null to keep all in memory. Its files have no name and end with the process.</summary>
    public string? SpillDirectory { get; init; }

    /// <summary>The version printed on documents.</summary>
    public required string ToolVersion { get; init; }
}
