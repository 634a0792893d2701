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

    /// <summary>P5 and P6: no GP has nearly all of it, nor is told closely by a colleague or a practice who takes its own away; no patient has nearly all of it.</summary>
    [Property]
    public void NoFigureOfAMunicipality_SaysTooMuchOfOneGp(int seed)
    {
        using var world = new TinyWorld(seed);
        var gps = world.Gps.Select(gp => gp.Id).ToHashSet();
        foreach (var figure in ShownOf(world.Publish().Municipalities.SelectMany(book => book.Figures), UnitLevel.Municipality))
        {
            var rows = RowsOf(world, figure).Where(row => row.Municipality == figure.Unit).ToList();
            bool isVolume = figure.Measure.Quantity is Quantity.DddPer1000PerDay or Quantity.TopDdd;
            if (isVolume) Assert.False(IsTold(SumsBy(rows.Where(row => gps.Contains(row.Prescriber)), row => row.Prescriber), Math.Abs(rows.Where(row => !gps.Contains(row.Prescriber)).Sum(row => row.Ddd))), NameOf(figure));
            if (isVolume && rows.TrueForAll(row => row.Ddd > 0)) Assert.False(IsTold(SumsBy(rows, row => row.Patient), 0), NameOf(figure));
            if (figure.Measure.Quantity is not (Quantity.DddPer1000PerDay or Quantity.UsersPer1000 or Quantity.TopDdd or Quantity.TopUsers)) continue;
            foreach (string practice in rows.Select(row => row.Practice).Where(practice => practice.Length > 0).Distinct())
            {
                var others = rows.FindAll(row => row.Practice != practice);
                var ofGps = others.FindAll(row => gps.Contains(row.Prescriber));
                int prescribers = ofGps.Select(row => row.Prescriber).Distinct().Count();
                Assert.True(prescribers is 0 or >= FewestPrescribers, $"{NameOf(figure)} leaves {prescribers} GPs to a practice");
                if (isVolume) Assert.False(IsTold(SumsBy(ofGps, row => row.Prescriber), Math.Abs(others.Except(ofGps).Sum(row => row.Ddd))), NameOf(figure));
            }
        }
    }

    private static decimal[] SumsBy(IEnumerable<TinyRow> rows, Func<TinyRow, string> by) => [.. rows.GroupBy(by).Select(group => Math.Abs(group.Sum(row => row.Ddd))).OrderDescending()];

    /// <summary>p 10 %, (1, 75) and (2, 90).</summary>
    private static bool IsTold(decimal[] sizes, decimal besides)
    {
        if (sizes.Length == 0 || sizes[0] == 0) return false;
        decimal all = sizes.Sum() + besides, second = sizes.ElementAtOrDefault(1);
        return all - sizes[0] - second < sizes[0] / 10 || sizes[0] > all * 3 / 4 || sizes[0] + second > all * 9 / 10;
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
