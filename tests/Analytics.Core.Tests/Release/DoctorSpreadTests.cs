using Analytics.Core.Tests.Support;
using Analytics.Measures;
using Analytics.Release;

namespace Analytics.Core.Tests.Release;

/// <summary>Who prescribes to colleagues' patients has more users than list patients who use: unlike things have no spread.</summary>
public class DoctorSpreadTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UsersOfDoctors_HaveASpread_ByListAlone(bool byList)
    {
        var medians = new List<(Quantity Quantity, bool IsShown, bool IsNotComputed)>();
        for (int seed = 1; seed <= 6; seed++)
        {
            using var world = new TinyWorld(seed, byList: byList);
            medians.AddRange(world.Publish().Doctors.SelectMany(book => book.Measures)
                .Select(sheet => (sheet.Measure.Quantity, sheet.Peers.Median.Match(_ => true, _ => false), sheet.Peers.Median.Match(_ => false, reason => reason == WithheldReason.NotComputed))));
        }
        Assert.All(medians, median => Assert.Equal(!byList && median.Quantity == Quantity.UsersPer1000, median.IsNotComputed));
        Assert.Contains(medians, median => median.IsShown && median.Quantity == (byList ? Quantity.UsersPer1000 : Quantity.DddPer1000PerDay));
    }
}
