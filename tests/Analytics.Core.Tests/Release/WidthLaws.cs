using Analytics.Core.Tests.Protection;
using Analytics.Core.Tests.Support;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Release;

/// <summary>A withheld count of few people is not bounded closely by what is shown beside it; counted again from the rows, whole numbers tried out.</summary>
[Properties(MaxTest = 10)]
public class WidthLaws
{
    private static readonly Dictionary<string, string[]> Branches = new() { ["opi"] = ["N02A"], ["bzd"] = ["N05BA", "N05CD"], ["z"] = ["N05CF"], ["anx"] = ["N05B"], ["hyp"] = ["N05C"] };

    [Property]
    public void FewPeopleInAMunicipality_StayUnsure(int seed, bool isTiny)
    {
        using var world = new TinyWorld(seed, isTiny);
        var figures = world.Publish().Municipalities.SelectMany(book => book.Figures).Where(figure => figure.Measure.Quantity == Quantity.UsersPer1000)
            .DistinctBy(figure => (figure.Measure.Id, figure.Level, figure.Unit, figure.Period)).ToList();
        foreach (var county in figures.Where(figure => figure.Level == UnitLevel.County && IsShown(figure)))
        {
            var tables = new PlainTables();
            string[] places = [.. world.Population.Keys.Where(place => place.StartsWith(county.Unit, StringComparison.Ordinal))];
            foreach (string place in places) tables.Values[place] = UsersIn(world, county, place);
            tables.Values["all"] = tables.Values.Values.Sum();
            Assert.Equal(county.Numerator.Match(number => number, _ => -1), tables.Values["all"]);
            tables.Sums.Add(("all", places));
            var hidden = places.Where(place => !figures.Exists(figure => figure.Measure.Id == county.Measure.Id && figure.Level == UnitLevel.Municipality && figure.Unit == place && figure.Period == county.Period && IsShown(figure))).ToHashSet();
            tables.Sensitive.UnionWith(hidden.Where(place => tables.Values[place] is > 0 and < 5));
            if (tables.Sensitive.Count > 0) Assert.Empty(tables.Failures(hidden));
        }
    }

    private static bool IsShown(ReleasedFigure figure) => figure.Value.Match(_ => true, _ => false);

    /// <summary>A patient who had more than was taken back is counted where the first dispensing of the period was; of two on one day, in the place of the lesser code.</summary>
    private static int UsersIn(TinyWorld world, ReleasedFigure figure, string place) => world.Rows
        .Where(row => figure.Period.First <= row.Day && row.Day <= figure.Period.Last && Branches[figure.Measure.Drugs!].Any(branch => row.Atc.StartsWith(branch, StringComparison.Ordinal)))
        .GroupBy(row => row.Patient)
        .Count(rows => rows.Sum(row => row.Ddd) > 0 && rows.OrderBy(row => row.Day).ThenBy(row => row.Municipality, StringComparer.Ordinal).First().Municipality == place);
}
