using Analytics.Core.Tests.Support;
using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Core.Tests.Release;

/// <summary>Documents of doctors beside those of their practices, for someone who has them all and can solve equations.</summary>
/// <remarks>The attacker even knows which doctor had no dispensing of which substance when. Shares no code with the gate.</remarks>
public class DoctorGateTests
{
    private const int FewestPatients = 5;

    private static readonly Dictionary<string, string[]> Atoms = new()
    {
        ["N02A"] = ["N02A"],
        ["N05BA"] = ["N05BA"],
        ["N05B other"] = ["N05BB"],
        ["N05CD"] = ["N05CD"],
        ["N05CF"] = ["N05CF"],
        ["N05C other"] = ["N05CH"],
    };

    private static readonly Dictionary<string, string[]> Groups = new()
    {
        ["opi"] = ["N02A"],
        ["bzd"] = ["N05BA", "N05CD"],
        ["z"] = ["N05CF"],
        ["anx"] = ["N05BA", "N05B other"],
        ["hyp"] = ["N05CD", "N05CF", "N05C other"],
    };

    [Fact]
    public void NoDocument_TellsOfAColleague()
    {
        int shown = 0, withheld = 0;
        for (int seed = 1; seed <= 60; seed++)
        {
            using var world = new TinyWorld(seed, isTiny: seed % 3 == 0);
            var doctors = WithLocums(world, new Random(seed));
            var publication = world.Publish();
            foreach (string practice in world.Gps.Select(gp => gp.Practice).Distinct())
            {
                string[] own = [.. doctors.Where(doctor => doctor.Practice == practice).Select(doctor => doctor.Id)];
                var figures = VolumesOf(publication, practice, own);
                Assert.Empty(Solved(world, practice, own, figures).Select(cell => $"seed {seed}: {cell}"));
                foreach (var figure in figures.Where(figure => figure.Level == UnitLevel.Doctor)) figure.Value.Match(_ => shown++, _ => withheld++);
            }
        }
        // Otherwise nothing was tested.
        Assert.InRange(shown, withheld / 10, withheld * 10);
    }

    /// <summary>Not in two releases either, of which the second has a longer period and shows more.</summary>
    [Fact]
    public void NoDocument_TellsOfAColleague_BesideThatOfAnEarlierRelease()
    {
        int shown = 0;
        for (int seed = 1; seed <= 30; seed++)
        {
            using var world = new TinyWorld(seed, isTiny: seed % 3 == 0);
            var doctors = WithLocums(world, new Random(seed));
            var first = AnalyticsEngine.Analyse(world.Request() with { Period = new(new(2023, 1, 1), new(2024, 6, 30)), Policy = new() { FewestPatients = 9 } });
            var second = AnalyticsEngine.Analyse(world.Request() with { Batch = "next", Earlier = [first.ForLedger] });
            foreach (string practice in world.Gps.Select(gp => gp.Practice).Distinct())
            {
                string[] own = [.. doctors.Where(doctor => doctor.Practice == practice).Select(doctor => doctor.Id)];
                // What either shows is shown.
                var figures = VolumesOf(first.Publication, practice, own).Concat(VolumesOf(second.Publication, practice, own)).OrderByDescending(IsShown).DistinctBy(NameOf).ToList();
                Assert.Empty(Solved(world, practice, own, figures).Select(cell => $"seed {seed}: {cell}"));
                shown += VolumesOf(second.Publication, practice, own).Count(figure => IsShown(figure) && figure.Level == UnitLevel.Doctor && figure.Period.First.Year == 2024);
            }
        }
        Assert.NotEqual(0, shown);
    }

    [Fact]
    public void Counts_OfFewPatients_AreInNoDocument()
    {
        int counts = 0;
        for (int seed = 1; seed <= 20; seed++)
        {
            using var world = new TinyWorld(seed);
            foreach (var figure in world.Publish().Doctors.SelectMany(book => book.Figures).Where(figure => figure.Level == UnitLevel.Doctor && !figure.Measure.IsVolume))
            {
                figure.Numerator.Match(patients =>
                {
                    counts++;
                    Assert.False(patients is > 0 and < FewestPatients, $"seed {seed}: {figure.Measure.Id}");
                    return 0;
                }, _ => 0);
            }
        }
        Assert.True(counts > 500);
    }

    /// <summary>Numbers of a doctor are those of the rows, one by one.</summary>
    [Fact]
    public void WhatIsShown_IsWhatTheRowsSay()
    {
        int compared = 0;
        for (int seed = 1; seed <= 10; seed++)
        {
            using var world = new TinyWorld(seed);
            foreach (var book in world.Publish().Doctors)
            {
                foreach (var figure in book.Figures.Where(figure => figure.Level == UnitLevel.Doctor && figure.Measure.Id.StartsWith("did.", StringComparison.Ordinal)))
                {
                    string[] atc = [.. Groups[figure.Measure.Drugs!].SelectMany(atom => Atoms[atom])];
                    decimal ddd = world.Rows.Where(row => row.Prescriber == book.DoctorId && atc.Any(code => row.Atc.StartsWith(code, StringComparison.Ordinal)) && IsIn(row, figure.Period.ToString())).Sum(row => row.Ddd);
                    figure.Numerator.Match(value =>
                    {
                        compared++;
                        Assert.Equal(ddd, value);
                        return 0;
                    }, _ => 0);
                }
            }
        }
        Assert.True(compared > 300);
    }

    /// <summary>Takes every fourth doctor off the list: what they prescribe stays the practice's.</summary>
    private static List<(string Id, string Practice)> WithLocums(TinyWorld world, Random random)
    {
        var listed = world.Gps.Where((_, i) => i == 0 || random.Next(4) > 0).ToList();
        File.WriteAllLines(Path.Combine(world.Folder, "gp_list.csv"), ["prescriber_id;practice_id;municipality;list_size",
            .. listed.Select(gp => $"{gp.Id};{gp.Practice};{world.Population.Keys.First()};{random.Next(15, 1200)}")]);
        return listed;
    }

    private static List<ReleasedFigure> VolumesOf(Publication publication, string practice, string[] doctors) => [.. publication.Practices.Where(book => book.PracticeId == practice).SelectMany(book => book.Figures).Where(figure => figure.Level == UnitLevel.Practice)
        .Concat(publication.Doctors.Where(book => doctors.Contains(book.DoctorId)).SelectMany(book => book.Figures).Where(figure => figure.Level == UnitLevel.Doctor))
        .Where(figure => figure.Measure.Id.StartsWith("did.", StringComparison.Ordinal)).DistinctBy(NameOf)];

    private static List<string> Solved(TinyWorld world, string practice, string[] doctors, List<ReleasedFigure> figures)
    {
        var solver = new SparseSolver();
        string[] years = ["2023", "2024"];
        string[] quarters = [.. years.SelectMany(year => Enumerable.Range(1, 4).Select(q => $"{year}Q{q}"))];
        var rows = world.Rows.Where(row => row.Practice == practice).ToList();
        const string Rest = "the rest";
        string UnitOf(TinyRow row) => doctors.Contains(row.Prescriber) ? row.Prescriber : Rest;
        string[] units = [.. doctors, Rest];
        var few = new List<string>();
        foreach (string period in (string[])[.. years, .. quarters])
        {
            string[] parts = period.Length > 4 ? [] : [.. quarters.Where(quarter => quarter.StartsWith(period, StringComparison.Ordinal))];
            foreach (string atom in Atoms.Keys)
            {
                var present = units.Where(unit => Rows(unit, atom, period).Count > 0).ToList();
                solver.Relate($"{practice}|{atom}|{period}", present.Select(unit => $"{unit}|{atom}|{period}"));
                foreach (string unit in present)
                {
                    if (Rows(unit, atom, period).Select(row => row.Patient).Distinct().Count() < FewestPatients) few.Add($"{unit}|{atom}|{period}");
                    if (parts.Length > 0) solver.Relate($"{unit}|{atom}|{period}", parts.Where(part => Rows(unit, atom, part).Count > 0).Select(part => $"{unit}|{atom}|{part}"));
                }
            }
            foreach (var (group, atoms) in Groups)
            {
                foreach (string unit in units.Append(practice))
                    solver.Relate($"{unit}|{group}|{period}", atoms.Where(atom => unit == practice || Rows(unit, atom, period).Count > 0).Select(atom => $"{unit}|{atom}|{period}"));
                foreach (string unit in units.Where(unit => atoms.SelectMany(atom => Rows(unit, atom, period)).Select(row => row.Patient).Distinct().Count() is > 0 and < FewestPatients))
                    few.Add($"{unit}|{group}|{period}");
            }
        }
        foreach (var figure in figures.Where(IsShown)) solver.Know(NameOf(figure));
        var solved = solver.Determined();
        var withheld = figures.Where(figure => !IsShown(figure) && figure.Level == UnitLevel.Doctor && Groups[figure.Measure.Drugs!].Any(atom => Rows(figure.Unit, atom, figure.Period.ToString()).Count > 0)).Select(NameOf);
        return [.. withheld.Concat(few).Distinct().Where(solved.Contains)];

        List<TinyRow> Rows(string unit, string atom, string period) =>
            rows.FindAll(row => UnitOf(row) == unit && Atoms[atom].Any(code => row.Atc.StartsWith(code, StringComparison.Ordinal)) && IsIn(row, period));
    }

    private static bool IsIn(TinyRow row, string period) => period.Length == 4 ? $"{row.Day.Year}" == period : $"{row.Day.Year}Q{(row.Day.Month + 2) / 3}" == period;

    private static string NameOf(ReleasedFigure figure) => $"{figure.Unit}|{figure.Measure.Drugs}|{figure.Period}";

    private static bool IsShown(ReleasedFigure figure) => figure.Value.Match(_ => true, _ => false);
}
