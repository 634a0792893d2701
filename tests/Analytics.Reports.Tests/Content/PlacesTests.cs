using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.National;
using Analytics.Reports.Network;
using Analytics.Reports.Tests.Fixtures;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Tests.Content;

/// <summary>What networks and the nation say of themselves.</summary>
public sealed class PlacesTests
{
    private static readonly ReportTexts English = ReportTexts.In(Language.En);

    [Fact]
    public void ANetworkWithAStrayQuarterAlone_GetsTheShortEdition()
    {
        var report = NetworkReport.Compose((new PlacesBuilder { HiddenIn = period => period != CalendarPeriod.OfQuarter(2022, 1) }).Network(), English);
        Assert.DoesNotContain(report.Sections, section => section.Id is "runs" or "status" or "tables");
    }

    [Fact]
    public void AMemberWithoutALine_IsNamed_AndNotDrawn()
    {
        var book = new PlacesBuilder { Hidden = (unit, _) => unit == "4603" }.Network();
        var report = NetworkReport.Compose(book, English);
        var section = report.Sections.Single(one => one.Id == "runs");
        var charts = section.Blocks.OfType<Columns>().SelectMany(columns => columns.Items).SelectMany(column => column).OfType<Figure>().ToList();
        Assert.DoesNotContain(charts, figure => figure.Title == "Fjaler");
        Assert.Equal(2, PlainText.Of(report with { Sections = [section] }).Split("Not drawn, because few or no quarters can be shown: Fjaler.").Length - 1);
    }

    /// <summary>A figure whose panels stand on two pages has its words on one of them.</summary>
    [Theory]
    [InlineData(8)]
    [InlineData(20)]
    public void EveryFigureOfPanels_StaysTogether(int members)
    {
        var book = new PlacesBuilder { Members = [.. Enumerable.Range(0, members).Select(i => $"Kommune {i}")] }.Network();
        var blocks = NetworkReport.Compose(book, English).Sections.Single(one => one.Id == "runs").Blocks;
        Assert.All(blocks.OfType<Columns>(), columns => Assert.True(columns.KeepWithNext));
        int rows = 0;
        foreach (Block block in blocks)
        {
            rows = block is Columns ? rows + 1 : 0;
            Assert.InRange(rows, 0, 2);
        }
    }

    [Fact]
    public void WhatIsDrawn_HasTheGoalFirst_AndThenMostSignals()
    {
        var book = PlacesBuilder.LongSeries.Network();
        var drawn = Chosen.Of(book);
        Assert.True(Chosen.HasGoal(drawn[0]));
        int Signals(Release.NetworkSheet sheet) => sheet.Members.Count(member => Statuses.IsSignal(member.Reading));
        Assert.Equal(book.Measures.Where(sheet => sheet != drawn[0] && CourseSection.IsByQuarter(sheet.Together)).Max(Signals), Signals(drawn[1]));
        Assert.Contains("**Signal of change:** Opioids, volume: Fjaler, ", PlainText.Of(NetworkReport.Compose(book, English)), StringComparison.Ordinal);
    }

    [Fact]
    public void TheNation_TellsTheLargestChange_AndDrawsIt()
    {
        var report = NationalReport.Compose(PlacesBuilder.LongSeries.National(), English);
        var nation = PlacesBuilder.LongSeries.National().Measures.Select(sheet => sheet.Nation).Where(sheet => Change.Of(sheet) is { Trend: not Trend.Steady }).MaxBy(sheet => Math.Abs(Change.Of(sheet)!.Percent))!;
        var reader = new Reader(English, UnitLevel.National, "Nation", Residents: true, new BookBuilder().Stamp());
        string lead = report.Sections.Single(section => section.Id == "findings").Blocks.OfType<Para>().First().Text.Plain;
        Assert.StartsWith(Phrases.Subject(reader, nation.Measure), lead, StringComparison.Ordinal);
        Assert.Contains(NationalFindings.Key([.. PlacesBuilder.LongSeries.National().Measures.Select(sheet => sheet.Nation)]), sheet => sheet.Measure.Id == nation.Measure.Id);
    }

    [Theory]
    [InlineData(200, false)]
    [InlineData(8, true)]
    public void GoalsOfFewMunicipalities_AreLeftOut(int every, bool areTold) =>
        Assert.Equal(areTold, PlainText.Of(NationalReport.Compose((new PlacesBuilder { GoalEvery = every }).National(), English)).Contains("Municipalities with a goal of their own", StringComparison.Ordinal));

    [Fact]
    public void AHiddenGroup_IsNotCountedAsUnchanged()
    {
        string Title(Func<MeasureDefinition, CalendarPeriod, bool> hidden)
        {
            var book = new BookBuilder { Hidden = hidden }.Municipality();
            var reader = new Reader(English, UnitLevel.Municipality, "Fjordvik", Residents: true, book.Stamp);
            return GroupsSection.Of(reader, book.Measures, new Numbering(English))!.Blocks.OfType<Figure>().Single().Title;
        }

        Assert.StartsWith("The volume of each group in 2022 and now", Title((_, period) => period.Year < 2024), StringComparison.Ordinal);
        Assert.Contains("of 4 groups", Title((measure, period) => measure.Id == "did.opi" && period.Year < 2024), StringComparison.Ordinal);
    }
}
