using Analytics.Core.Tests.Support;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Core.Tests.Release;

/// <summary>Figures of a practice and its doctors, laid side by side, bound none that is withheld closely. Counted again from the rows.</summary>
public class OwnWidthTests
{
    private static readonly Dictionary<string, string[]> Branches = new() { ["opi"] = ["N02A"], ["bzd"] = ["N05BA", "N05CD"], ["z"] = ["N05CF"], ["anx"] = ["N05B"], ["hyp"] = ["N05C"] };

    /// <summary>Group, and those that hold all its drugs.</summary>
    private static readonly (string Group, string[] By)[] Covers = [("z", ["hyp"]), ("bzd", ["anx", "hyp"])];

    [Fact]
    public void FewUsers_StayUnsure()
    {
        int judged = 0;
        var close = new List<string>();
        for (int seed = 1; seed <= 40; seed++)
        {
            using var world = new TinyWorld(seed, isTiny: seed % 2 == 0);
            int fewest = 5 + (seed % 4);
            var figures = FiguresOf(Publish(world, fewest), Quantity.UsersPer1000);
            foreach (var unit in figures.GroupBy(figure => (figure.Level, figure.Unit)))
            {
                var ladder = new Ladder();
                var hidden = new List<string>();
                var users = unit.ToDictionary(CellOf, figure => (int)UsersIn(world, figure));
                // Where none that is withheld is none, readers know that.
                bool hasHiddenZero = unit.Any(figure => !IsShown(figure) && users[CellOf(figure)] == 0);
                foreach (var figure in unit)
                {
                    int count = users[CellOf(figure)];
                    if (IsShown(figure)) ladder.Know(CellOf(figure), count);
                    else ladder.KnowAtLeast(CellOf(figure), hasHiddenZero ? 0 : 1);
                    if (!IsShown(figure) && count > 0 && count < fewest) hidden.Add(CellOf(figure));
                }
                foreach (var (one, others) in LimitsOf(users.Keys).Where(limit => users[limit.One] <= limit.Others.Sum(other => users[other]))) ladder.Limit(one, others);
                if (unit.Key.Level == UnitLevel.Doctor) LimitByPractice(world, figures, unit, users, fewest, ladder);
                foreach (string cell in hidden)
                {
                    judged++;
                    if (ladder.WidthOf(cell) < fewest) close.Add($"seed {seed}: {unit.Key} {cell}");
                }
            }
        }
        Assert.Empty(close);
        Assert.True(judged > 1000);
    }

    /// <summary>A doctor has no more than the practice. Where that has barely enough users, no number of its doctors is told, a zero neither, so that none may be a zero.</summary>
    private static void LimitByPractice(TinyWorld world, List<ReleasedFigure> figures, IEnumerable<ReleasedFigure> ofDoctor, Dictionary<string, int> users, int fewest, Ladder ladder)
    {
        foreach (var figure in ofDoctor)
        {
            string practice = world.Gps.Single(gp => gp.Id == figure.Unit).Practice, year = $"{figure.Period.Year}";
            string[] above = [.. Covers.Where(cover => cover.Group == figure.Measure.Drugs && cover.By.Length == 1).Select(cover => cover.By[0]).Append(figure.Measure.Drugs!)
                .SelectMany(group => new[] { $"{group}|{figure.Period}", $"{group}|{year}" }).Distinct()];
            foreach (var whole in figures.Where(other => other.Level == UnitLevel.Practice && other.Unit == practice && above.Contains(CellOf(other)) && IsShown(other)))
            {
                int most = (int)UsersIn(world, whole);
                if (users[CellOf(figure)] > most) continue;
                if (most == fewest)
                {
                    Assert.False(IsShown(figure), CellOf(figure));
                    ladder.KnowAtLeast(CellOf(figure), 0);
                }
                ladder.Know("practice " + CellOf(whole), most);
                ladder.Limit(CellOf(figure), "practice " + CellOf(whole));
            }
        }
    }

    private static Publication Publish(TinyWorld world, int fewest) => AnalyticsEngine.Analyse(world.Request() with { Policy = new() { FewestPatients = fewest } }).Publication;

    private static IEnumerable<(string One, string[] Others)> LimitsOf(IReadOnlyCollection<string> cells)
    {
        foreach (string cell in cells)
        {
            string[] parts = cell.Split('|');
            if (parts[1].Length == 4)
            {
                string[] quarters = [.. Enumerable.Range(1, 4).Select(q => $"{parts[0]}|{parts[1]}Q{q}").Where(cells.Contains)];
                if (quarters.Length == 4) yield return (cell, quarters);
                foreach (string quarter in quarters) yield return (quarter, [cell]);
            }
            foreach (var (group, by) in Covers.Where(cover => cover.Group == parts[0]))
            {
                string[] others = [.. by.Select(other => $"{other}|{parts[1]}")];
                if (others.All(cells.Contains)) yield return (cell, others);
            }
        }
    }

    private static List<ReleasedFigure> FiguresOf(Publication publication, Quantity quantity) =>
        [.. AllOf(publication).Where(figure => figure.Measure.Quantity == quantity && Branches.ContainsKey(figure.Measure.Drugs!)).DistinctBy(figure => (figure.Level, figure.Unit, CellOf(figure)))];

    private static IEnumerable<ReleasedFigure> AllOf(Publication publication) =>
        publication.Practices.SelectMany(book => book.Figures).Where(figure => figure.Level == UnitLevel.Practice)
            .Concat(publication.Doctors.SelectMany(book => book.Figures).Where(figure => figure.Level == UnitLevel.Doctor));

    private static string CellOf(ReleasedFigure figure) => $"{figure.Measure.Drugs}|{figure.Period}";

    private static bool IsShown(ReleasedFigure figure) => figure.Value.Match(_ => true, _ => false);

    /// <summary>Patients who had more than was taken back.</summary>
    private static decimal UsersIn(TinyWorld world, ReleasedFigure figure) => world.Rows
        .Where(row => (figure.Level == UnitLevel.Practice ? row.Practice : row.Prescriber) == figure.Unit && figure.Period.First <= row.Day && row.Day <= figure.Period.Last)
        .Where(row => Branches[figure.Measure.Drugs!].Any(branch => row.Atc.StartsWith(branch, StringComparison.Ordinal)))
        .GroupBy(row => row.Patient).Count(rows => rows.Sum(row => row.Ddd) > 0);
}
