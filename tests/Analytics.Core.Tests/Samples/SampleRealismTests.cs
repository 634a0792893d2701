using System.Globalization;

namespace Analytics.Core.Tests.Samples;

/// <summary>One sample for all: what it looks like from afar.</summary>
public sealed class SampleRealismTests : IClassFixture<SampleRealismTests.Counted>
{
    private readonly Counted _counted;

    public SampleRealismTests(Counted counted) => _counted = counted;

    [Fact]
    public void AQuarterOfRows_IsOfTheThreeGroups() =>
        Assert.InRange((_counted.OfGroup("N02A") + _counted.OfGroup("N05B") + _counted.OfGroup("N05C")) / (double)_counted.Rows, 0.22, 0.28);

    [Fact]
    public void ATenthOfResidents_UsesOpioidsInAYear() => Assert.InRange(_counted.OpioidUsers2023 / _counted.Residents, 0.08, 0.12);

    [Fact]
    public void OneInAHundredResidents_UsesOpioidsPersistently() => Assert.InRange(_counted.PersistentUsers2023 / _counted.Residents, 0.006, 0.015);

    /// <summary>About 14 % of new users become long-term users (Hamina and others 2022).</summary>
    [Fact]
    public void OneNewUserOfOpioidsInSeven_GoesOnForMonths() => Assert.InRange(_counted.LastingUsers2023 / _counted.NewUsers2023, 0.10, 0.19);

    [Fact]
    public void OpioidVolume_IsOfTheSizeSeenInNorway() =>
        Assert.InRange((double)_counted.OpioidDdd2023 * 1000 / 365 / _counted.Residents, 12, 25);

    [Fact]
    public void CodeineAndTramadol_DominateOpioids() => Assert.InRange((_counted.Of("N02AJ06") + _counted.Of("N02AX02")) / (double)_counted.OfGroup("N02A"), 0.55, 0.8);

    [Fact]
    public void Zopiclone_DominatesHypnotics() => Assert.InRange(_counted.Of("N05CF01") / (double)_counted.OfGroup("N05C"), 0.45, 0.7);

    [Fact]
    public void Blemishes_AreAsRareAsAskedFor()
    {
        Assert.InRange(_counted.Share("quoted"), 0.007, 0.013);
        Assert.InRange(_counted.Share("no ddd"), 0.002, 0.004);
        Assert.InRange(_counted.Share("no prescriber"), 0.002, 0.004);
        Assert.InRange(_counted.Share("no practice"), 0.03, 0.09);
        Assert.InRange(_counted.Share("returned"), 0.001, 0.003);
    }

    [Fact]
    public void Doctors_DifferInEarnest()
    {
        var perDoctor = _counted.OpioidRowsOfDoctor.Values.Where(rows => rows > 100).Order().ToArray();
        Assert.True(perDoctor[^1] > 1.5 * perDoctor[0]);
    }

    [Fact]
    public void AllAnatomicalGroups_Occur() => Assert.Equal("ABCDGHJLMNPRSV", _counted.AnatomicalGroups);

    public sealed class Counted
    {
        private readonly Dictionary<string, int> _byDrug = [];
        private readonly Dictionary<string, int> _marks = [];

        public Counted()
        {
            using var sample = new Sample(1_000_000, seed: 3);
            Residents = sample.Summary.Residents;
            var opioids2023 = new Dictionary<string, (decimal Ddd, int Quarters)>();
            var opioidDays = new Dictionary<string, List<int>>();
            foreach (string[] row in sample.Rows())
            {
                Rows++;
                Count(_byDrug, row[5]);
                Mark("quoted", row[11].StartsWith('"'));
                Mark("no ddd", row[8].Length == 0);
                Mark("no prescriber", row[9].Length == 0);
                Mark("no practice", row[10].Length == 0);
                Mark("returned", row[7].StartsWith('-'));
                if (!row[5].StartsWith("N02A", StringComparison.Ordinal)) continue;
                if (row[10].Length > 0) OpioidRowsOfDoctor[row[9]] = OpioidRowsOfDoctor.GetValueOrDefault(row[9]) + 1;
                if (!opioidDays.TryGetValue(row[0], out var days)) opioidDays[row[0]] = days = [];
                days.Add(DateOnly.Parse(row[4], CultureInfo.InvariantCulture).DayNumber);
                if (!row[4].StartsWith("2023", StringComparison.Ordinal)) continue;
                int quarter = (int.Parse(row[4].AsSpan(5, 2), CultureInfo.InvariantCulture) - 1) / 3;
                var sofar = opioids2023.GetValueOrDefault(row[0]);
                opioids2023[row[0]] = (sofar.Ddd + Sample.Number(row[8]), sofar.Quarters | 1 << quarter);
            }
            foreach (var days in opioidDays.Values)
            {
                days.Sort();
                int start = days.FindIndex(day => day >= new DateOnly(2023, 1, 1).DayNumber);
                if (start < 0 || days[start] > new DateOnly(2023, 6, 30).DayNumber || (start > 0 && days[start] - days[start - 1] <= 365)) continue;
                NewUsers2023++;
                if (days.Exists(day => day - days[start] is >= 91 and <= 180)) LastingUsers2023++;
            }
            OpioidUsers2023 = opioids2023.Count;
            OpioidDdd2023 = opioids2023.Values.Sum(user => user.Ddd);
            PersistentUsers2023 = opioids2023.Values.Count(user => user.Ddd >= 180 && int.PopCount(user.Quarters) >= 3);
        }

        public int Rows { get; }
        public double Residents { get; }
        public double OpioidUsers2023 { get; }
        public double PersistentUsers2023 { get; }
        public double NewUsers2023 { get; }
        public double LastingUsers2023 { get; }
        public decimal OpioidDdd2023 { get; }
        public Dictionary<string, int> OpioidRowsOfDoctor { get; } = [];

        public string AnatomicalGroups => new([.. _byDrug.Keys.Select(drug => drug[0]).Distinct().Order()]);

        public int Of(string drug) => _byDrug.GetValueOrDefault(drug);
        public int OfGroup(string group) => _byDrug.Where(drug => drug.Key.StartsWith(group, StringComparison.Ordinal)).Sum(drug => drug.Value);
        public double Share(string mark) => _marks.GetValueOrDefault(mark) / (double)Rows;

        private static void Count(Dictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;

        private void Mark(string mark, bool holds)
        {
            if (holds) Count(_marks, mark);
        }
    }
}
