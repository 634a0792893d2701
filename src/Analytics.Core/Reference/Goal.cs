namespace Analytics.Reference;

/// <summary>What a unit has set out to reach: one line of goals.csv.</summary>
/// <param name="Measure">Id of the measure, in whose unit baseline and target are.</param>
/// <param name="Baseline">Null where none was taken.</param>
public sealed record Goal(ReferenceUnit UnitKind, string UnitId, string Measure, decimal? Baseline, decimal Target, DateOnly Due);
