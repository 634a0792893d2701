namespace Analytics.Reference;

/// <summary>A published figure to compare with: one line of benchmarks.csv.</summary>
/// <remarks>Editions of the same source disagree, so scope, year and edition are printed beside the value.</remarks>
/// <param name="Measure">Id of the measure with the same drugs and unit.</param>
/// <param name="Scope">Whom and what it covers.</param>
/// <param name="Year">The year the figure is about.</param>
public sealed record Benchmark(string Measure, string Label, decimal Value, string Unit, string Scope, int Year, string Edition, string Source);
