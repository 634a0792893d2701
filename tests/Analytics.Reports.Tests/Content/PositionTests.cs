using Analytics.Measures;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Tests.Fixtures;
using static Analytics.Reports.Tests.Fixtures.Make;

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

    /// <summary>What is printed as the percentile is no lower and no higher than it.</summary>
    [Theory]
    [InlineData(93.84, 93.8, nameof(Position.Middle))]
    [InlineData(93.86, 93.8, nameof(Position.Higher))]
    public void Position_IsJudgedAsPrinted(double own, double third, string expected) => Assert.Equal(expected, Positions.Of(Released<Release.MeasureSheet>(
        ("Measure", MeasureCatalogue.BuiltIn["did.opi"]), ("Own", Released<Release.ReleasedFigure>(("Value", Shown((decimal)own)))),
        ("Peers", Released<Release.PeerSpread>(("P25", Shown(50m)), ("P75", Shown((decimal)third)))))).ToString());

    [Fact]
    public void NoArea_LiesAtTheMedianOrBelow_UnlessItHasRisen()
    {
        // Volumes fall in these books, users of hypnotics rise by a seventh.
        var sheets = new BookBuilder { Level = measure => measure.Id.StartsWith("users.o", StringComparison.Ordinal) ? 1.05 : 1 }.Municipality().Measures;
        var low = new BookBuilder { Level = _ => 0.95 }.Municipality().Measures;
        string[] Areas(IReadOnlyList<Release.MeasureSheet> of) => [.. FocusOrder.Take(of, of.Count, sheet => sheet.Measure.Id).Select(sheet => sheet.Measure.Id)];

        Assert.Equal(["users.opi"], Areas(sheets));
        Assert.Contains("users.hyp", Areas(low));
        Assert.DoesNotContain("did.opi", Areas(low));
        Assert.Empty(Areas([.. low.Where(sheet => sheet.Measure.Id == "did.opi")]));
    }

    [Fact]
    public void WhatHasAGoal_ComesFirst_AndIsWhatThePageIsAbout()
    {
        var sheets = new BookBuilder { Compared = true, Level = measure => measure.Id == "users.z" ? 1.6 : 0.95 }.Municipality().Measures;

        Assert.Equal("did.opi", FocusOrder.Take(sheets, 3, sheet => sheet.Measure.Id)[0].Measure.Id);
        Assert.Equal("did.opi", FocusOrder.Topic(sheets)!.Measure.Id);
        Assert.Equal("users.z", FocusOrder.Topic(new BookBuilder { Level = measure => measure.Id == "users.z" ? 1.6 : 0.95 }.Municipality().Measures)!.Measure.Id);
    }

    private static Release.MeasureSheet Sheet(string id, BookBuilder builder) =>
        builder.Municipality().Measures.Single(sheet => sheet.Measure == MeasureCatalogue.BuiltIn[id]);
}
