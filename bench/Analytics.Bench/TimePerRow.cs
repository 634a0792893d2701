using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Analytics.Bench;

/// <summary>Mean time divided by the rows of the extract, for benchmarks that have rows.</summary>
internal sealed class TimePerRow : IColumn
{
    private const string Parameter = nameof(ReadBench.Rows);

    public string Id => nameof(TimePerRow);
    public string ColumnName => "ns/row";
    public string Legend => "Mean time in nanoseconds, divided by the rows of the extract";
    public bool AlwaysShow => true;
    public ColumnCategory Category => ColumnCategory.Statistics;
    public int PriorityInCategory => 0;
    public bool IsNumeric => true;
    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => summary.BenchmarksCases.All(benchmark => benchmark.Parameters[Parameter] is int);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        summary[benchmarkCase]?.ResultStatistics is { } time && benchmarkCase.Parameters[Parameter] is int rows
            ? (time.Mean / rows).ToString("F1", CultureInfo.InvariantCulture)
            : "-";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public override string ToString() => ColumnName;
}
