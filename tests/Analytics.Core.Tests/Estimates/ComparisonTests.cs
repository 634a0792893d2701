using System.Globalization;
using System.Text.RegularExpressions;
using Analytics.Core.Tests.Samples;
using Analytics.Core.Tests.Support;
using Analytics.Core.Tests.Tallies;
using Analytics.Measures;

namespace Analytics.Core.Tests.Estimates;

/// <summary>What must hold of comparisons whatever the data; that their numbers are right is for the second opinion.</summary>
public sealed class ComparisonTests : IDisposable
{
    private static readonly Comparison[] All = Enum.GetValues<Comparison>();
    private readonly Sample _sample = new(60_000, seed: 3);
    private string? _output;

    public void Dispose() => _sample.Dispose();

    [Fact]
    public void Nothing_IsComparedUnlessItIsAskedFor()
    {
        string plain = TallyOutput.Of(_sample.Request(MeasureCatalogue.BuiltIn.Measures))["estimates.csv"];
        Assert.StartsWith(plain, Output, StringComparison.Ordinal);
        Assert.All(plain.Split('\n'), line => Assert.DoesNotMatch("^(std|var|change)[.]", line));
        Assert.All(new[] { "std.", "var." }, prefix => Assert.Contains("\n" + prefix, Output, StringComparison.Ordinal));
    }

    [Fact]
    public void AgainstItself_TheNationIsAsExpected() => Assert.All(
        Rows("std.").Where(row => row is { Level: "national", Stratum: "reference:nation", Value: not null }), row => Assert.Equal(1m, row.Value));

    /// <summary>Events by age and sex, with those of unknown age, are all events.</summary>
    [Fact]
    public void Strata_AddUpToTheMeasure()
    {
        var crude = Rows("users.").Concat(Rows("did.")).Where(row => row.Stratum == "all").ToDictionary(row => (row.Measure, row.Level, row.Unit, row.Period), row => row.Numerator);
        var sums = Rows("std.users.").Concat(Rows("std.did.")).Where(row => row.Stratum.Contains("age:", StringComparison.Ordinal))
            .GroupBy(row => (row.Measure["std.".Length..], row.Level, row.Unit, row.Period)).ToList();
        Assert.NotEmpty(sums);
        Assert.All(sums, sum => Assert.Equal(crude[sum.Key], sum.Sum(row => row.Numerator)));
    }

    [Fact]
    public void EveryInterval_HoldsItsEstimate() => Assert.All(
        Rows("").Where(row => row is { Lower: not null, Value: not null } && !row.Stratum.StartsWith("funnel:", StringComparison.Ordinal) && !row.Stratum.StartsWith("run:", StringComparison.Ordinal)),
        row => Assert.InRange(row.Value!.Value, row.Lower!.Value, row.Upper!.Value));

    /// <summary>The two ways to the limits of a change: the same estimate, nearly the same width.</summary>
    [Theory]
    [InlineData(20)]
    public void ResampledLimits_AreNearlyThoseOfTheSums(int seed)
    {
        using var world = new RoughWorld(seed);
        var rows = RowsOf(TallyOutput.Of(world.Request() with { Comparisons = All })["estimates.csv"], "change.").ToList();
        var ratios = rows.Where(row => row.Stratum == "ratio").ToLookup(row => (row.Measure, row.Unit, row.Period));
        var resampled = rows.Where(row => row is { Stratum: "ratio:bootstrap", Value: not null }).ToList();
        Assert.NotEmpty(resampled);
        Assert.All(resampled, drawn =>
        {
            var sums = ratios[(drawn.Measure, drawn.Unit, drawn.Period)].First();
            Assert.Equal(sums.Value, drawn.Value);
            // Of a few dozen patients, so percentiles and normal limits differ; ratios are told apart by their logarithms.
            Assert.InRange(Width(drawn) / Width(sums), 0.6, 1.7);
        });

        static double Width(Row row) => Math.Log((double)(row.Upper / row.Lower)!.Value);
    }

    /// <summary>Patients' names decide nothing, not even which of them are drawn.</summary>
    [Fact]
    public void OtherNamesOfPatients_ChangeNothing()
    {
        using var world = new RoughWorld(20);
        var request = world.Request() with { Comparisons = All };
        string before = TallyOutput.Of(request)["estimates.csv"];
        foreach (string file in new[] { world.Extract, Path.Combine(world.Reference, "patient_gp.csv") })
            File.WriteAllText(file, Regex.Replace(File.ReadAllText(file), "(?m)^P([0-9]{3})", name => $"Q{999 - int.Parse(name.Groups[1].Value, CultureInfo.InvariantCulture)}"));
        Assert.Equal(before, TallyOutput.Of(request)["estimates.csv"]);
    }

    /// <summary>A rate that takes age into account never stands where the rate itself does not, and to three digits.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void StandardisedRates_AreReleasedBesideShownOnesOnly(int seed)
    {
        using var world = new TinyWorld(seed);
        var publication = AnalyticsEngine.Analyse(world.Request() with { Comparisons = All }).Publication;
        var sheets = publication.Municipalities.SelectMany(book => book.Measures).Where(sheet => sheet.Comparators.Standardised is not null).ToList();
        Assert.NotEmpty(sheets);
        Assert.All(sheets, sheet => Assert.True(sheet.Comparators.Standardised!.Value.Match(
            value => sheet.Own.Value.Match(_ => true, _ => false) && value.ToString(CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal).Trim('0').Length <= 3, _ => true)));
        Assert.All(publication.Practices.SelectMany(book => book.Measures), sheet => Assert.Null(sheet.Comparators.Standardised));
    }

    private IEnumerable<Row> Rows(string prefix) => RowsOf(Output, prefix);

    private static IEnumerable<Row> RowsOf(string output, string prefix) => output.Split('\n').Skip(1).Where(line => line.StartsWith(prefix, StringComparison.Ordinal) && line.Length > 0)
        .Select(line => line.Split(';')).Where(cells => cells.Length == 11)
        .Select(cells => new Row(cells[0], cells[1], cells[2], cells[3], cells[4], Number(cells[5]), Number(cells[7]), Number(cells[8]), Number(cells[9])));

    private string Output => _output ??= TallyOutput.Of(_sample.Request(MeasureCatalogue.BuiltIn.Measures) with { Comparisons = All })["estimates.csv"];

    private static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Row(string Measure, string Level, string Unit, string Stratum, string Period, decimal? Numerator, decimal? Value, decimal? Lower, decimal? Upper);
}
