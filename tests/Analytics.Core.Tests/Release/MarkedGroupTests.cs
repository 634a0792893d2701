using Analytics.Core.Tests.Support;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Core.Tests.Release;

/// <summary>Groups that hold only some dispensings of a drug, and users without those in palliative treatment, can be subtracted from others.</summary>
public class MarkedGroupTests
{
    [Fact]
    public void UsersOfAShare_DifferFromAllUsersByNoneOrEnough()
    {
        int pairs = 0, hidden = 0;
        for (int seed = 1; seed <= 30; seed++)
        {
            using var world = new TinyWorld(seed);
            var result = Analyse(world, "users.opi", "did.bzd", "did.z", "opi.bzdz.quarter", "opi.bzdz.blocks");
            using var log = new StringWriter();
            result.Gate.WriteTo(log);
            hidden += log.ToString().Split('\n').Count(line => line.EndsWith(";P3-difference", StringComparison.Ordinal));
            foreach (var cell in FiguresOf(result).ToLookup(figure => (figure.Level, figure.Unit, figure.Period)))
            {
                if (Shown(cell, "users.opi") is not { } all) continue;
                foreach (string share in new[] { "opi.bzdz.quarter", "opi.bzdz.blocks" })
                {
                    if (cell.FirstOrDefault(figure => figure.Measure.Id == share)?.Denominator.Match(value => (decimal?)value, _ => null) is not { } users) continue;
                    pairs++;
                    Assert.False(all - users is > 0 and < 5, $"seed {seed}, {share}");
                }
            }
        }
        Assert.InRange(pairs, 50, int.MaxValue);
        Assert.InRange(hidden, 20, int.MaxValue);
    }

    [Fact]
    public void NobodySolvesAPieceOfADrug()
    {
        string[] groups = ["opi", "ab", "pall90"];
        int shown = 0, little = 0;
        for (int seed = 1; seed <= 12; seed++)
        {
            using var world = new TinyWorld(seed);
            var figures = FiguresOf(Analyse(world, "did.opi", "users.opi", "did.ab", "users.ab", "pall.users90", "top.users", "top.ddd"))
                .Where(figure => figure.Period.ToString() == "2024" && figure.Level is UnitLevel.Municipality or UnitLevel.Practice && figure.Value.Match(_ => true, _ => false));
            foreach (var unit in figures.GroupBy(figure => (figure.Level, figure.Unit)))
            {
                var rows = world.Rows.Where(row => row.Day.Year == 2024 && (unit.Key.Level == UnitLevel.Practice ? row.Practice : row.Municipality) == unit.Key.Unit && groups.Any(group => Holds(group, row))).ToList();
                var pieces = rows.GroupBy(row => $"{row.Atc} {string.Concat(groups.Select(group => Holds(group, row) ? '1' : '0'))}").ToList();
                var solver = new SparseSolver();
                foreach (string group in groups) solver.Relate(group, pieces.Where(piece => Holds(group, piece.First())).Select(piece => piece.Key));
                foreach (var drug in pieces.GroupBy(piece => piece.First().Atc)) solver.Relate(drug.Key, drug.Select(piece => piece.Key));
                foreach (var figure in unit)
                {
                    shown++;
                    solver.Know(figure.Measure.Drugs ?? figure.Stratum[4..]);
                }
                string[] few = [.. pieces.Where(piece => piece.Select(row => row.Patient).Distinct().Count() < 5).Select(piece => piece.Key)];
                little += few.Length;
                Assert.Empty(solver.Determined().Intersect(few));
            }
        }
        Assert.InRange(shown, 100, int.MaxValue);
        Assert.InRange(little, 50, int.MaxValue);
    }

    private static bool Holds(string group, TinyRow row) => group switch
    {
        "opi" => row.Atc.StartsWith("N02A", StringComparison.Ordinal),
        "ab" => row.Category is "A" or "B",
        _ => row.Code == "-90",
    };

    private static AnalysisResult Analyse(TinyWorld world, params string[] measures) =>
        AnalyticsEngine.Analyse(world.Request() with { Measures = [.. measures.Select(id => MeasureCatalogue.BuiltIn[id])] });

    private static IEnumerable<ReleasedFigure> FiguresOf(AnalysisResult result) =>
        result.Publication.Municipalities.SelectMany(book => book.Figures).Concat(result.Publication.Practices.SelectMany(book => book.Figures));

    private static decimal? Shown(IEnumerable<ReleasedFigure> cell, string measure) =>
        cell.FirstOrDefault(figure => figure.Measure.Id == measure)?.Numerator.Match(value => (decimal?)value, _ => null);
}
