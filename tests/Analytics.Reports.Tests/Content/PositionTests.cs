using Analytics.Measures;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Tests.Fixtures;

namespace Analytics.Reports.Tests.Content;

public sealed class PositionTests
{
    [Theory]
    [InlineData(1.4, nameof(Verdict.LookCloser))]
    [InlineData(1.0, nameof(Verdict.LikeMost))]
    [InlineData(0.5, nameof(Verdict.Good))]
    public void Verdict_FollowsTheQuartiles_WhereLowerIsBetter(double level, string expected) =>
        Assert.Equal(expected, Positions.VerdictOf(Sheet("opi.persistent.wide", new BookBuilder { Level = _ => level })).ToString());

    [Theory]
    [InlineData(1.4)]
    [InlineData(0.5)]
    public void Verdict_JudgesNothing_WhereNoDirectionIsBetter(double level) =>
        Assert.Equal(Verdict.Different, Positions.VerdictOf(Sheet("did.opi", new BookBuilder { Level = _ => level })));

    [Fact]
    public void Position_IsUnknown_WithTooFewPeersForQuartiles() =>
        Assert.Equal(Position.Unknown, Positions.Of(Sheet("did.opi", new BookBuilder { Peers = 11 })));

    [Fact]
    public void Position_IsUnknown_WithTheOwnFigureHidden() =>
        Assert.Equal(Position.Unknown, Positions.Of(Sheet("did.opi", BookBuilder.EverythingHidden)));

    [Fact]
    public void Focus_IsTheMeasureFarthestOnTheWorseSide()
    {
        var book = new BookBuilder { Level = measure => measure.Id switch { "opi.persistent.wide" => 1.3, "opi.bzdz.quarter" => 1.5, _ => 1 } }.Practice();

        Assert.Equal("opi.bzdz.quarter", Answer.Focus(book.Measures)?.Measure.Id);
    }

    [Fact]
    public void Focus_IsNone_WhereNothingStandsOut() =>
        Assert.Null(Answer.Focus(new BookBuilder { Level = _ => 1 }.Practice().Measures));

    /// <summary>Volumes fall in these books: at the median they are nothing to work on, unless there is nothing else.</summary>
    [Fact]
    public void AnArea_IsNotAtTheMedianAndFalling_WhereAnotherIsAbove()
    {
        var sheets = new BookBuilder { Level = measure => measure.Id.StartsWith("users.", StringComparison.Ordinal) ? 1.05 : 1 }.Municipality().Measures;
        var fallen = sheets.Where(sheet => sheet.Measure.Id == "did.opi").ToList();

        Assert.DoesNotContain(fallen[0], FocusOrder.Take(sheets, sheets.Count, sheet => sheet.Measure.Id));
        Assert.Contains(fallen[0], FocusOrder.Take(fallen, 1, sheet => sheet.Measure.Id));
    }

    private static Release.MeasureSheet Sheet(string id, BookBuilder builder) =>
        builder.Municipality().Measures.Single(sheet => sheet.Measure == MeasureCatalogue.BuiltIn[id]);
}
