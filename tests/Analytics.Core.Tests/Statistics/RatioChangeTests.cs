using Analytics.Statistics;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class RatioChangeTests
{
    private static readonly PatientRatio[] Patients =
        [.. Enumerable.Range(1, 400).Select(i => new PatientRatio(i * 37 % 11 / 6, i * 37 % 11 / 2, i * 53 % 7 / 5, i * 53 % 7 / 3)).Where(p => p.WholeBefore >= p.PartBefore && p.WholeAfter >= p.PartAfter)];

    /// <summary>By hand: 1 of 2 before, 2 of 4 after, of two patients: (1 of 1, 1 of 3) and (0 of 1, 1 of 1).</summary>
    [Fact]
    public void TwoPatients_AreAsByHand()
    {
        var change = RatioChange.OfPaired(PairedRatios.Of([new(1, 1, 1, 3), new(0, 1, 1, 1)]), 100);
        // (x − r d) / Σd: before ½/2 and −½/2, after (1 − 3/2)/4 and (1 − 1/2)/4.
        double variance = Math.Pow(-0.125 - 0.25, 2) + Math.Pow(0.125 + 0.25, 2);
        Assert.Equal(0, change.Difference!.Value);
        Printed.Close(100 * Confidence.P95.Z * Math.Sqrt(variance), change.Difference.Upper);
        Printed.Close(Math.Exp(Confidence.P95.Z * Math.Sqrt(4 * variance)), change.Ratio!.Upper);
        Assert.Equal(1, change.Ratio.Value);
    }

    /// <summary>By the sum over patients that the remarks have, and not by moments.</summary>
    [Property(MaxTest = 50)]
    public bool TheVariance_IsThatOfPatientsOwnResiduals((bool Part, bool Whole, bool After, bool All)[] drawn)
    {
        PatientRatio[] patients = [.. Patients.Take(5), .. drawn.Select(one => new PatientRatio(one.Part && one.Whole ? 1 : 0, one.Whole ? 1 : 0, one.After && one.All ? 3 : 0, one.All ? 4 : 0))];
        decimal r0 = patients.Sum(p => p.PartBefore) / patients.Sum(p => p.WholeBefore), r1 = patients.Sum(p => p.PartAfter) / patients.Sum(p => p.WholeAfter);
        double variance = patients.Sum(p => Math.Pow((double)((p.PartAfter - r1 * p.WholeAfter) / patients.Sum(o => o.WholeAfter) - (p.PartBefore - r0 * p.WholeBefore) / patients.Sum(o => o.WholeBefore)), 2));
        var difference = RatioChange.OfPaired(PairedRatios.Of(patients)).Difference!;
        return Math.Abs((difference.Upper - difference.Lower) / 2 - Confidence.P95.Z * Math.Sqrt(variance)) < 1e-9;
    }

    [Fact]
    public void Parts_AddUp()
    {
        Assert.Equal(PairedRatios.Of(Patients), PairedRatios.Of(Patients.Take(77)) + PairedRatios.Of(Patients.Skip(77)));
    }

    /// <summary>Where everybody has the same whole, a ratio is a rate and the compound Poisson spread only lacks what the number of patients adds.</summary>
    [Fact]
    public void Resampling_SpreadsAsTheFormulaSays()
    {
        var formula = RatioChange.OfPaired(PairedRatios.Of(Patients), 100);
        var drawn = PatientBootstrap.ChangeOfRatio(Patients, 11, 100, 20_000);
        Assert.Equal(formula.Difference!.Value, drawn.Difference!.Value, 9);
        Assert.InRange((drawn.Difference.Upper - drawn.Difference.Lower) / (formula.Difference.Upper - formula.Difference.Lower), 0.96, 1.04);
        Assert.InRange(Math.Log(drawn.Ratio!.Upper / drawn.Ratio.Lower) / Math.Log(formula.Ratio!.Upper / formula.Ratio.Lower), 0.96, 1.04);
    }

    [Fact]
    public void AgainstOthers_TheDifferenceIsBetweenDifferences()
    {
        PairedRatios own = PairedRatios.Of(Patients.Take(150)), others = PairedRatios.Of(Patients.Skip(150));
        RatioChange one = RatioChange.OfPaired(own, 100), two = RatioChange.OfPaired(others, 100);
        var both = DifferenceInDifferences.OfPaired(own, others, 100);
        Printed.Close(one.Difference!.Value - two.Difference!.Value, both.Difference!.Value, 1e-7);
        Printed.Close(double.Hypot(one.Difference.Upper - one.Difference.Value, two.Difference.Upper - two.Difference.Value), both.Difference.Upper - both.Difference.Value, 1e-7);
        Printed.Close(one.Ratio!.Value / two.Ratio!.Value, both.RatioOfRatios!.Value);
        Printed.Close(double.Hypot(Math.Log(one.Ratio.Upper / one.Ratio.Value), Math.Log(two.Ratio.Upper / two.Ratio.Value)), Math.Log(both.RatioOfRatios.Upper / both.RatioOfRatios.Value), 1e-7);
    }

    /// <summary>One of ten and twenty of two hundred: 0.1 with a relative variance of 0.09 / (0.01 · n).</summary>
    [Fact]
    public void TheDetectableChange_IsThatOfAShare()
    {
        PatientRatio[] users = [.. Enumerable.Range(0, 200).Select(i => new PatientRatio(i < 20 ? 1 : 0, 1, 0, 0))];
        var found = MinimumDetectableChange.OfRatio(PairedRatios.Of(users).Before)!.Value;
        Printed.Close(Math.Exp((1.959963984540054 + 0.8416212335729143) * Math.Sqrt(2 * 0.09 / 0.01 / 200)), found.Rise, 1e-9);
        Printed.Close(1, found.Rise * found.Fall, 1e-9);
        Assert.Null(MinimumDetectableChange.OfRatio(default));
        Assert.Null(MinimumDetectableChange.OfRatio(PairedRatios.Of(users.Take(20)).Before));
    }

    [Fact]
    public void WhatCannotBeDivided_HasNoChange()
    {
        Assert.Equal(new RatioChange(null, null), RatioChange.OfPaired(PairedRatios.Of([new(1, 1, 0, 0)])));
        var fallen = RatioChange.OfPaired(PairedRatios.Of([new(1, 1, 0, 1)]));
        Assert.Equal((-1, null), (fallen.Difference!.Value, fallen.Ratio));
        Assert.Equal(new RatioChange(null, null), PatientBootstrap.ChangeOfRatio([.. Patients.Take(9)], 1));
        Assert.Throws<ArgumentException>(() => RatioChange.OfPaired(default, 0));
    }
}
