using System.Globalization;
using Analytics.Statistics;

namespace Analytics.Core.Tests.Statistics;

public class PatientBootstrapTests
{
    private static readonly PatientGroup Group = new([.. Enumerable.Range(1, 120).Select(i => new PatientVolumes(i * 37 % 101, i * 53 % 89))], 4000, 4100);
    private static readonly PatientGroup Others = new([.. Enumerable.Range(1, 300).Select(i => new PatientVolumes(i * 29 % 97, i * 31 % 103))], 9000, 9000);

    /// <summary>Pinned on purpose, to what another program in another language drew from the same seed: a change of these bits would move published figures.</summary>
    [Fact]
    public void ASeed_GivesTheseBits()
    {
        var random = new SplitMix64(1234567);
        // The first numbers of the authors' own generator for this seed.
        Assert.Equal((6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL), (random.Next(), random.Next(), random.Next()));
        var change = PatientBootstrap.Change(Group, seed: 20_251_125, multiplier: 1000);
        Assert.Equal("0.8707560165 [0.7552612229, 1.000699421]", Text(change.Ratio!));
    }

    [Fact]
    public void TheOrderAndTheNamesOfPatients_ChangeNothing()
    {
        var shuffled = Group with { Patients = [.. Group.Patients.OrderBy(patient => patient.After % 7).ThenByDescending(patient => patient.Before)] };
        Assert.Equal(PatientBootstrap.Change(Group, 5), PatientBootstrap.Change(shuffled, 5));
        Assert.NotEqual(PatientBootstrap.Change(Group, 5), PatientBootstrap.Change(Group, 6));
    }

    [Theory]
    [InlineData("nb-NO")]
    [InlineData("ar-EG")]
    public void TheHostsLanguage_ChangesNothing(string name)
    {
        var here = CultureInfo.CurrentCulture;
        var expected = PatientBootstrap.Change(Group, 5);
        try
        {
            var host = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (host.NumberFormat.NumberDecimalSeparator, host.NumberFormat.NegativeSign) = name == "nb-NO" ? (",", "\u2212") : ("\u066b", "\u061c-");
            CultureInfo.CurrentCulture = host;
            Assert.Equal(expected, PatientBootstrap.Change(Group, 5));
        }
        finally
        {
            CultureInfo.CurrentCulture = here;
        }
    }

    /// <summary>The spread of resampled differences is the compound Poisson one of Σ (after − before)², found without drawing.</summary>
    [Fact]
    public void TheSpread_IsThatOfTheFormula()
    {
        var difference = PatientBootstrap.Change(Group, 11, replicates: 20_000).Difference!;
        double variance = Group.Patients.Sum(patient => Math.Pow((double)patient.After / 4100 - (double)patient.Before / 4000, 2));
        double half = (difference.Upper - difference.Lower) / 2;
        Assert.InRange(half / (Confidence.P95.Z * Math.Sqrt(variance)), 0.97, 1.03);
    }

    /// <summary>Patients who hardly change say more together than two independent groups would.</summary>
    [Fact]
    public void SteadyPatients_HaveANarrowerIntervalThanSumsAlone()
    {
        var steady = new PatientGroup([.. Enumerable.Range(1, 100).Select(i => new PatientVolumes(i * 10, i * 9))], 1000, 1000);
        var paired = PatientBootstrap.Change(steady, 3).Ratio!;
        var sums = VolumeChange.Of(new(AmountSum.Of(steady.Patients.Select(p => p.Before)), 1000), new(AmountSum.Of(steady.Patients.Select(p => p.After)), 1000)).Ratio!;
        Assert.Equal(sums.Value, paired.Value);
        Assert.True((sums.Upper - sums.Lower) > 10 * (paired.Upper - paired.Lower));
        Assert.Equal(0.9, paired.Value);
        Assert.Equal((0.9, 0.9), (paired.Lower, paired.Upper));
    }

    [Fact]
    public void Intervals_HoldTheEstimate_AndAreWiderWhenSurer()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            DifferenceInDifferences narrow = PatientBootstrap.Compare(Group, Others, seed, 1000, 400, new(0.8)), wide = PatientBootstrap.Compare(Group, Others, seed, 1000, 400, Confidence.P95);
            Assert.All([(narrow.Difference!, wide.Difference!), (narrow.RatioOfRatios!, wide.RatioOfRatios!)], pair =>
                Assert.True(pair.Item2.Lower < pair.Item1.Lower && pair.Item1.Lower <= pair.Item1.Value && pair.Item1.Value <= pair.Item1.Upper && pair.Item1.Upper < pair.Item2.Upper));
        }
    }

    [Fact]
    public void Compare_HasTheEstimatesOfTheFormula_AndDrawsBothGroupsIndependently()
    {
        var resampled = PatientBootstrap.Compare(Group, Others, 9, 1000);
        var formula = DifferenceInDifferences.Of(
            new(Sum(Group, p => p.Before), 4000), new(Sum(Group, p => p.After), 4100), new(Sum(Others, p => p.Before), 9000), new(Sum(Others, p => p.After), 9000), 1000);
        Printed.Close(formula.Difference!.Value, resampled.Difference!.Value);
        Printed.Close(formula.RatioOfRatios!.Value, resampled.RatioOfRatios!.Value);
        // The same group on both sides: were both drawn alike, every replicate would be 0.
        var same = PatientBootstrap.Compare(Group, Group, 9).Difference!;
        Assert.Equal(0, same.Value);
        Assert.True(same.Lower < 0 && same.Upper > 0);

        static AmountSum Sum(PatientGroup group, Func<PatientVolumes, decimal> amount) => AmountSum.Of(group.Patients.Select(amount));
    }

    /// <summary>Of a hundred worlds in which the rate truly fell to 0.8, the interval holds 0.8 in about 95.</summary>
    [Fact]
    public void Intervals_HoldTheTruthAsOftenAsTheySay()
    {
        int held = 0;
        const int worlds = 300;
        for (ulong world = 0; world < worlds; world++)
        {
            var random = SplitMix64.For(77, world);
            var patients = Enumerable.Range(0, 2000).Select(_ => (Weight: PoissonWeight.Draw(ref random) == 0 ? 0 : 1, Size: (int)(random.Next() >> 58), Change: (int)(random.Next() >> 60)))
                .Where(patient => patient.Weight == 1).Take(400).Select(patient => new PatientVolumes(patient.Size, patient.Size * 0.8m + patient.Change - 7.5m)).ToArray();
            if (PatientBootstrap.Change(new(patients, 1, 1), world, replicates: 300).Ratio!.Contains(0.8)) held++;
        }
        Assert.InRange(held, 0.91 * worlds, 0.985 * worlds);
    }

    /// <summary>P(0) = P(1) = 1/e; mean and variance 1.</summary>
    [Fact]
    public void Weights_ArePoissonWithMeanOne()
    {
        var random = new SplitMix64(42);
        var counts = new int[25];
        const int draws = 400_000;
        for (int i = 0; i < draws; i++) counts[PoissonWeight.Draw(ref random)]++;
        double factorial = 1;
        for (int k = 0; k < 8; k++)
        {
            if (k > 0) factorial *= k;
            double expected = draws / Math.E / factorial;
            Assert.InRange(counts[k], expected - 4.5 * Math.Sqrt(expected), expected + 4.5 * Math.Sqrt(expected));
        }
    }

    [Fact]
    public void FewPatients_HaveNoInterval()
    {
        var nine = Group with { Patients = [.. Group.Patients.Take(9)] };
        var ten = Group with { Patients = [.. Group.Patients.Take(10)] };
        Assert.Null(PatientBootstrap.Change(nine, 1).Ratio);
        Assert.Null(PatientBootstrap.Change(nine, 1).Difference);
        Assert.NotNull(PatientBootstrap.Change(ten, 1).Difference);
        Assert.Equal(new DifferenceInDifferences(null, null), PatientBootstrap.Compare(nine, Group, 1));
        Assert.Equal(new DifferenceInDifferences(null, null), PatientBootstrap.Compare(Group, nine, 1));
    }

    /// <summary>One patient of twelve had anything before: in a third of the replicates nobody had.</summary>
    [Fact]
    public void ARatioThatOftenDoesNotExist_IsNotGiven()
    {
        var group = new PatientGroup([new(10, 5), .. Enumerable.Repeat(new PatientVolumes(0, 5), 11)], 10, 10);
        var change = PatientBootstrap.Change(group, 1);
        Assert.Null(change.Ratio);
        Assert.NotNull(change.Difference);
    }

    [Fact]
    public void WhatCannotBeResampled_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => PatientBootstrap.Change(Group, 1, replicates: 100));
        Assert.Throws<ArgumentException>(() => PatientBootstrap.Change(Group with { PersonTimeAfter = 0 }, 1));
        Assert.Throws<ArgumentException>(() => PatientBootstrap.Change(Group, 1, multiplier: 0));
    }

    private static string Text(Interval interval) => string.Create(CultureInfo.InvariantCulture, $"{interval.Value} [{interval.Lower}, {interval.Upper}]");
}
