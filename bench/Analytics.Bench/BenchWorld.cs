using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Reference;
using Analytics.Samples;

namespace Analytics.Bench;

/// <summary>A synthetic extract in a directory of its own: the same bytes for the same number of rows.</summary>
public sealed class BenchWorld
{
    private const ulong Seed = 1;
    private readonly string _directory = Directory.CreateTempSubdirectory("skil-bench-").FullName;
    private readonly ReferenceData _reference;

    public BenchWorld(int rows)
    {
        SampleWriter.Write(new SampleOptions(rows, Seed, _directory), null, CancellationToken.None);
        _reference = ReferenceData.Load(Path.Combine(_directory, "reference"));
        Sources = [new ExtractSource(Extract, ExtractFormat.Load("skil", _directory))];
    }

    public string Extract => Path.Combine(_directory, "extract", "dispensings.csv");

    public IReadOnlyList<ExtractSource> Sources { get; }

    /// <summary>A fresh directory below the world's.</summary>
    public string NewDirectory() => Directory.CreateDirectory(Path.Combine(_directory, Path.GetRandomFileName())).FullName;

    /// <summary>Reference tables are loaded beforehand: they don't grow with the rows.</summary>
    /// <param name="measures">Null for the whole <c>vlm</c> pack; none for the cross-checks alone.</param>
    public AnalysisRequest Request(IReadOnlyList<MeasureDefinition>? measures = null) => new()
    {
        Extracts = Sources,
        Reference = _reference,
        Period = new(new(2022, 1, 1), new(2024, 12, 31)),
        Measures = measures ?? MeasurePack.BuiltIn.Single(pack => pack.Id == "vlm").Measures,
        Date = new(2025, 3, 1),
        Batch = "bench",
        ToolVersion = "bench",
    };

    public void Remove() => Directory.Delete(_directory, recursive: true);
}
