using Analytics.Extracts;
using Analytics.Release;
using Analytics.Release.Earlier;

namespace Analytics;

/// <summary>What a run gives: the publication for readers, the rest for the steward alone.</summary>
public sealed class AnalysisResult
{
    internal AnalysisResult() { }

    public Publication Publication { get; internal init; } = null!;
    public IntakeSummary Intake { get; internal init; } = null!;

    /// <summary>Which rule hid which cell: personal data, for the steward's folder only.</summary>
    public GateLog Gate { get; internal init; } = null!;

    /// <summary>The withheld numbers themselves, to attack a release with.</summary>
    public GateLog Withheld { get; internal init; } = null!;

    /// <summary>How many of the patients of a withheld count each practice has seen.</summary>
    public GateLog Knowledge { get; internal init; } = null!;

    /// <summary>What later releases have to be held against; to be kept before any document is handed out.</summary>
    public LedgerEntry ForLedger { get; internal init; } = null!;
}
