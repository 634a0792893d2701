using Analytics.Core.Tests.Support;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Release;

/// <summary>Whatever else is decided, a shown figure rests on enough people; counted again from the rows.</summary>
[Properties(MaxTest = 25)]
public class DisclosureGateLaws
{
    private const int FewestPatients = 5, FewestPrescribers = 3;

    private static readonly Dictionary<string, string[]> Branches = new()
    {
        ["opi"] = ["N02A"],
        ["bzd"] = ["N05BA", "N05CD"],
        ["z"] = ["N05CF"],
        ["anx"] = ["N05B"],
        ["hyp"] = ["N05C"],
    };

    [Property]
    public void NoFigureOfAMunicipality_RestsOnFewPatientsOrFewGps(int seed)
    {
        using var world = new TinyWorld(seed);
        var gps = world.Gps.Select(gp => gp.Id).ToHashSet();
        foreach (var figure in ShownOf(world.Publish().Municipalities.SelectMany(book => book.Figures), UnitLevel.Municipality))
        {
            var rows = RowsOf(world, figure).Where(row => row.Municipality == figure.Unit).ToList();
            AssertEnough(figure, rows);
            int prescribers = rows.Select(row => row.Prescriber).Where(gps.Contains).Distinct().Count();
            Assert.True(rows.Count == 0 || prescribers >= FewestPrescribers, $"{NameOf(figure)} rests on {prescribers} GPs");
        }
    }

    [Property]
    public void NoFigureOfAPractice_RestsOnFewPatients(int seed, bool byList)
    {
        using var world = new TinyWorld(seed, byList: byList);
        foreach (var figure in ShownOf(world.Publish().Practices.SelectMany(book => book.Figures), UnitLevel.Practice))
            AssertEnough(figure, [.. RowsOf(world, figure).Where(row => world.OwnerOf(row) == figure.Unit)]);
    }

    [Property]
    public void NoFigureOfTheNationOrACounty_RestsOnFewPatients(int seed)
    {
        using var world = new TinyWorld(seed);
        var figures = world.Publish().Municipalities.SelectMany(book => book.Figures).ToList();
        foreach (var figure in ShownOf(figures, UnitLevel.National)) AssertEnough(figure, [.. RowsOf(world, figure)]);
        foreach (var figure in ShownOf(figures, UnitLevel.County)) AssertEnough(figure, [.. RowsOf(world, figure).Where(row => row.Municipality[..2] == figure.Unit)]);
    }

    /// <summary>Neither those with a dispensing in the cell nor those who are counted; that none are may be said.</summary>
    private static void AssertEnough(ReleasedFigure figure, IReadOnlyList<TinyRow> rows)
    {
        int patients = rows.Select(row => row.Patient).Distinct().Count();
        Assert.True(patients is 0 or >= FewestPatients, $"{NameOf(figure)} rests on {patients} patients");
        if (figure.Measure.Quantity is Quantity.DddPer1000PerDay or Quantity.TopDdd) return;
        decimal counted = figure.Numerator.Match(number => number, _ => -1);
        Assert.True(counted is 0 or >= FewestPatients, $"{NameOf(figure)} shows a count of {counted}");
    }

    private static IEnumerable<ReleasedFigure> ShownOf(IEnumerable<ReleasedFigure> figures, UnitLevel level) =>
        figures.Where(figure => figure.Level == level && figure.Value.Match(_ => true, _ => false)).DistinctBy(NameOf);

    private static IEnumerable<TinyRow> RowsOf(TinyWorld world, ReleasedFigure figure) => world.Rows.Where(row =>
        figure.Period.First <= row.Day && row.Day <= figure.Period.Last
        && (figure.Measure.Drugs is { } drugs ? Branches[drugs].Any(branch => row.Atc.StartsWith(branch, StringComparison.Ordinal)) : figure.Stratum == "atc:" + row.Atc));

    private static string NameOf(ReleasedFigure figure) => $"{figure.Measure.Id} of {figure.Level} {figure.Unit} in {figure.Period}, {figure.Stratum}";
}
