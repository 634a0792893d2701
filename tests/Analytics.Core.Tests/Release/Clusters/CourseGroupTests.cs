using Analytics.Core.Tests.Support;
using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Core.Tests.Release.Clusters;

/// <summary>Course groups of doctors, sub-groups, and two who have agreed to be named.</summary>
public class CourseGroupTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    [Fact]
    public void Doctors_StandSideBySide_WithWhatTheirOwnDocumentsShow()
    {
        int panels = 0, means = 0;
        for (int seed = 1; seed <= 12; seed++)
        {
            using var world = new TinyWorld(seed);
            // One of each practice: colleagues know each other's figures.
            string[] doctors = [.. world.Gps.DistinctBy(gp => gp.Practice).Select(gp => gp.Id)];
            var publication = Publish(world, [.. doctors.Select(doctor => $"S1;group;Kurs;prescriber;{doctor};;;")], doctors.Select(doctor => $"prescriber;{doctor};cluster;2024-01-01;"));
            var documents = publication.Doctors.ToDictionary(book => book.DoctorId);
            Assert.Equal(1 + doctors.Length, publication.Clusters.Count);
            foreach (var copy in publication.Clusters)
            {
                Assert.Equal((UnitLevel.Group, UnitLevel.Doctor), (copy.Level, copy.MemberLevel));
                foreach (var (sheet, panel) in copy.Measures.Zip(copy.Panels))
                {
                    decimal[] shown = [.. doctors.Select(doctor => Number(documents[doctor].Measures.Single(own => own.Measure.Id == sheet.Measure.Id).Own.Value)).OfType<decimal>().Order()];
                    Assert.True(panel.Rows.Count == 0 || panel.Rows.Count == shown.Length);
                    if (panel.Rows.Count > 0) panels++;
                    if (Number(sheet.Own.Value) is { } mean)
                    {
                        means++;
                        Assert.InRange(mean, shown.Average() * 0.9949m, shown.Average() * 1.0051m);
                    }
                }
                Assert.All(copy.Figures.Where(figure => figure.Level == UnitLevel.Doctor), figure => Assert.Equal(copy.Member?.Id, figure.Unit));
                Assert.DoesNotContain(copy.Figures, figure => figure.Level is UnitLevel.Practice or UnitLevel.Cluster);
            }
        }
        Assert.True(panels > 100 && means > 50, $"{panels} {means}");
    }

    /// <summary>However many they are, doctors of two practices are two readers.</summary>
    [Fact]
    public void DoctorsOfTwoPractices_DoNot()
    {
        using var world = new TinyWorld(3);
        string[] doctors = [.. world.Gps.GroupBy(gp => gp.Practice).OrderByDescending(practice => practice.Count()).Take(2).SelectMany(practice => practice).Select(gp => gp.Id)];
        var publication = Publish(world, [.. doctors.Select(doctor => $"S1;group;Kurs;prescriber;{doctor};;;")], doctors.Select(doctor => $"prescriber;{doctor};cluster;2024-01-01;"));
        Assert.True(doctors.Length > 3);
        Assert.All(publication.Clusters.SelectMany(copy => copy.Panels), panel => Assert.Empty(panel.Rows));
    }

    [Theory]
    [InlineData(4, "C1-A C1-B")]
    [InlineData(3, "C1")]
    public void SubGroups_StandForThemselves_WhereEachIsLargeEnough(int inTheSecond, string documents)
    {
        using var world = new TinyWorld(Seeds(8));
        string[] practices = [.. world.Gps.Select(gp => gp.Practice).Distinct().Take(4 + inTheSecond)];
        var clusters = Publish(world, [.. practices.Select((practice, i) => $"C1;cluster;Klynge;practice;{practice};;;{(i < 4 ? "A" : "B")}")], practices.Select(Agrees)).Clusters;
        Assert.Equal(documents, string.Join(' ', clusters.Select(copy => copy.Id).Distinct()));
        Assert.Equal(practices.Length, clusters.Count(copy => copy.Member is not null));
        Assert.Equal(practices.Length, clusters.Where(copy => copy.Member is null).Sum(copy => copy.TakingPart));
    }

    [Theory]
    [InlineData("", "", false)]
    [InlineData("2024-02-01;", "", false)]
    [InlineData("2024-02-01;", "2024-02-01;", true)]
    [InlineData("2024-02-01;", "2024-02-01;2025-01-01", false)]
    public void Two_AreNamed_WhereBothHaveAgreed(string first, string second, bool areNamed)
    {
        using var world = new TinyWorld(5);
        string[] practices = [.. world.Gps.Select(gp => gp.Practice).Distinct().Take(2)];
        string[] open = [.. practices.Zip([first, second]).Where(one => one.Second.Length > 0).Select(one => $"practice;{one.First};open;{one.Second}")];
        var clusters = Publish(world, [.. practices.Select(practice => $"C1;cluster;Klynge;practice;{practice};;;")], practices.Select(Agrees).Concat(open)).Clusters;
        Assert.All(clusters, copy => Assert.Equal(areNamed, copy.IsOpen));
        var rows = clusters.SelectMany(copy => copy.Panels).SelectMany(panel => panel.Rows).ToList();
        Assert.Equal(areNamed, rows.Count > 0);
        Assert.All(rows, row => Assert.Contains(row.Label, practices));
        Assert.All(clusters.SelectMany(copy => copy.Measures), sheet => Assert.Null(Number(sheet.Own.Value)));
    }

    [Fact]
    public void ASoleDoctor_WhosePracticeStandsInACluster_StandsInNoGroup()
    {
        using var world = new TinyWorld(Seeds(5));
        var sole = world.Gps.GroupBy(gp => gp.Practice).First(practice => practice.Count() == 1).Single();
        string[] practices = [.. world.Gps.Select(gp => gp.Practice).Distinct()], doctors = [.. world.Gps.Select(gp => gp.Id)];
        var clusters = Publish(world, [.. practices.Select(practice => $"C1;cluster;Klynge;practice;{practice};;;"), .. doctors.Select(doctor => $"S1;group;Kurs;prescriber;{doctor};;;")], practices.Select(Agrees)).Clusters;
        Assert.Contains(clusters, copy => copy.Id == "C1" && copy.Member?.Id == sole.Practice);
        Assert.DoesNotContain(clusters, copy => copy.Id == "S1" && copy.Member?.Id == sole.Id);
        Assert.Contains(clusters, copy => copy.Id == "S1" && copy.Member is not null);
    }

    /// <summary>A world with practices enough, and some with one doctor.</summary>
    private static int Seeds(int practices)
    {
        for (int seed = 1; ; seed++)
        {
            using var world = new TinyWorld(seed);
            var sizes = world.Gps.GroupBy(gp => gp.Practice).Select(practice => practice.Count()).ToList();
            if (sizes.Count >= practices && sizes.Contains(1) && sizes.Max() > 1) return seed;
        }
    }

    private static string Agrees(string practice) => $"practice;{practice};cluster;2024-01-01;";

    private static Publication Publish(TinyWorld world, string[] groups, IEnumerable<string> consents)
    {
        File.WriteAllLines(Path.Combine(world.Folder, "groups.csv"), ["group_id;kind;name;member_kind;member_id;from;to;subgroup", .. groups]);
        File.WriteAllLines(Path.Combine(world.Folder, "consents.csv"), ["subject_kind;subject_id;scope;given;withdrawn", .. consents]);
        return AnalyticsEngine.Analyse(world.Request() with { PseudonymSecret = Secret }).Publication;
    }

    private static decimal? Number(Published<decimal> value) => value.Match(number => (decimal?)number, _ => null);
}
