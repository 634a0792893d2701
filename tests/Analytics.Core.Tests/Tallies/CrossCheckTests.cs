using Analytics.Core.Tests.Extracts;
using Analytics.Prescribing;

namespace Analytics.Core.Tests.Tallies;

/// <summary>The cross-checks where their state is at its limits: many years, many prescribers of one patient, long pseudonyms.</summary>
public class CrossCheckTests
{
    private static readonly string[] Drugs = ["N02AA01", "N02AJ06", "N05BA01", "N05CF01", "N05CD02", "N05CM05"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void FortyYears_AreCountedAsDuckDbCountsThem(int seed)
    {
        var random = new Random(seed);
        using var world = new RoughWorld(seed);
        var first = new DateOnly(1985, 1, 1);
        // A few patients have most rows, and pseudonyms of up to 60 characters of which many begin alike.
        string[] rows = [.. Enumerable.Range(0, 6000).Select(_ => SkilExtract.Row(
            patient: new string('p', random.Next(60)) + random.Next(1 + random.Next(40)),
            date: first.AddDays(random.Next(40 * 365)).ToString("yyyy-MM-dd"),
            municipality: random.Next(3) == 0 ? "5501" : "0301",
            atc: Drugs[random.Next(Drugs.Length)], ddd: $"{random.Next(-5, 200)},{random.Next(10)}",
            prescriber: "G" + random.Next(1 + random.Next(300))))];
        File.WriteAllText(world.Extract, SkilExtract.Header + "\n" + string.Join('\n', rows) + "\n");
        var period = new ReportingPeriod(first, new(2024, 12, 31));

        using var opinion = SecondOpinion.Of(PlainRows.Of(File.ReadAllText(world.Extract)), period, [], world.Reference);
        var expected = opinion.Files();
        for (int workers = 1; workers <= 4; workers++)
            TallyOutput.AssertEqual(expected, TallyOutput.Of(world.Request(workers) with { Period = period, Measures = [] }));
    }
}
