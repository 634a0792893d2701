using Analytics.Prescribing;
using Analytics.Statistics;
using Analytics.Tallies;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class EpisodeTests
{
    private static readonly DateOnly Start = new(2024, 1, 1);
    private static readonly Fill[] Fills = [new(Start, 30), new(new(2024, 2, 10), 30), new(new(2024, 3, 1), 30)];

    private static readonly ReportingPeriod[] Exposures =
    [
        new(new(2020, 4, 1), new(2020, 4, 30)), new(new(2020, 6, 1), new(2020, 9, 11)), new(new(2021, 2, 12), new(2021, 2, 15)), new(new(2021, 3, 1), new(2021, 3, 24)),
    ];

    [Fact]
    public void TheWorkedEpisodes_AreReproduced()
    {
        Assert.Equal([new(Start, new(2024, 1, 31)), new(new(2024, 2, 10), new(2024, 4, 10))], TreatmentEpisode.Of(Fills, 5));
        Assert.Equal([new(Start, new(2024, 4, 10))], TreatmentEpisode.Of(Fills, 10));
        Assert.Equal(2, TreatmentEpisode.Of(Fills, 9).Count);
        Assert.Equal(100, TreatmentEpisode.Of(Fills, 10)[0].Days);
    }

    [Fact]
    public void AnOpenEpisode_RunsToTheEndOfFollowUp()
    {
        Assert.Equal(new(2024, 4, 14), TreatmentEpisode.Of(Fills, 5, new(2024, 4, 14))[1].To);
        // A gap of just the allowed length ends it.
        Assert.Equal(new(2024, 4, 10), TreatmentEpisode.Of(Fills, 5, new(2024, 4, 15))[1].To);
        Assert.Equal(new(2024, 3, 20), TreatmentEpisode.Of(Fills, 5, new(2024, 3, 20))[1].To);
        Assert.Equal(new(2024, 3, 20), TreatmentEpisode.Of(Fills, 0, new(2024, 3, 20))[1].To);
        Assert.Throws<ArgumentException>(() => TreatmentEpisode.Of(Fills, 5, new(2024, 3, 1)));
        Assert.Empty(TreatmentEpisode.Of([], 5, Start));
    }

    /// <summary>300 days, and a little pack soon after: of the 290 days left 30 are carried over.</summary>
    [Fact]
    public void Surplus_IsCarriedForThirtyDaysAtMost_UnlessNoLimitIsAskedFor()
    {
        Fill[] fills = [new(Start, 200), new(Start, 100), new(Start.AddDays(10), 5)];
        Assert.Equal(45, TreatmentEpisode.Of(fills)[0].Days);
        Assert.Equal(305, TreatmentEpisode.Of(fills, mostCarried: null)[0].Days);
        Assert.Throws<ArgumentException>(() => TreatmentEpisode.Of(fills, mostCarried: -1));
    }

    /// <summary>What measures count is what analysts compute: the tallies' whole numbers and these decimals are one definition.</summary>
    [Property]
    public void TheTallies_HaveTheSameEpisodes(PositiveInt[] steps, PositiveInt[] supplies, NonNegativeInt gap)
    {
        var fills = new List<(int Day, int Hundredths)>();
        for (int i = 0, day = 0; i < Math.Min(steps.Length, supplies.Length); i++)
            fills.Add((day += 1 + steps[i].Get * steps[i].Get % 97, supplies[i].Get * supplies[i].Get % 9001 + 1));
        int allowed = gap.Get % 62;
        var walked = new List<(DateOnly From, long Cover)>();
        var episode = new EpisodeWalk(allowed);
        foreach (var (day, hundredths) in fills)
        {
            if (episode.Add(day, hundredths)) walked.Add((Start.AddDays(day), episode.Cover));
            else walked[^1] = (walked[^1].From, episode.Cover);
        }
        var episodes = TreatmentEpisode.Of([.. fills.Select(fill => new Fill(Start.AddDays(fill.Day), fill.Hundredths / 100m))], allowed);
        Assert.Equal(walked.Select(walk => new TreatmentEpisode(walk.From, Start.AddDays((int)((walk.Cover + 99) / 100)))), episodes);
    }

    [Theory]
    [InlineData(13, 4)]
    [InlineData(14, 3)]
    [InlineData(31, 3)]
    [InlineData(32, 2)]
    [InlineData(153, 2)]
    [InlineData(154, 1)]
    public void TheWorkedEras_AreReproduced(int gap, int eras) => Assert.Equal(eras, DrugEras.Of(Exposures, gap).Count);

    [Fact]
    public void Gaps_OfOneJoinBackToBack_AndOfZeroOnlyOverlap()
    {
        ReportingPeriod[] backToBack = [new(new(2025, 1, 1), new(2025, 1, 10)), new(new(2025, 1, 11), new(2025, 1, 20))];
        ReportingPeriod[] overlapping = [backToBack[0], new(new(2025, 1, 10), new(2025, 1, 20))];
        Assert.Equal((1, 2, 1), (DrugEras.Of(backToBack, 1).Count, DrugEras.Of(backToBack, 0).Count, DrugEras.Of(overlapping, 0).Count));
    }

    [Fact]
    public void ANewUser_WaitedLongerThanTheWashout()
    {
        Assert.True(DrugEras.IsNewUse(null, Start, 365));
        Assert.True(DrugEras.IsNewUse(Start.AddDays(-366), Start, 365));
        Assert.False(DrugEras.IsNewUse(Start.AddDays(-365), Start, 365));
    }

    /// <summary>The stated equivalence: uncovered days + 1 is the gap of an era, for supply that never overlaps.</summary>
    [Property]
    public void EpisodesAndEras_Agree(NonEmptyArray<(byte Supply, byte Uncovered)> fills, byte allowed)
    {
        var given = new List<Fill>();
        var day = Start;
        foreach (var (supply, uncovered) in fills.Get)
        {
            given.Add(new(day, supply % 60 + 1));
            day = day.AddDays(supply % 60 + 1 + uncovered % 50);
        }
        int gap = allowed % 50;
        var eras = DrugEras.Of(given.Select(fill => new ReportingPeriod(fill.Day, fill.Day.AddDays((int)fill.DaysOfSupply - 1))), gap + 1);
        Assert.Equal(eras.Select(era => (era.From, era.To.AddDays(1))), TreatmentEpisode.Of(given, gap).Select(episode => (episode.From, episode.To)));
    }

    /// <summary>Counted day by day on a calendar.</summary>
    [Property]
    public void DaysExposedAndPrescribed_AreThoseOfTheCalendar(NonEmptyArray<(byte From, byte Length)> given, byte gap)
    {
        ReportingPeriod[] exposures = [.. given.Get.Select(g => new ReportingPeriod(Start.AddDays(g.From), Start.AddDays(g.From + g.Length % 30)))];
        var window = new ReportingPeriod(Start.AddDays(50), Start.AddDays(200));
        var calendar = new bool[400];
        foreach (var e in exposures) Array.Fill(calendar, true, e.From.DayNumber - Start.DayNumber, e.To.DayNumber - e.From.DayNumber + 1);
        Assert.Equal(Enumerable.Range(50, 151).Count(day => calendar[day]), DrugEras.DaysExposed(exposures, 1, window));
        Assert.Equal(Enumerable.Range(50, 151).Sum(day => exposures.Count(e => e.Contains(Start.AddDays(day)))), DrugEras.DaysPrescribed(exposures, window));
        // Gaps of fewer uncovered days than allowed are filled.
        int first = Array.IndexOf(calendar, true), allowed = gap % 20;
        for (int day = first, last = first; day < calendar.Length; day++)
        {
            if (!calendar[day]) continue;
            if (day - last <= allowed) Array.Fill(calendar, true, last, day - last);
            last = day;
        }
        Assert.Equal(Enumerable.Range(50, 151).Count(day => calendar[day]), DrugEras.DaysExposed(exposures, Math.Max(1, allowed), window));
    }

    [Fact]
    public void WhatIsNoPeriod_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => TreatmentEpisode.Of(Fills, -1));
        Assert.Throws<ArgumentException>(() => DrugEras.Of(Exposures, -1));
        Assert.Throws<ArgumentException>(() => DrugEras.Of([new(Start, Start.AddDays(-1))], 1));
        Assert.Throws<ArgumentException>(() => DrugEras.IsNewUse(null, Start, -1));
    }
}
