using Analytics.Measures;
using Analytics.Reports.Charts;
using Analytics.Reports.Cluster;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Tests.Fixtures;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Tests.Content;

public sealed class ClusterTests
{
    private static readonly ReportTexts English = ReportTexts.In(Language.En);
    private static readonly BookBuilder InACourse = new() { Name = "Klynge Nord", Course = new(2023, 9, 5) };

    [Theory]
    [InlineData(5, "You are **")]
    [InlineData(2, "You are **")]
    public void AMembersCopy_BeginsWithTheMembersOwnPlace(int members, string begins) =>
        Assert.Contains("\n" + begins, Page(ClusterReport.Compose(new BookBuilder().Cluster(members, isPersonal: true), English), "overview"), StringComparison.Ordinal);

    [Fact]
    public void AMembersCopy_DrawsItsOwnFigures_AndNoOthersDo()
    {
        var book = InACourse.Cluster(5, isPersonal: true);
        var charts = Charts(ClusterReport.Compose(book, English));
        var own = book.Member!.Measures.Where(sheet => charts.Any(chart => chart.Points.Select(point => point.Period).SequenceEqual(sheet.Trend.Select(figure => figure.Period)))).ToList();
        Assert.NotEmpty(charts);
        Assert.All(charts, chart => Assert.Contains(own, sheet => sheet.Trend.Select(figure => figure.Value).SequenceEqual(chart.Member)));
        Assert.All(Charts(ClusterReport.Compose(InACourse.Cluster(5), English)), chart => Assert.Empty(chart.Member));
    }

    [Fact]
    public void Members_StandFromTheLowestToTheHighest_WithoutLetters()
    {
        var spread = ClusterReport.Compose(new BookBuilder().Cluster(8), English).Sections.Single(section => section.Id == "spread");
        foreach (var row in spread.Blocks.OfType<Table>().Single().Groups.SelectMany(group => group.Rows))
        {
            decimal[] values = [.. ((TextCell)row.Cells[1]).Text.Plain.Split(" · ").Select(text => decimal.Parse(text.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture))];
            Assert.Equal(values.Order(), values);
        }
    }

    [Theory]
    [InlineData(2, false, false)]
    [InlineData(2, true, true)]
    [InlineData(5, true, false)]
    public void MembersAreNamed_OnlyWhereTheyAreShown(int members, bool isPersonal, bool ofDoctors)
    {
        string text = Page(ClusterReport.Compose(new BookBuilder().Cluster(members, isPersonal, ofDoctors), English), "overview");
        Assert.Equal(members > 2, text.Contains("members without names", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(members > 2, text.Contains("| Members among all", StringComparison.Ordinal));
    }

    /// <summary>The same points on two slides with two verdicts would be one too many.</summary>
    [Fact]
    public void AChartOfAGroupInACourse_SaysWhatItsRunChartSays()
    {
        var book = InACourse.Cluster(8);
        var reader = new Reader(English, book.Level, book.Name, Residents: false, book.Stamp);
        foreach (var measure in ClusterMeasure.Of(book).Where(one => CourseSection.IsByQuarter(one.Together)))
        {
            string title = Trends.FigureOf(reader, null, measure, new Numbering(English)).Title;
            Assert.EndsWith(Statuses.Word(reader, measure.Together.Trend, measure.Together.Course!.Reading), title, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Slides_AreAboutTheTopics_AndSayNothingOfLetters()
    {
        var book = InACourse.Cluster(8);
        var slides = ClusterSlides.Compose(book, English);
        string[] drawn = [.. slides.Sections.Where(section => section.Id.StartsWith("trend.", StringComparison.Ordinal)).Select(section => section.Id["trend.".Length..])];
        Assert.Equal(ClusterReport.Widest(ClusterMeasure.Of(book)).Select(measure => measure.Measure.Id).Order(), drawn.Order());

        Assert.DoesNotContain("letters", PlainText.Of(slides), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(slides.Sections, section => section.Title is "Overview" or "Members side by side");
    }

    [Fact]
    public void WhatHasMoved_IsWhatTheTableOfChangesSays()
    {
        var report = ClusterReport.Compose(InACourse.Cluster(8), English);
        var chart = report.Sections.Single(section => section.Id == "trends").Blocks.OfType<Figure>().Select(figure => figure.Chart).OfType<DumbbellChart>().Single();
        string changes = Page(report, "course");
        Assert.Equal(5, chart.Rows.Count);
        Assert.All(chart.Rows, row =>
        {
            string[] ends = row.Text.Split(" → ");
            Assert.Contains($"| {row.Name} | {ends[0]} |", changes, StringComparison.Ordinal);
            Assert.Contains($"| {ends[1]} |", changes, StringComparison.Ordinal);
        });
    }

    private static string Page(ReportDocument report, string id) => PlainText.Of(report with { Sections = [report.Sections.Single(section => section.Id == id)] });

    private static List<TrendChart> Charts(ReportDocument report) =>
        [.. report.Sections.Single(section => section.Id == "trends").Blocks.SelectMany(block => block is Columns columns ? columns.Items.SelectMany(column => column) : [block]).OfType<Figure>().Select(figure => figure.Chart).OfType<TrendChart>()];
}
