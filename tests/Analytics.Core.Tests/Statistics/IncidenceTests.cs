using Analytics.Prescribing;
using Analytics.Statistics;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class IncidenceTests
{
    private static readonly ReportingPeriod Year = new(new(2020, 1, 1), new(2020, 12, 31));

    private static readonly ObservedPerson[] Example =
    [
        new(Year, [new(new(2020, 3, 1), new(2020, 3, 30))]),
        new(Year, [new(new(2020, 8, 15), new(2020, 8, 20))]),
        new(Year with { To = new(2020, 6, 30) }, []),
    ];

    [Fact]
    public void TheWorkedExample_IsReproduced()
    {
        var incidence = Incidence.Of(Example, Year, washout: null);
        Assert.Equal((2, 471), (incidence.Events, incidence.PersonDays));
        Printed.Same("1550.955", incidence.PerPersonYears!.Value);
        Assert.Equal(IntervalMethod.ExactPoisson, incidence.PerPersonYears.Method);
    }

    [Fact]
    public void EverUsers_AreNeverNew_AndOthersAreAgainAfterTheWashout()
    {
        var early = new ObservedPerson(Year, [new(new(2019, 5, 1), new(2019, 5, 10)), new(new(2020, 7, 1), new(2020, 7, 10))]);
        Assert.Equal((0, 0), Of(null));
        // 10 May 2019 to 1 July 2020 is 418 days: at risk from 366 days after the end on.
        Assert.Equal((1, 53), Of(365));
        Assert.Equal((0, 0), Of(600));
        Assert.Equal((1, 1), Of(417));
        Assert.Equal((0, 0), Of(418));
        // To 1 July, and from 11 July on.
        Assert.Equal((1, 183 + 174), Of(0));

        (long, long) Of(int? washout) => Incidence.Of([early], Year, washout) is var incidence ? (incidence.Events, incidence.PersonDays) : default;
    }

    /// <summary>Asked of every day: was nothing used on it before, or in the days of the washout?</summary>
    [Property(MaxTest = 300)]
    public void PersonDaysAndEvents_AreThoseOfTheCalendar(NonEmptyArray<(byte From, byte Length)> uses, byte entry, byte washout, bool ever)
    {
        ReportingPeriod[] own = [.. uses.Get.Select(use => new ReportingPeriod(Year.From.AddDays(use.From * 2 - 150), Year.From.AddDays(use.From * 2 - 150 + use.Length % 40)))];
        var observed = new ReportingPeriod(Year.From.AddDays(entry % 150 - 60), Year.To.AddDays(-entry % 150));
        int wait = washout % 60;
        long events = 0, days = 0;
        for (var day = Year.From; day <= Year.To; day = day.AddDays(1))
        {
            if (!observed.Contains(day)) continue;
            var since = ever ? DateOnly.MinValue : day.AddDays(-wait);
            if (own.Any(use => use.From < day && use.To >= since)) continue;
            days++;
            if (own.Any(use => use.From == day)) events++;
        }
        var incidence = Incidence.Of([new(observed, own)], Year, ever ? null : wait);
        Assert.Equal((events, days), (incidence.Events, incidence.PersonDays));
    }

    [Property]
    public void MergedPeople_AddUp(NonEmptyArray<(byte From, byte Length)> uses)
    {
        ObservedPerson[] people = [.. uses.Get.Select(use => new ObservedPerson(Year, [new(Year.From.AddDays(use.From), Year.From.AddDays(use.From + use.Length))]))];
        var all = Incidence.Of(people, Year, 30);
        var each = people.Select(person => Incidence.Of([person], Year, 30)).ToList();
        Assert.Equal((each.Sum(one => one.Events), each.Sum(one => one.PersonDays)), (all.Events, all.PersonDays));
        Assert.Equal(all, Incidence.Of(people.Reverse(), Year, 30));
    }

    [Fact]
    public void Nobody_HasNoRate() => Assert.Null(Incidence.Of([], Year, null).PerPersonYears);

    [Fact]
    public void Prevalence_CountsWhoWasObserved()
    {
        var june = new ReportingPeriod(new(2020, 6, 1), new(2020, 6, 30));
        ObservedPerson[] people =
        [
            new(Year, [new(new(2020, 5, 20), new(2020, 6, 1))]),
            new(Year, [new(new(2020, 7, 1), new(2020, 7, 2))]),
            new(Year with { To = new(2020, 6, 15) }, [new(new(2020, 6, 20), new(2020, 6, 25))]),
            new(Year with { To = new(2020, 5, 31) }, [new(new(2020, 5, 1), new(2020, 6, 25))]),
        ];
        Assert.Equal(Proportion.Of(1, 3, 1000), Prevalence.InPeriod(people, june, multiplier: 1000));
        Assert.Equal(Proportion.Of(1, 2), Prevalence.InPeriod(people, june, wholeInterval: true));
        Assert.Equal(Proportion.Of(1, 3), Prevalence.OnDay(people, new(2020, 6, 1)));
        Assert.Equal(Proportion.Of(0, 3), Prevalence.OnDay(people, new(2020, 6, 2)));
        Assert.Null(Prevalence.OnDay(people, new(2021, 6, 2)));
    }

    [Fact]
    public void WhatIsNoQuestion_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Incidence.Of(Example, Year, -1));
        Assert.Throws<ArgumentException>(() => Incidence.Of(Example, new(Year.To, Year.From), 1));
        Assert.Throws<ArgumentException>(() => Prevalence.InPeriod(Example, new(Year.To, Year.From)));
    }
}
