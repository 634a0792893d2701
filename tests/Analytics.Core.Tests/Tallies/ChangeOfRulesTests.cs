using System.Globalization;
using Analytics.Core.Tests.Measures;
using Analytics.Estimates;
using Analytics.Measures;

namespace Analytics.Core.Tests.Tallies;

/// <summary>What takes twelve months to tell, in phases that are no calendar years: by plain rows and sums over patients, and by the engine.</summary>
public class ChangeOfRulesTests
{
    private static readonly (string Project, bool IsOfPlaces, PlainWindow Before, PlainWindow After, PlainWindow SecondYear)[] Projects =
    [
        ("C1", false, new(new(2021, 11, 1), new(2022, 10, 31)), new(new(2023, 3, 1), new(2024, 2, 29)), new(new(2024, 3, 1), new(2025, 2, 28))),
        ("N1", true, new(new(2022, 4, 1), new(2023, 3, 31)), new(new(2023, 5, 1), new(2024, 4, 30)), new(new(2024, 5, 1), new(2025, 4, 30))),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void EveryMeasure_ChangesAsPlainSumsOverPatientsSay(int seed)
    {
        using var world = new ChangeWorld(seed);
        var lines = TallyOutput.Of(world.Request())["estimates.csv"].Split('\n').Where(line => line.StartsWith("change.", StringComparison.Ordinal)).Select(line => line.Split(';'))
            .ToDictionary(cells => (Measure: cells[0]["change.".Length..], Project: cells[2], Stratum: cells[3], Period: cells[4]));
        var measures = MeasureCatalogue.BuiltIn.Measures.Where(measure => !measure.IsList && measure.Quantity != Quantity.RenewalIntervalDays).ToList();
        Assert.Equal(measures.Select(measure => measure.Id), lines.Keys.Select(key => key.Measure).Distinct());
        int ratios = 0;
        foreach (var measure in measures)
        {
            foreach (var project in Projects)
            {
                var own = new Plain(world, measure, project, isOwn: true);
                var others = new Plain(world, measure, project, isOwn: false);
                foreach (var (side, name) in new[] { (own, "phase"), (others, "others") })
                {
                    Equal(Row($"{name}:before", project.Before), side.Before);
                    Equal(Row($"{name}:after", project.After), side.After);
                    Assert.Equal("not-computed", Row($"{name}:year2", project.SecondYear)[^1]);
                }
                Equal(Row("ratio", project.After), own.Ratio, own.LogError is { } error ? own.Ratio * Math.Exp(1.959963984540054 * error) : null);
                Equal(Row("difference", project.After), own.Difference, own.Difference + 1.959963984540054 * own.Error);
                Equal(Row("ratio:others", project.After), own.Ratio / others.Ratio, own.Ratio / others.Ratio * Math.Exp(1.959963984540054 * double.Hypot(own.LogError ?? double.NaN, others.LogError ?? double.NaN)));
                Equal(Row("difference:others", project.After), own.Difference - others.Difference, own.Difference - others.Difference + 1.959963984540054 * double.Hypot(own.Error ?? double.NaN, others.Error ?? double.NaN));
                if (own.Ratio is not null) ratios++;

                string[] Row(string stratum, PlainWindow window) => lines[(measure.Id, project.Project, stratum, string.Create(CultureInfo.InvariantCulture, $"{window.First:yyyy-MM}/{window.Last:yyyy-MM}"))];
            }
        }
        // Much of the catalogue is really compared; the others have nobody in one phase, or must see more than the period holds.
        Assert.InRange(ratios, 80, 2 * measures.Count);
    }

    /// <summary>Resampled limits are drawn from the same pairs, so they lie about the others.</summary>
    [Fact]
    public void ResampledShares_LieAboutTheFormulas()
    {
        using var world = new ChangeWorld(1);
        var lines = TallyOutput.Of(world.Request())["estimates.csv"].Split('\n').Where(line => line.StartsWith("change.ddd_per_user.opi;network;N1;ratio", StringComparison.Ordinal)).Select(line => line.Split(';')).ToDictionary(cells => cells[3]);
        var (formula, drawn) = (lines["ratio"], lines["ratio:bootstrap"]);
        Assert.Equal(formula[7], drawn[7]);
        double Width(string[] cells) => Math.Log(double.Parse(cells[9], CultureInfo.InvariantCulture) / double.Parse(cells[8], CultureInfo.InvariantCulture));
        Assert.InRange(Width(drawn) / Width(formula), 0.7, 1.5);
    }

    private static void Equal(string[] row, (decimal Part, decimal Whole, decimal? Value)? figure)
    {
        if (figure is not { } known)
        {
            Assert.Equal("not-computed", row[^1]);
            return;
        }
        Assert.Equal((Name(row), known.Part, known.Whole, known.Value is null), (Name(row), Number(row[5])!.Value, Number(row[6]) ?? 0, Number(row[7]) is null));
        if (known.Value is { } value) Assert.True(IsNear((double)value, row[7]), $"{Name(row)}: {value}, but {row[7]}");
    }

    private static void Equal(string[] row, double? value, double? upper)
    {
        bool isKnown = value is { } known && double.IsFinite(known);
        Assert.Equal((Name(row), isKnown), (Name(row), row[^1] == "shown"));
        if (!isKnown) return;
        Assert.True(IsNear(value!.Value, row[7]) && IsNear(upper!.Value, row[9]), $"{Name(row)}: {value}, at most {upper}, but {row[7]}, {row[9]}");
    }

    private static string Name(string[] row) => string.Join(';', row[..5]);

    private static bool IsNear(double value, string text) => Math.Abs(value - (double)Number(text)!.Value) <= 2e-6 * Math.Max(1, Math.Abs(value));

    private static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>One side of a project: figures of both phases, and the spread of each patient's own part in them.</summary>
    private sealed class Plain
    {
        public Plain(ChangeWorld world, MeasureDefinition measure, (string Project, bool IsOfPlaces, PlainWindow Before, PlainWindow After, PlainWindow) project, bool isOwn)
        {
            var where = new Dictionary<ExampleRow, string>(world.Rows.Select(one => KeyValuePair.Create(one.Row, one.Place)), ReferenceEqualityComparer.Instance);
            bool IsSide(ExampleRow row) => project.IsOfPlaces ? where[row] == (isOwn ? "0301" : "4601") : row.Practice == (isOwn ? "K1" : "K2");
            int persons = (isOwn && !project.IsOfPlaces ? 2 : 1) * (measure.AgeFrom switch { null => ChangeWorld.Everybody, 65 => ChangeWorld.Old + ChangeWorld.VeryOld, _ => ChangeWorld.VeryOld });
            var rows = world.Rows.Select(one => one.Row).ToList();
            bool Sees(PlainWindow window) => window.First.DayNumber - new DateOnly(2021, 1, 1).DayNumber >= measure.DaysBefore;
            if (Sees(project.Before)) Before = PlainCalculator.Calculate(measure, rows, persons, project.Before, IsSide);
            if (Sees(project.After)) After = PlainCalculator.Calculate(measure, rows, persons, project.After, IsSide);
            if (Before is not { Value: not null } before || After is not { Value: not null } after) return;
            bool isOfPatients = Scale.Of(measure).Base == Base.Whole;
            double per = (double)Scale.Of(measure).Per, r0 = (double)(before.Numerator / before.Denominator), r1 = (double)(after.Numerator / after.Denominator);
            double variance = 0, logVariance = 0;
            foreach (var patient in rows.GroupBy(row => row.Patient))
            {
                var (x0, d0, _) = PlainCalculator.Calculate(measure, [.. patient], persons, project.Before, IsSide);
                var (x1, d1, _) = PlainCalculator.Calculate(measure, [.. patient], persons, project.After, IsSide);
                if (!isOfPatients) (d0, d1) = (0, 0);
                variance += Math.Pow(((double)x1 - r1 * (double)d1) / (double)after.Denominator - ((double)x0 - r0 * (double)d0) / (double)before.Denominator, 2);
                if (r0 > 0 && r1 > 0)
                {
                    logVariance += Math.Pow((double)(x1 / after.Numerator) - (isOfPatients ? (double)(d1 / after.Denominator) : 0)
                        - (double)(x0 / before.Numerator) + (isOfPatients ? (double)(d0 / before.Denominator) : 0), 2);
                }
            }
            (Difference, Error) = (per * (r1 - r0), per * Math.Sqrt(variance));
            if (r0 > 0 && r1 > 0) (Ratio, LogError) = (r1 / r0, Math.Sqrt(logVariance));
        }

        public (decimal Numerator, decimal Denominator, decimal? Value)? Before { get; }
        public (decimal Numerator, decimal Denominator, decimal? Value)? After { get; }
        public double? Difference { get; }
        public double? Error { get; }
        public double? Ratio { get; }
        public double? LogError { get; }
    }
}
