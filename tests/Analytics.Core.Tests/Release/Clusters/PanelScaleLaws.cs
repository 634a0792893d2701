using Analytics.Release.Clusters;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Release.Clusters;

/// <summary>A row must not tell whose it is by the size of a list.</summary>
public class PanelScaleLaws
{
    /// <summary>Whoever knows all list sizes finds, for every member and row, a number of patients that gives the row.</summary>
    [Property(MaxTest = 300)]
    public void EveryRow_CanBeEveryMembers(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        int[] lists = [.. Enumerable.Range(0, random.Next(3, 13)).Select(_ => random.Next(40, 6000))];
        decimal[] rates = [.. lists.Select(list => 1000m * random.Next(0, list / 3) / list)];
        decimal step = PanelScale.StepOf(rates, lists.Select(list => 1000m / list));

        foreach (decimal row in rates.Select(rate => PanelScale.Round(rate, step)))
        {
            Assert.All(lists, list =>
            {
                int about = (int)decimal.Round(row * list / 1000);
                Assert.Contains(Enumerable.Range(about - 1, 3).Where(patients => patients >= 0), patients => PanelScale.Round(1000m * patients / list, step) == row);
            });
        }
    }

    /// <summary>Not coarser than it must be: within five halves of what the smallest list or a hundredth of the largest rate asks for.</summary>
    [Property(MaxTest = 300)]
    public void Steps_AreOneTwoOrFive(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        decimal largest = random.Next(1, 1_000_000) / 1000m, grain = random.Next(1, 1_000_000) / 10_000m;
        decimal step = PanelScale.StepOf([largest, largest / 3], [grain, grain / 7]);

        decimal least = Math.Max(largest / 100, grain);
        Assert.InRange(step, least, 2.5m * least);
        while (step >= 10) step /= 10;
        while (step < 1) step *= 10;
        Assert.Contains(step, new decimal[] { 1, 2, 5 });
    }

    [Fact]
    public void NothingButZeros_NeedsNoStep() => Assert.Equal(0, PanelScale.Round(0, PanelScale.StepOf([0, 0], [0, 0])));
}
