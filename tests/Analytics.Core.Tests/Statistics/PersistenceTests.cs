using Analytics.Prescribing;
using Analytics.Statistics;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class PersistenceTests
{
    [Fact]
    public void TheWorkedExample_IsReproduced()
    {
        var curve = KaplanMeier.Of([new(10, true), new(20, true), new(35, true), new(20, false), new(50, false)]);
        Printed.Same("0.8", "0.203809", "0.969180", curve.Steps[0].Limits);
        Printed.Same("0.6", "0.125730", "0.881756", curve.Steps[1].Limits);
        Printed.Same("0.3", curve.ShareAfter(40));
        Assert.Equal(35, curve.Median);
        Assert.Equal(20, KaplanMeier.Of([new(10, true), new(20, true), new(30, true), new(40, true)]).Median);
        Assert.Null(KaplanMeier.Of([new(10, true), new(20, false), new(30, false)]).Median);
        Assert.Equal((1, 0.8, 0.8), (curve.ShareAfter(9), curve.ShareAfter(10), curve.ShareAfter(19)));
    }

    /// <summary>Freireich and others (1963), Blood 21:699: weeks in remission on 6-MP, with the log-log limits that SAS and Stata print.</summary>
    [Fact]
    public void Freireichs6Mp_IsReproduced()
    {
        var curve = KaplanMeier.Of([
            new(6, true), new(6, true), new(6, true), new(6, false), new(7, true), new(9, false), new(10, true), new(10, false), new(11, false), new(13, true), new(16, true),
            new(17, false), new(19, false), new(20, false), new(22, true), new(23, true), new(25, false), new(32, false), new(32, false), new(34, false), new(35, false)]);
        (int Day, string Share, string Lower, string Upper)[] printed =
        [
            (6, "0.8571", "0.6197", "0.9516"), (7, "0.8067", "0.5631", "0.9228"), (10, "0.7529", "0.5032", "0.8894"), (13, "0.6902", "0.4316", "0.8491"),
            (16, "0.6275", "0.3675", "0.8049"), (22, "0.5378", "0.2678", "0.7468"), (23, "0.4482", "0.1881", "0.6801"),
        ];
        Assert.Equal(printed.Select(step => step.Day), curve.Steps.Select(step => step.Day));
        Assert.All(printed.Zip(curve.Steps), pair => Printed.Same(pair.First.Share, pair.First.Lower, pair.First.Upper, pair.Second.Limits));
        Assert.Equal(23, curve.Median);
    }

    /// <summary>Where nobody is lost, the curve is the share that has not stopped.</summary>
    [Property]
    public void WithoutCensoring_TheCurveIsAPlainShare(NonEmptyArray<byte> days)
    {
        var curve = KaplanMeier.Of([.. days.Get.Select(day => new TimeOnTreatment(day + 1, true))]);
        for (int day = 0; day <= 257; day += 3)
            Printed.Close((double)days.Get.Count(stop => stop + 1 > day) / days.Get.Length, curve.ShareAfter(day));
        Assert.Equal(0, curve.Steps[^1].Share);
        Assert.Null(curve.Steps[^1].Limits);
    }

    [Property]
    public void Curves_FallWithinTheirLimits(NonEmptyArray<(byte Day, bool Stopped)> patients)
    {
        TimeOnTreatment[] given = [.. patients.Get.Select(patient => new TimeOnTreatment(patient.Day + 1, patient.Stopped))];
        var curve = KaplanMeier.Of(given);
        Assert.All(curve.Steps.Zip(curve.Steps.Skip(1)), pair => Assert.True(pair.Second.Share < pair.First.Share));
        Assert.All(curve.Steps.Where(step => step.Limits is not null), step => Assert.True(0 <= step.Limits!.Lower && step.Limits.Lower < step.Share && step.Share < step.Limits.Upper && step.Limits.Upper <= 1));
        var wide = KaplanMeier.Of(given, Confidence.P998);
        Assert.All(curve.Steps.Zip(wide.Steps), pair => Assert.True(pair.First.Limits is null || pair.Second.Limits!.Lower < pair.First.Limits.Lower));
        Assert.Equal(curve.Steps, KaplanMeier.Of([.. given.Reverse()]).Steps);
    }

    [Fact]
    public void PatientsCovered_CanComeBack()
    {
        var year = new ReportingPeriod(new(2024, 1, 1), new(2024, 12, 31));
        ObservedPerson[] people =
        [
            new(year, [new(new(2024, 3, 1), new(2024, 3, 20)), new(new(2024, 2, 1), new(2024, 2, 10))]),
            new(year with { To = new(2024, 1, 31) }, [new(new(2024, 1, 1), new(2024, 1, 31))]),
        ];
        Assert.Equal(Proportion.Of(2, 2), ProportionCovered.On(people, 0));
        Assert.Equal(Proportion.Of(1, 2), ProportionCovered.On(people, 10));
        Assert.Equal(Proportion.Of(2, 2), ProportionCovered.On(people, 30));
        Assert.Equal(Proportion.Of(1, 1), ProportionCovered.On(people, 31));
        Assert.Null(ProportionCovered.On(people, 365));
        Assert.Throws<ArgumentException>(() => ProportionCovered.On([new(year, [])], 1));
        Assert.Throws<ArgumentException>(() => ProportionCovered.On(people, -1));
    }

    [Fact]
    public void NobodyAndNoTime_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => KaplanMeier.Of([]));
        Assert.Throws<ArgumentException>(() => KaplanMeier.Of([new(0, true)]));
    }
}
