namespace Analytics.Statistics;

/// <summary>What one patient adds to a ratio of two sums, before and after: 1 of 1 for a user for whom a rule holds, DDDs of one user, 0 of 0 for none.</summary>
public readonly record struct PatientRatio(decimal PartBefore, decimal WholeBefore, decimal PartAfter, decimal WholeAfter);
