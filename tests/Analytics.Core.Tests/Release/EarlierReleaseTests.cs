using System.Globalization;
using Analytics.Core.Tests.Support;
using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Release.Earlier;

namespace Analytics.Core.Tests.Release;

/// <summary>Two releases of the same people, side by side on the desk of a reader who has kept both.</summary>
public class EarlierReleaseTests
{
    private static readonly ReportingPeriod ToMidYear = new(new(2023, 1, 1), new(2024, 6, 30)), FirstYear = new(new(2023, 1, 1), new(2023, 12, 31));

    [Theory]
    [InlineData("a longer period")]
    [InlineData("a year more")]
    [InlineData("measures more")]
    [InlineData("a stricter rule")]
    [InlineData("a laxer rule")]
    [InlineData("one after the other")]
    public void TwoReleases_LetNobodySolveACell(string changed)
    {
        for (int seed = 1; seed <= 8; seed++)
        {
            using var world = new TinyWorld(seed, isTiny: seed % 2 == 0, byList: seed % 4 == 3, withAges: seed % 3 == 1);
            var publications = Releases(RequestsOf(world, changed), isLedgerKept: true);
            foreach (string? reader in world.Gps.Select(gp => gp.Practice).Distinct().Prepend(null)) Assert.Empty(Attacker.CellsSolvedFrom(world, publications, reader));
        }
    }

    /// <summary>So the ledger is what keeps them.</summary>
    [Theory]
    [InlineData("measures more")]
    [InlineData("a stricter rule")]
    public void WithoutALedger_SomethingIsSolved(string changed)
    {
        int solved = 0;
        for (int seed = 1; seed <= 8 && solved == 0; seed++)
        {
            using var world = new TinyWorld(seed, isTiny: seed % 2 == 0);
            solved += Attacker.CellsSolvedFrom(world, Releases(RequestsOf(world, changed), isLedgerKept: false), insider: null).Count;
        }
        Assert.NotEqual(0, solved);
    }

    [Theory]
    [InlineData("a longer period")]
    [InlineData("a stricter rule")]
    [InlineData("a laxer rule")]
    public void WhatWasReleased_StaysAsItWas(string changed)
    {
        for (int seed = 1; seed <= 6; seed++)
        {
            using var world = new TinyWorld(seed);
            var publications = Releases(RequestsOf(world, changed), isLedgerKept: true);
            var (before, after) = (LinesOf(publications[0]), LinesOf(publications[^1]));
            var told = before.Keys.Intersect(after.Keys).ToList();
            Assert.NotEmpty(told);
            // A municipality whose document is closed now shows nothing any more; nothing else changes.
            Assert.All(told.Where(key => Status(after[key]) == "shown"), key => Assert.Equal(before[key], after[key]));
            Assert.All(told.Where(key => Status(before[key]) == "withheld:privacy"), key => Assert.Equal(before[key], after[key]));
        }
    }

    /// <summary>With the same figures the second release is the first one again, and something new where there was nothing.</summary>
    [Fact]
    public void TheSameRelease_IsTheSame()
    {
        using var world = new TinyWorld(3);
        var request = world.Request();
        var first = AnalyticsEngine.Analyse(request);
        var second = AnalyticsEngine.Analyse(request with { Batch = "next", Earlier = [first.ForLedger] });
        Assert.Equal(LinesOf(first.Publication), LinesOf(second.Publication));
        Assert.Equal(first.ForLedger.Figures, second.ForLedger.Figures);
    }

    /// <summary>Rows that came late: the old figures stand, and a year is not shown beside quarters that would tell what came.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(5, true)]
    [InlineData(1, false)]
    [InlineData(5, false)]
    public void ACorrection_IsToldOfNobody(int seed, bool isLarge)
    {
        using var world = new TinyWorld(seed);
        var first = AnalyticsEngine.Analyse(world.Request() with { Period = ToMidYear });
        string late = LeaveOutRows(world, every: isLarge ? 3 : 300);
        var corrected = AnalyticsEngine.Analyse(world.Request() with { Batch = "next", Earlier = [first.ForLedger] });
        var fresh = AnalyticsEngine.Analyse(world.Request());
        var (before, after, without) = (DecidedIn(first), DecidedIn(corrected), DecidedIn(fresh));
        foreach (bool isOfMany in (bool[])[false, true])
            Assert.Contains(before, line => Status(line.Value) == "shown" && IsOfMany(line.Key) == isOfMany && without.TryGetValue(line.Key, out string? now) && now != line.Value);
        Assert.All(before.Where(line => after.TryGetValue(line.Key, out string? now) && Status(now) == "shown"), line => Assert.Equal(line.Value, after[line.Key]));

        int years = 0;
        foreach (var (key, line) in after.Where(line => line.Key.EndsWith(";2024", StringComparison.Ordinal) && line.Key.StartsWith("did.", StringComparison.Ordinal)))
        {
            string[] quarters = [key + "Q1", key + "Q2"];
            if (Array.TrueForAll(quarters, quarter => ChangeOf(quarter) == 0)) continue;
            // Of the nation and counties it is shown where as many users have come as could be shown by themselves.
            if (IsOfMany(key) && Array.Exists(quarters, quarter => Math.Abs(ChangeOf("users." + quarter["did.".Length..])) >= 5)) continue;
            years++;
            Assert.Equal("withheld:privacy", Status(line));
        }
        Assert.True(years > 0, late);

        decimal ChangeOf(string key) => !before.TryGetValue(key, out string? then) || Status(then) != "shown" || !without.TryGetValue(key, out string? now) || Status(now) != "shown" ? 0
            : decimal.Parse(now.Split(';')[5], CultureInfo.InvariantCulture) - decimal.Parse(then.Split(';')[5], CultureInfo.InvariantCulture);
    }

    [Fact]
    public void OtherDefinitionsOrFewerMeasures_AreRefused()
    {
        using var world = new TinyWorld(2);
        var request = world.Request();
        var entry = AnalyticsEngine.Analyse(request).ForLedger;
        var later = request with { Batch = "next", Earlier = [entry] };

        var fewer = Assert.Throws<EarlierReleaseException>(() => AnalyticsEngine.Analyse(later with { Measures = [.. request.Measures.Where(measure => measure.Id != "did.hyp")] }));
        Assert.Contains("did.hyp", Assert.Single(fewer.Obstacles), StringComparison.Ordinal);
        var changed = entry with { Definitions = entry.Definitions.ToDictionary(one => one.Key, one => one.Key == "did.opi" ? "another" : one.Value) };
        Assert.Contains("did.opi", Assert.Single(Assert.Throws<EarlierReleaseException>(() => AnalyticsEngine.Analyse(later with { Earlier = [changed] })).Obstacles), StringComparison.Ordinal);
        Assert.Throws<EarlierReleaseException>(() => AnalyticsEngine.Analyse(later with { Attribution = Attribution.List }));

        // Measures of other drugs, or periods of which nothing was told, are nobody's business.
        AnalyticsEngine.Analyse(later with { Earlier = [entry with { Period = new(new(2020, 1, 1), new(2021, 12, 31)), Definitions = changed.Definitions }] });
        AnalyticsEngine.Analyse(later with { Earlier = [entry with { Definitions = new Dictionary<string, string> { ["did.gaba"] = "another" } }] });
    }

    private static IReadOnlyList<AnalysisRequest> RequestsOf(TinyWorld world, string changed)
    {
        var whole = world.Request();
        return changed switch
        {
            "a longer period" => [whole with { Period = ToMidYear }, whole],
            "a year more" => [whole with { Period = FirstYear }, whole],
            "measures more" => [whole with { Measures = [.. whole.Measures.Where(measure => measure.Drugs is not "z" && measure.With is not "z")] }, whole],
            "a stricter rule" => [whole, whole with { Policy = new() { FewestPatients = 12 } }],
            "a laxer rule" => [whole with { Policy = new() { FewestPatients = 12 }, Period = ToMidYear }, whole],
            _ => [whole with { Period = FirstYear }, whole with { Period = ToMidYear }, whole],
        };
    }

    private static List<Publication> Releases(IReadOnlyList<AnalysisRequest> requests, bool isLedgerKept)
    {
        var (publications, ledger) = (new List<Publication>(), new List<LedgerEntry>());
        for (int i = 0; i < requests.Count; i++)
        {
            var result = AnalyticsEngine.Analyse(requests[i] with { Batch = $"batch {i}", Earlier = isLedgerKept ? [.. ledger] : [] });
            ledger.Add(result.ForLedger);
            publications.Add(result.Publication);
        }
        return publications;
    }

    private static SortedDictionary<string, string> LinesOf(Publication publication)
    {
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var figure in publication.Municipalities.SelectMany(book => book.Figures).Concat(publication.Practices.SelectMany(book => book.Figures)).Concat(publication.Doctors.SelectMany(book => book.Figures)).Where(figure => figure.Level != UnitLevel.Peer))
            lines[$"{figure.Measure.Id};{figure.Level};{figure.Unit};{figure.Stratum};{figure.Period}"] = FigureLine.Of(figure);
        return lines;
    }

    /// <summary>All that readers may have, in whatever document.</summary>
    private static SortedDictionary<string, string> DecidedIn(AnalysisResult result) =>
        new(result.ForLedger.Figures.ToDictionary(line => string.Join(';', line.Split(';')[..5])), StringComparer.Ordinal);

    /// <summary>Nation, counties, and Oslo, which is one.</summary>
    private static bool IsOfMany(string key) => key.Split(';')[1] is "national" or "county" || key.Contains(";0301;", StringComparison.Ordinal);

    private static string Status(string line) => line[(line.LastIndexOf(';') + 1)..];

    /// <summary>Of the year that was not over, so that it can be told what a year is beside old quarters.</summary>
    private static string LeaveOutRows(TinyWorld world, int every)
    {
        string path = Path.Combine(world.Folder, "extract.csv");
        string[] lines = File.ReadAllLines(path);
        File.WriteAllLines(path, lines.Where((line, i) => i % every != 1 || !(line.Contains(";2024-01-", StringComparison.Ordinal) || line.Contains(";2024-05-", StringComparison.Ordinal))));
        return $"{lines.Length} lines";
    }
}
