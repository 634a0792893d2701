namespace Analytics.Measures;

/// <summary>A chosen measure that the data cannot give.</summary>
/// <param name="Missing">What it needs and was not there, at least one.</param>
/// <param name="OnListsOnly">Whether places have it, and only practices and doctors don't.</param>
public sealed record SkippedMeasure(MeasureDefinition Measure, IReadOnlyList<DataNeed> Missing, bool OnListsOnly);
