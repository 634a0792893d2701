using Analytics.Core.Tests.Support;
using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Core.Tests.Release.Places;

/// <summary>Courses: who is in one, and what their documents say of the time since it began, worked out anew from the lines of the figures files.</summary>
public class CourseTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    [Fact]
    public void BeforeAndSince_AreMeansOfShownQuarters_OrNotShown()
    {
        int shown = 0, hidden = 0, goals = 0;
        for (int seed = 1; seed <= 25; seed++)
        {
            using var world = new TinyWorld(seed);
            string[] practices = [.. world.Gps.Select(gp => gp.Practice).Distinct()];
            Write(world, "groups.csv", "group_id;kind;name;member_kind;member_id;from;to;subgroup", [.. practices.Select(practice => $"C1;cluster;One;practice;{practice};;;")]);
            Write(world, "interventions.csv", "group_id;kind;start;meeting1;meeting2;meeting3;end", "C1;course;2024-01-03;2024-02-10;2024-08-01;2025-04-01;");
            Write(world, "goals.csv", "unit_kind;unit_id;measure;baseline;target;due", "group;C1;did.opi;;1;2025-12-31");
            foreach (var book in world.Publish().Practices)
            {
                Assert.Equal(("C1", 2, new DateOnly(2025, 4, 1)), (book.Course!.GroupId, book.Course.Held, book.Course.NextMeeting));
                var lines = book.Figures.Where(figure => figure.Level == UnitLevel.Practice && figure.Stratum == "all").ToLookup(figure => (figure.Measure.Id, figure.Period.ToString()));
                foreach (var sheet in book.Measures.Where(sheet => sheet.Trend.Count == 8))
                {
                    string what = $"seed {seed}, {book.PracticeId}, {sheet.Measure.Id}";
                    Check([.. Enumerable.Range(1, 4).Select(q => $"2023Q{q}")], sheet.Course!.SinceStart.Before);
                    Check([.. Enumerable.Range(1, 4).Select(q => $"2024Q{q}")], sheet.Course.SinceStart.During);
                    Check(["2024Q3", "2024Q4"], sheet.Course.SinceMeeting!.During);
                    if (sheet.Course.Goals.Count > 0)
                    {
                        goals++;
                        var goal = Assert.Single(sheet.Course.Goals);
                        decimal? before = Number(lines[(sheet.Measure.Id, "2023")].Single().Value), now = Number(lines[(sheet.Measure.Id, "2024")].Single().Value);
                        Assert.Equal((true, before), (goal.IsOfGroup, Number(goal.YearBefore)));
                        Assert.Equal(before is { } from && now is { } to && from != 1 ? decimal.Round(100 * (to - from) / (1 - from), 0, MidpointRounding.AwayFromZero) : null, Number(goal.Done));
                    }

                    void Check(string[] quarters, Published<decimal> value)
                    {
                        var parts = quarters.Select(quarter => lines[(sheet.Measure.Id, quarter)].Single()).ToList();
                        if (parts.TrueForAll(part => Number(part.Value) is not null))
                        {
                            shown++;
                            decimal numerator = parts.Sum(part => Number(part.Numerator)!.Value), denominator = parts.Sum(part => Number(part.Denominator)!.Value);
                            Assert.True(Math.Abs(numerator / denominator * (sheet.Measure.IsPercent ? 100 : 1000) - Number(value)!.Value) < 0.00001m, what);
                        }
                        else
                        {
                            hidden++;
                            Assert.True(Number(value) is null, what);
                        }
                    }
                }
            }
        }
        // Otherwise nothing was tested.
        Assert.True(shown > 100 && hidden > 100 && goals > 20, $"{shown} {hidden} {goals}");
    }

    [Fact]
    public void AClustersMeans_AreMeansOfItsShownQuarters()
    {
        int shown = 0, hidden = 0;
        for (int seed = 1; seed <= 40; seed++)
        {
            using var world = new TinyWorld(seed);
            string[] practices = [.. world.Gps.Select(gp => gp.Practice).Distinct()];
            Write(world, "groups.csv", "group_id;kind;name;member_kind;member_id;from;to;subgroup", [.. practices.Select(practice => $"C1;cluster;One;practice;{practice};;;")]);
            Write(world, "consents.csv", "subject_kind;subject_id;scope;given;withdrawn", [.. practices.Select(practice => $"practice;{practice};cluster;2020-01-01;")]);
            Write(world, "interventions.csv", "group_id;kind;start;meeting1;meeting2;meeting3;end", "C1;course;2024-01-03;2024-02-10;;;");
            foreach (var sheet in AnalyticsEngine.Analyse(world.Request() with { PseudonymSecret = Secret }).Publication.Clusters[0].Measures.Where(sheet => sheet.Trend.Count == 8))
            {
                decimal?[] values = [.. sheet.Trend.Take(4).Select(figure => Number(figure.Value))];
                if (values.All(value => value is not null))
                {
                    shown++;
                    Assert.Equal(decimal.Round(values.Sum()!.Value / 4, 6), Number(sheet.Course!.SinceStart.Before));
                }
                else
                {
                    hidden++;
                    Assert.Null(Number(sheet.Course!.SinceStart.Before));
                }
            }
        }
        Assert.True(shown > 20 && hidden > 100, $"{shown} {hidden}");
    }

    [Fact]
    public void WhoIsIn_IsWhoWasThereAtTheFirstMeeting_AndTheCourseThatBeganLastCounts()
    {
        using var world = new TinyWorld(1);
        var homes = world.Gps.GroupBy(gp => gp.Practice).ToList();
        var (whole, part) = (homes.First(home => home.Count() > 1), homes.Last(home => home.Count() > 1));
        Assert.NotEqual(whole.Key, part.Key);
        string[] doctors = [.. whole.Select(gp => gp.Id), part.First().Id];
        Write(world, "groups.csv", "group_id;kind;name;member_kind;member_id;from;to;subgroup",
            [.. doctors.Select(doctor => $"S1;group;One;prescriber;{doctor};;;"), $"S2;group;Two;prescriber;{doctors[0]};;;", $"S3;group;Three;prescriber;{doctors[0]};;2024-01-01;", $"S4;group;Four;prescriber;{doctors[0]};;;"]);
        Write(world, "interventions.csv", "group_id;kind;start;meeting1;meeting2;meeting3;end",
            "S1;course;2023-05-01;;;;", "S2;course;2024-02-01;2024-02-10;;;", "S3;course;2024-10-01;2024-10-02;;;", "S4;course;2025-10-01;;;;");
        var publication = world.Publish();

        Assert.Equal("One", publication.Practices.Single(book => book.PracticeId == whole.Key).Course!.GroupName);
        Assert.Null(publication.Practices.Single(book => book.PracticeId == part.Key).Course);
        Assert.All(publication.Practices.Single(book => book.PracticeId == part.Key).Measures, sheet => Assert.Null(sheet.Course));
        Assert.Equal("S2", publication.Doctors.Single(book => book.DoctorId == doctors[0]).Course!.GroupId);
        Assert.Equal("S1", publication.Doctors.Single(book => book.DoctorId == doctors[1]).Course!.GroupId);
        Assert.Null(publication.Doctors.First(book => !doctors.Contains(book.DoctorId)).Course);
    }

    private static void Write(TinyWorld world, string file, string head, params string[] lines) => File.WriteAllLines(Path.Combine(world.Folder, file), [head, .. lines]);

    private static decimal? Number(Published<decimal> value) => value.Match<decimal?>(shown => shown, _ => null);
}
