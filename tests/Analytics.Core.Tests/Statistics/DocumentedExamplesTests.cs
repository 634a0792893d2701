using System.Globalization;
using System.Text.RegularExpressions;
using Analytics.Core.Tests.Conventions;
using Analytics.Measures;
using Analytics.Statistics;

namespace Analytics.Core.Tests.Statistics;

/// <summary>The examples of docs/methods/statistics.md, as written there.</summary>
public class DocumentedExamplesTests
{
    [Fact]
    public void Examples_SayWhatTheyPrint()
    {
        Shows("820 (652.149–1017.848)", CrudeRate.Of(82, 10_000, 100_000));
        Shows("90 (41.154–170.848)", CrudeRate.Of(9, 10_000, 100_000));
        Shows("65 (55.254–73.636)", Proportion.Of(65, 100, multiplier: 100));
        Shows("1.17 (0–2.865)", VolumeRate.Of(AmountSum.Of([365m, 90m, 45.5m, 12m]), denominator: 365 * 1200, multiplier: 1000));
        Shows("14.5 (12.382–16.866)", DirectStandardisation.Of([new(10, 2000, 30_000), new(50, 5000, 50_000), new(120, 3000, 20_000)], 1000).Rate);
        Shows("1.027 (0.665–1.517)", IndirectStandardisation.Of([new(2, 300, 400, 60_000), new(9, 500, 1500, 90_000), new(14, 200, 2100, 30_000)]).Ratio);
        Shows("17, 20, 35, 46", Percentiles.Of([15, 20, 35, 40, 50], 0.1, 0.25, 0.5, 0.9));
        Shows("0, 0.25, 0.25, 0.75, 1", Ranks.Percent([10, 20, 20, 40, 50]));
        Shows("0.383–1.713", Funnel.Ratio(10));
        Shows("High95", Funnel.PositionOfCount(15, 8.2));
        Shows("1.275", Overdispersion.OfRatios([(12, 15), (25, 18), (8, 11), (40, 30), (31, 35), (19, 20), (55, 38), (22, 25), (17, 21), (60, 52)]).Phi);
        Shows("True", RunChart.Of([20, 22, 19, 25, 21, 23, 18, 24, 16, 15, 14, 17, 13, 16, 12, 15])[0].HasSignal);
        Shows("True", ControlChart.Individuals([10, 12, 11, 14, 9, 13, 12, 25, 11, 10, 12, 13])[7].IsOutside);
        Shows("Concern", XmrChart.Of([40, 42, 39, 41, 43, 38, 40, 44, 36, 35, 34, 33, 32, 31, 30, 37, 36, 35], Direction.Lower).Points[7].Meaning);
        Shows("LikelyImprovement", ChangeAssessment.Of([10, 12, 11, 9, 13, 10, 12, 9, 11, 12, 7, 6, 8, 7, 6, 7, 8, 7, 6], start: 10, Direction.Lower).Verdict);
        Shows("OnTrack", GoalProgress.Of(value: 35, baseline: 40, target: 30, set: new(2025, 1, 1), due: new(2025, 12, 31), today: new(2025, 7, 2)).Status);
        Shows("-33.333", RatioChange.OfPaired(PairedRatios.Of([new(1, 1, 0, 1), new(1, 1, 1, 1), new(0, 1, 0, 1)]), multiplier: 100).Difference!.Value);
        Shows("0.673", MinimumDetectableChange.OfVolume(AmountSum.Of(Enumerable.Repeat(1m, 100)), timeBefore: 12, timeAfter: 12)!.Value.Fall);
        Shows("180000", DefinedDailyDoses.Of(12_000, 30, new(250, DoseUnit.Milligram), new(500, DoseUnit.Milligram)));
        Shows("0.75", Adherence.Of([new(new(2024, 1, 1), 30), new(new(2024, 2, 10), 30), new(new(2024, 3, 1), 30)], new(2024, 1, 1), days: 120).Cma7);
        Shows("35", KaplanMeier.Of([new(10, true), new(20, true), new(35, true), new(20, false), new(50, false)]).Median);
    }

    [Fact]
    public void EveryDocumentedExample_IsRunAbove()
    {
        string tests = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Analytics.Core.Tests", "Statistics", "DocumentedExamplesTests.cs"));
        var examples = Regex.Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "methods", "statistics.md")), @"^(\S.*);  // (.+)$", RegexOptions.Multiline);
        Assert.True(examples.Count >= 20, "the page was meant to have an example in each section");
        Assert.All(examples, example => Assert.Contains($"Shows(\"{example.Groups[2].Value}\", {example.Groups[1].Value});", tests, StringComparison.Ordinal));
    }

    private static void Shows(string expected, object? result) => Assert.Equal(expected, result switch
    {
        Interval interval => $"{Number(interval.Value)} ({Number(interval.Lower)}–{Number(interval.Upper)})",
        FunnelLimits limits => $"{Number(limits.Lower)}–{Number(limits.Upper)}",
        IEnumerable<double?> numbers => string.Join(", ", numbers.Select(number => Number(number!.Value))),
        double number => Number(number),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => result?.ToString(),
    });

    private static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
