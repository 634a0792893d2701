using System.Globalization;
using Analytics.Core.Tests.Extracts;
using Analytics.Core.Tests.Tallies;
using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Release;

namespace Analytics.Core.Tests.Release;

/// <summary>Where the period crosses the split of a municipality, its heirs are released as one, and never by themselves.</summary>
public sealed class UnionTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("union-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    /// <summary>So whatever protects a municipality protects a union.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void TheRelease_IsThatOfOneMunicipality(int seed)
    {
        var split = Publish(seed, isSplit: true).Municipalities;
        var whole = Publish(seed, isSplit: false).Municipalities;

        Assert.Equal(whole.Select(book => book.Municipality.ToString()).Append("1580").Order(), split.Select(book => book.Municipality.ToString()));
        Assert.Contains(whole.SelectMany(book => book.Figures), figure => figure.Value.Match(_ => false, reason => reason == WithheldReason.Privacy));
        foreach (var book in whole)
        {
            var same = split.Single(other => other.Municipality == book.Municipality);
            Assert.Equal(book.Figures.Select(FigureLine.Of), same.Figures.Select(figure => FigureLine.Of(figure).Replace(";union;1508+1580;", ";municipality;1508;", StringComparison.Ordinal)));
            Assert.Equal(Text(book.Residents), Text(same.Residents));
        }
        var (alesund, haram) = (split.Single(book => book.Name == "Ålesund"), split.Single(book => book.Name == "Haram"));
        Assert.Equal(["Haram"], alesund.JoinedWith);
        Assert.Equal(["Ålesund"], haram.JoinedWith);
        Assert.Equal(alesund.Figures.Select(FigureLine.Of), haram.Figures.Select(FigureLine.Of));
        Assert.DoesNotContain(split.SelectMany(book => book.Figures), figure => figure.Unit is "1508" or "1580");
    }

    [Fact]
    public void WhatIsShownOfAUnion_IsItsEstimate()
    {
        var request = Request(seed: 4, isSplit: true);
        var estimates = TallyOutput.Of(request);
        var shown = AnalyticsEngine.Analyse(request).Publication.Municipalities.Single(book => book.Name == "Haram").Figures
            .Where(figure => figure.Level == UnitLevel.Union && figure.Stratum == "all" && figure.Value.Match(_ => true, _ => false)).ToList();

        Assert.NotEmpty(shown);
        Assert.All(shown, figure =>
        {
            var estimate = estimates.Estimate(figure.Measure.Id, "union", "1508+1580", figure.Period.ToString())!;
            Assert.Equal((estimate.Numerator, estimate.Denominator, estimate.Value), (Number(figure.Numerator), Number(figure.Denominator), Number(figure.Value)));
        });
    }

    [Fact]
    public void AYearByItself_KnowsNoUnion()
    {
        var request = Request(seed: 5, isSplit: true);
        var before = AnalyticsEngine.Analyse(request with { Period = new(new(2023, 1, 1), new(2023, 12, 31)) }).Publication;
        var after = AnalyticsEngine.Analyse(request with { Period = new(new(2024, 1, 1), new(2024, 12, 31)) }).Publication;

        Assert.All(before.Municipalities.Concat(after.Municipalities), book => Assert.Empty(book.JoinedWith));
        // All of the old municipality stands with the larger heir, people and rows.
        Assert.Equal("1300", Text(before.Municipalities.Single(book => book.Name == "Ålesund").Residents));
        Assert.Equal("NoData", Text(before.Municipalities.Single(book => book.Name == "Haram").Residents));
        Assert.Equal("1100", Text(after.Municipalities.Single(book => book.Name == "Ålesund").Residents));
    }

    private static decimal? Number(Published<decimal> value) => value.Match<decimal?>(number => number, _ => null);

    private static string Text(Published<int> value) => value.Match(number => number.ToString(CultureInfo.InvariantCulture), reason => reason.ToString());

    private Publication Publish(int seed, bool isSplit) => AnalyticsEngine.Analyse(Request(seed, isSplit)).Publication;

    /// <summary>Two years of opioids in three places of a county and one elsewhere; written with the codes of the day, or as if there had been one municipality all along.</summary>
    private AnalysisRequest Request(int seed, bool isSplit)
    {
        string directory = Directory.CreateDirectory(Path.Combine(_directory, $"{seed}-{isSplit}")).FullName;
        var random = new Random(seed);
        var rows = new List<string>();
        string[] homes = ["1508", "1580", "1511", "1514", "0301"];
        for (int patient = 0; patient < 500; patient++)
        {
            string home = homes[patient % 8 == 0 ? 3 : patient % 5];
            foreach (int month in Enumerable.Range(0, 24).Where(_ => random.Next(5) == 0))
            {
                if (random.Next(20) == 0) home = homes[random.Next(2)];
                var day = new DateOnly(2023, 1, 1).AddMonths(month).AddDays(random.Next(28));
                string written = home is not ("1508" or "1580") ? home : !isSplit ? "1508" : day.Year < 2024 ? "1507" : home;
                int gp = random.Next(4);
                rows.Add(SkilExtract.Row($"P{patient:D3}", date: day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), atc: random.Next(2) == 0 ? "N02AA05" : "N02AX02",
                    ddd: random.Next(1, 60).ToString(CultureInfo.InvariantCulture), municipality: written, prescriber: $"G{gp}", practice: $"K{gp}"));
            }
        }
        File.WriteAllLines(Path.Combine(directory, "extract.csv"), rows.Prepend(SkilExtract.Header));
        string[] People(string place, int year, int people) => [$"{place};{year};1;40-44;{people}"];
        string[] Joined(int year) => year < 2024 ? People(isSplit ? "1507" : "1508", year, 1300) : isSplit ? [.. People("1508", year, 1100), .. People("1580", year, 250)] : People("1508", year, 1350);
        File.WriteAllLines(Path.Combine(directory, "population.csv"),
            new[] { 2023, 2024, 2025 }.SelectMany(year => Joined(year).Concat(People("1511", year, 400)).Concat(People("1514", year, 60)).Concat(People("0301", year, 900)))
                .Prepend("municipality;year;sex;age_group;population"));
        if (!isSplit) File.WriteAllLines(Path.Combine(directory, "municipality_map.csv"), ["from_code;to_code;valid_from;weight", "1508;1508;2018-01-01;1"]);
        return new AnalysisRequest
        {
            Extracts = [new ExtractSource(Path.Combine(directory, "extract.csv"), ExtractFormat.Load("skil", directory))],
            Reference = ReferenceData.Load(directory),
            Period = new(new(2023, 1, 1), new(2024, 12, 31)),
            Measures = [.. new[] { "did.opi", "users.opi", "opi.persistent.wide", "opi.ome_per_1000", "top.ddd", "top.users" }.Select(id => MeasureCatalogue.BuiltIn[id])],
            Date = new(2025, 3, 1),
            Batch = "union",
            ToolVersion = "test",
            Workers = 2,
        };
    }
}
