using System.Globalization;
using System.Text.RegularExpressions;
using Analytics.Measures;
using Analytics.Reports.Cluster;
using Analytics.Reports.Doctor;
using Analytics.Reports.Document;
using Analytics.Reports.Practice;
using Analytics.Reports.Tests.Fixtures;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Tests.Content;

public sealed partial class CourseTests
{
    private static readonly BookBuilder InACourse = new() { Name = "Klynge Nord", Course = new(2023, 9, 5) };

    [Fact]
    public void AMembersCopy_SaysThatTheTablesAreItsOwn_AndTheChartIsNot()
    {
        string text = Page(ClusterReport.Compose(InACourse.Cluster(5, isPersonal: true), ReportTexts.In(Language.En)), "course");
        Assert.Contains("The tables on this page are your own figures. The chart is all of the cluster together.", text, StringComparison.Ordinal);
        Assert.Contains("Your goals and progress.", text, StringComparison.Ordinal);
        Assert.Contains("Your figures, means of quarters.", text, StringComparison.Ordinal);
    }

    /// <summary>A member may take part in several courses; its own figures tell of the last.</summary>
    [Fact]
    public void TheCopyOfAMemberInAnotherCourse_SaysThatThePageIsAboutAll()
    {
        string text = Page(ClusterReport.Compose((InACourse with { MemberCourseId = "SG009" }).Cluster(5, isPersonal: true), ReportTexts.In(Language.En)), "course");
        Assert.Contains("This page is about the whole cluster, not your practice alone.", text, StringComparison.Ordinal);
        Assert.Contains("The cluster’s goals and progress, all members together.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("your own", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("SG009", true)]
    public void AWorkSheet_HasTheGoalsOfTheGroupsOwnCourse(string? membersCourse, bool isOfAll)
    {
        string text = Page(ClusterReport.Compose((InACourse with { MemberCourseId = membersCourse }).Cluster(5, isPersonal: true), ReportTexts.In(Language.En)), "worksheet");
        Assert.Equal(isOfAll, text.Contains("| Opioids, volume (Cluster) | 18.5 | 15.0 |", StringComparison.Ordinal));
        Assert.Equal(isOfAll, text.Contains("**Cluster: Opioids, volume** has gone from", StringComparison.Ordinal));
        Assert.Equal(!isOfAll, text.Contains("| Opioids, volume | 18.5 | 15.0 |", StringComparison.Ordinal));
    }

    /// <summary>Twenty to sixteen is the way; as printed, 0.7 of four is gone.</summary>
    [Fact]
    public void Progress_FollowsFromThePrintedFigures_OfTheTimeThatTheChangesAreOf()
    {
        string text = Page(PracticeReport.Compose(InACourse.Practice(), ReportTexts.In(Language.En)), "course");
        Match goal = GoalRow().Match(text), change = ChangeRow().Match(text);
        Assert.True(goal.Success && change.Success, text);
        decimal Number(string group) => decimal.Parse(goal.Groups[group].Value, CultureInfo.InvariantCulture);
        Assert.Equal(change.Groups["before"].Value, goal.Groups["before"].Value);
        Assert.Equal(change.Groups["since"].Value, goal.Groups["now"].Value);
        Assert.Equal(Number("done"), Math.Round(100 * (Number("before") - Number("now")) / (Number("before") - 16), MidpointRounding.AwayFromZero));
    }

    [Theory]
    [InlineData(0.7, "already met")]
    [InlineData(1.4, "away from the goal")]
    public void WhereThereIsNoWayToGo_ThereIsNoPercent(double level, string said)
    {
        var book = InACourse with { Measures = [MeasureCatalogue.BuiltIn["did.opi"]], Level = _ => Math.Min(level, 1), MovedBy = period => period.First >= new DateOnly(2023, 7, 1) ? Math.Max(level, 1) : 1 };
        Assert.Contains($"| {said}", Page(PracticeReport.Compose(book.Practice(), ReportTexts.In(Language.En)), "course"), StringComparison.Ordinal);
    }

    /// <summary>A goal of 20.04 from 20.0 is printed as no way at all.</summary>
    [Fact]
    public void AGoalPrintedAsItsBaseline_HasNoPercent()
    {
        var book = InACourse with { Measures = [MeasureCatalogue.BuiltIn["did.opi"]], Target = 20.04m, Level = _ => 0.5 };
        Assert.Matches(@"20\.0[^\n]*\| 20\.0 [^\n]*\| –", Page(PracticeReport.Compose(book.Practice(), ReportTexts.In(Language.En)), "course"));
    }

    /// <summary>A lone first meeting is the start: its quarters are the same.</summary>
    [Theory]
    [InlineData(2024, 11, false)]
    [InlineData(2024, 4, true)]
    public void TimesThatAreTheSame_StandOnce(int year, int month, bool areTwo)
    {
        var book = InACourse with { Course = new(year, month, 15) };
        string text = Page(DoctorReport.Compose(book.Doctor(), ReportTexts.In(Language.En)), "course");
        Assert.Equal(areTwo, text.Contains("| Since start | Since meeting", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(12)]
    [InlineData(3)]
    public void TheFinding_CountsTheSignalsOfTheRows(int measures)
    {
        var section = PracticeReport.Compose((InACourse with { Measures = [.. BookBuilder.Pack.Take(measures)] }).Practice(), ReportTexts.In(Language.En)).Sections.Single(one => one.Id == "course");
        var rows = section.Blocks.OfType<Table>().Last().Groups.SelectMany(group => group.Rows).ToList();
        var words = rows.ConvertAll(row => ((VerdictCell)row.Cells[^1]).Word);
        int signals = words.Count(word => word.StartsWith("Signal", StringComparison.Ordinal) || word.StartsWith("Likely", StringComparison.Ordinal)), judged = words.Count(word => word is not "Too few points" and not "Not shown");
        string finding = section.Blocks.OfType<Para>().Select(para => para.Text.Plain).Single(text => text.Contains("signal", StringComparison.OrdinalIgnoreCase));
        Assert.StartsWith(signals == 0 ? $"None of the {judged} indicators" : $"Signal of change in {signals} of {judged} indicators", finding, StringComparison.Ordinal);
    }

    private static string Page(ReportDocument report, string id) => PlainText.Of(report with { Sections = [report.Sections.Single(section => section.Id == id)] });

    [GeneratedRegex(@"Opioids, volume \(the group's goal\) \| (?<before>[\d.]+) \([^|]*\) \| (?<now>[\d.]+) \([^|]*\) \| 16.0 \| [^|]* \| (?<done>\d+)%")]
    private static partial Regex GoalRow();

    [GeneratedRegex(@"\| Opioids, volume \| (?<before>[\d.]+) \| (?<since>[\d.]+) \| [\d.]+ \| [^|]*% \|")]
    private static partial Regex ChangeRow();
}
