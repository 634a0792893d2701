namespace Analytics;

/// <summary>What a run is busy with.</summary>
public enum AnalysisPhase { Reading, Tallying, Protecting, Writing }

/// <summary>How far a run has come.</summary>
/// <param name="Done">Bytes read, or steps done.</param>
/// <param name="Total">Of how many; 0 where nobody knows.</param>
public readonly record struct AnalysisProgress(AnalysisPhase Phase, long Done, long Total);
