using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Release.Clusters;

namespace Analytics.Core.Tests.Release.Clusters;

/// <summary>Nobody stands beside others without a consent that holds on the day of the release.</summary>
public sealed class ClusterMembersTests : IDisposable
{
    private static readonly DateOnly Release = new(2025, 3, 1), YearEnd = new(2024, 12, 31);
    private readonly string _directory = Directory.CreateTempSubdirectory("cluster").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("practice;K1;cluster;2024-01-01;", true)]
    [InlineData("practice;K1;cluster;2025-03-01;", true)]
    [InlineData("practice;K1;cluster;2025-03-02;", false)]
    [InlineData("practice;K1;cluster;2024-01-01;2025-03-01", false)]
    [InlineData("practice;K1;cluster;2024-01-01;2025-03-02", true)]
    [InlineData("practice;K1;own;2024-01-01;", false)]
    [InlineData("practice;K2;cluster;2024-01-01;", false)]
    [InlineData("prescriber;G1;cluster;2024-01-01;", false)]
    [InlineData("prescriber;G1;cluster;2024-01-01;|prescriber;G2;cluster;2024-01-01;", true)]
    [InlineData("practice;K1;cluster;2024-01-01;|prescriber;G1;cluster;2024-01-01;2024-06-01", false)]
    [InlineData("practice;K1;cluster;2024-01-01;|prescriber;G1;cluster;2024-01-01;2024-06-01|prescriber;G1;cluster;2024-09-01;", true)]
    public void Consent_HoldsOnTheDay(string consents, bool takesPart)
    {
        var members = Members(["C1;cluster;Klynge;practice;K1;;;"], consents.Split('|'));
        Assert.Equal(takesPart ? ["K1"] : [], members.TakingPart("C1", YearEnd));
        Assert.Equal(["K1"], members.All("C1"));
    }

    [Theory]
    [InlineData("2024-12-31", "", true)]
    [InlineData("2025-01-01", "", false)]
    [InlineData("", "2025-03-01", true)]
    [InlineData("", "2025-02-28", false)]
    public void Members_AreThoseOfTheYear_WhoStillAre(string from, string to, bool takesPart) => Assert.Equal(takesPart ? ["K1"] : [],
        Members([$"C1;cluster;Klynge;practice;K1;{from};{to};"], ["practice;K1;cluster;2024-01-01;"]).TakingPart("C1", YearEnd));

    [Fact]
    public void PracticesJoinedByDoctors_AreOne()
    {
        var components = Members([], []).Components(UnitLevel.Practice, ["K1", "K2", "K3", "K4"]);
        // G2 works in K1 and K2, G3 in K2 and K4.
        Assert.Equal(components["K1"], components["K2"]);
        Assert.Equal(components["K1"], components["K4"]);
        Assert.NotEqual(components["K1"], components["K3"]);
    }

    [Fact]
    public void DoctorsOfOnePractice_AreOne()
    {
        var components = Members([], []).Components(UnitLevel.Doctor, ["G1", "G2", "G3", "G4"]);
        // G1 and G2 in K1, G2 and G3 in K2.
        Assert.Equal(components["G1"], components["G3"]);
        Assert.NotEqual(components["G1"], components["G4"]);
    }

    [Theory]
    [InlineData("prescriber;G1;;;", "prescriber;G1;cluster;2024-01-01;", "G1")]
    [InlineData("prescriber;G1;;;", "practice;K1;cluster;2024-01-01;", "G1")]
    [InlineData("prescriber;G1;;;", "practice;K1;cluster;2024-01-01;|prescriber;G1;cluster;2024-01-01;2025-01-01", "")]
    [InlineData("practice;K1;;;", "practice;K1;cluster;2024-01-01;", "G1")]
    [InlineData("practice;K3;;;", "prescriber;G4;cluster;2024-01-01;", "G4")]
    public void CourseGroups_AreOfDoctors(string member, string consents, string takingPart) => Assert.Equal(takingPart,
        string.Join(' ', Members([$"S1;group;Kurs;{member}"], consents.Split('|')).TakingPart("S1", YearEnd)));

    /// <summary>G4 is K3's only doctor, so one figure is the other.</summary>
    [Fact]
    public void APracticeWithOneDoctor_HasTheDoctorsFigures()
    {
        var members = Members([], []);
        Assert.Equal([(UnitLevel.Practice, "K3"), (UnitLevel.Doctor, "G4")], members.SameFigures(UnitLevel.Practice, "K3"));
        Assert.Equal([(UnitLevel.Doctor, "G4"), (UnitLevel.Practice, "K3")], members.SameFigures(UnitLevel.Doctor, "G4"));
        Assert.Equal([(UnitLevel.Practice, "K1")], members.SameFigures(UnitLevel.Practice, "K1"));
    }

    private ClusterMembers Members(string[] groups, string[] consents)
    {
        Write("population.csv", "municipality;year;sex;age_group;population", "5601;2024;1;60-64;1000");
        Write("gp_list.csv", "prescriber_id;practice_id;municipality;list_size", "G1;K1;5601;900", "G2;K1;5601;900", "G2;K2;5601;100", "G3;K2;5601;800", "G3;K4;5601;100", "G4;K3;5601;900");
        Write("groups.csv", ["group_id;kind;name;member_kind;member_id;from;to;subgroup", .. groups]);
        Write("consents.csv", ["subject_kind;subject_id;scope;given;withdrawn", .. consents]);
        return new(ReferenceData.Load(_directory), Release);
    }

    private void Write(string file, params string[] lines) => File.WriteAllLines(Path.Combine(_directory, file), lines);
}
