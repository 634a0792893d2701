using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Reference;
using Analytics.Reports.OpenData;
using Analytics.Reports.Tests.Fixtures;
using Microsoft.Data.Analysis;

namespace Analytics.Reports.Tests.OpenData;

/// <summary>The example of the README, word for word.</summary>
public sealed class FromCSharpTests
{
    [Fact]
    public void TenLines_GiveReleasedFiguresAsADataFrame()
    {
        string folder = Path.Combine(Repository.Root, "sample-data");
        // README
        var request = new AnalysisRequest
        {
            Extracts = [new ExtractSource(folder + "/extract/dispensings.csv", ExtractFormat.Load("skil", folder))],
            Reference = ReferenceData.Load(folder + "/reference"),
            Period = new(new(2022, 1, 1), new(2024, 12, 31)),
            Measures = MeasurePack.BuiltIn.Single(pack => pack.Id == "vlm").Measures,
            Date = new(2025, 3, 1),
            Batch = "2025-1",
            ToolVersion = "notebook",
        };
        DataFrame frame = FigureFrame.Of([.. AnalyticsEngine.Analyse(request).Publication.Municipalities.SelectMany(book => book.Figures)]);
        // README
        Assert.NotEmpty(frame.Rows);
        Assert.All(frame.Rows.Where(row => (string)row["status"] != "shown"), row => Assert.Null(row["value"]));
    }

    [Fact]
    public void TheReadme_ShowsTheSameLines()
    {
        string[] run = Lines(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Analytics.Reports.Tests", "OpenData", "FromCSharpTests.cs")).Split("// README\n")[1]);
        string[] shown = Lines(File.ReadAllText(Path.Combine(Repository.Root, "README.md")).Split("```csharp\n")[1].Split("```")[0]);
        Assert.Equal(10, run.Count(line => line != "{"));
        Assert.Equal(run, shown);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
