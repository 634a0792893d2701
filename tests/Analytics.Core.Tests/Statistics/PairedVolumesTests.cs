using Analytics.Statistics;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class PairedVolumesTests
{
    private static readonly PatientVolumes[] Patients = [.. Enumerable.Range(1, 400).Select(i => new PatientVolumes(i * 37 % 101, i * 37 % 101 / 2 + i * 53 % 29))];
    private static readonly PairedVolumes Sums = PairedVolumes.Of(Patients);

    /// <summary>By hand: 10 → 4 and 2 → 5 over 1 and 1: difference −3, variance 36 + 9; ratio 9/12, Σ (x₁/9 − x₀/12)² = (4/9 − 10/12)² + (5/9 − 2/12)².</summary>
    [Fact]
    public void TwoPatients_AreAsByHand()
    {
        var change = VolumeChange.OfPaired(PairedVolumes.Of([new(10, 4), new(2, 5)]), 1, 1);
        Printed.Same("-3", change.Difference!.Value);
        Printed.Close(-3 + Confidence.P95.Z * Math.Sqrt(45), change.Difference.Upper);
        Printed.Same("0.75", change.Ratio!.Value);
        Printed.Close(0.75 * Math.Exp(Confidence.P95.Z * Math.Sqrt(2) * (10 / 12.0 - 4 / 9.0)), change.Ratio.Upper);
    }

    [Fact]
    public void WhoHasTheSameBeforeAndAfter_HasNoUncertainty()
    {
        var change = VolumeChange.OfPaired(PairedVolumes.Of([new(10, 10), new(3, 3)]), 7, 7);
        Assert.Equal((0, 0, 0), (change.Difference!.Value, change.Difference.Lower, change.Difference.Upper));
        Assert.Equal((1, 1, 1), (change.Ratio!.Value, change.Ratio.Lower, change.Ratio.Upper));
    }

    /// <summary>Two groups of other patients are two independent sums.</summary>
    [Fact]
    public void OtherPatientsAfterwards_GiveTheIndependentLimits()
    {
        PatientVolumes[] patients = [.. Enumerable.Range(1, 50).Select(i => i % 2 == 0 ? new PatientVolumes(i, 0) : new PatientVolumes(0, i * 2))];
        var paired = VolumeChange.OfPaired(PairedVolumes.Of(patients), 90, 80, 1000);
        var apart = VolumeChange.Of(new(AmountSum.Of(patients.Select(p => p.Before)), 90), new(AmountSum.Of(patients.Select(p => p.After)), 80), 1000);
        Assert.Equal(apart.Difference, paired.Difference);
        Assert.Equal(apart.Ratio, paired.Ratio);
    }

    /// <summary>Resampling patients gives what the sums give without it.</summary>
    [Fact]
    public void TheBootstrap_AgreesWithTheSums()
    {
        var sums = VolumeChange.OfPaired(Sums, 4000, 4100, 1000);
        var drawn = PatientBootstrap.Change(new(Patients, 4000, 4100), 1994, 1000);
        Printed.Close(drawn.Ratio!.Value, sums.Ratio!.Value, 1e-9);
        Assert.InRange((drawn.Ratio.Upper - drawn.Ratio.Lower) / (sums.Ratio.Upper - sums.Ratio.Lower), 0.9, 1.1);
        Assert.InRange((drawn.Difference!.Upper - drawn.Difference.Lower) / (sums.Difference!.Upper - sums.Difference.Lower), 0.9, 1.1);
    }

    /// <summary>Others who change alike take everything off; limits are those of both groups together.</summary>
    [Fact]
    public void AgainstThemselves_NothingHasChanged()
    {
        var change = DifferenceInDifferences.OfPaired(Sums, 4000, 4100, Sums, 4000, 4100, 1000);
        Assert.Equal((0, 1), (change.Difference!.Value, change.RatioOfRatios!.Value));
        var one = VolumeChange.OfPaired(Sums, 4000, 4100, 1000);
        Printed.Close(Math.Sqrt(2) * (one.Difference!.Upper - one.Difference.Lower), change.Difference.Upper - change.Difference.Lower, 1e-8);
        Assert.Null(DifferenceInDifferences.OfPaired(Sums, 1, 1, default, 1, 1).RatioOfRatios);
    }

    [Property]
    public void Parts_AddUpToTheWhole((int Before, int After)[] amounts, int cut)
    {
        PatientVolumes[] all = [.. amounts.Select(one => new PatientVolumes(one.Before, one.After))];
        int at = all.Length == 0 ? 0 : Math.Abs(cut % all.Length);
        Assert.Equal(PairedVolumes.Of(all), PairedVolumes.Of(all[at..]) + PairedVolumes.Of(all[..at]));
    }

    /// <summary>2, 4, 6: mean 4, s 2, so 4 ± z 2/√3.</summary>
    [Fact]
    public void ByPatient_TheMeanHasTheLimitsOfAMean()
    {
        var mean = VolumeRate.PerPatient(AmountSum.Of([2m, 4m, 6m]))!;
        Printed.Same("4", mean.Value);
        Printed.Close(4 - Confidence.P95.Z * 2 / Math.Sqrt(3), mean.Lower);
        Printed.Close(4 + Confidence.P95.Z * 2 / Math.Sqrt(3), mean.Upper);
        Assert.Equal(0, VolumeRate.PerPatient(AmountSum.Of([1m, 500m]))!.Lower);
        Assert.Null(VolumeRate.PerPatient(AmountSum.Of([5m])));
    }
}
