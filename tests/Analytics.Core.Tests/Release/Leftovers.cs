using Analytics.Core.Tests.Support;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Core.Tests.Release;

/// <summary>What is left of a shown whole when its shown parts are taken away, counted again from the rows.</summary>
/// <remarks>Shares no code with the gate. A reader computes the sum of what is hidden, so that must rest on enough people too.</remarks>
internal sealed class Leftovers
{
    private const int FewestPatients = 5, FewestPrescribers = 3;
    private (string Branch, int FewestPatients)? _marked;

    private static readonly (string Group, string[] Branches)[] Groups =
        [("opi", ["N02A"]), ("bzd", ["N05BA", "N05CD"]), ("z", ["N05CF"]), ("anx", ["N05B"]), ("hyp", ["N05C"])];

    private readonly TinyWorld _world;
    private readonly HashSet<string> _shown;
    private readonly HashSet<string> _gps;
    private readonly string[] _quarters = [.. TinyWorld.Period.WholeYears.SelectMany(year => Enumerable.Range(1, 4).Select(q => $"{year}Q{q}"))];
    private readonly ILookup<(string Unit, string Atc, string Quarter), TinyRow> _rows;

    private Leftovers(TinyWorld world, IEnumerable<ReleasedFigure> figures)
    {
        _world = world;
        _gps = [.. world.Gps.Select(gp => gp.Id)];
        _shown = [.. figures.Where(figure => figure.Value.Match(_ => true, _ => false)).Select(figure => figure.Measure.Quantity == Quantity.TopDdd
            ? $"{Name(figure)}|{figure.Stratum[4..]}|{figure.Period}"
            : $"{Name(figure)}|{figure.Measure.Id}|{figure.Period}")];
        _rows = world.Rows.SelectMany(row => new[] { "M" + row.Municipality, "P" + world.OwnerOf(row) }
            .Select(unit => (Key: (unit, row.Atc, $"{row.Day.Year}Q{(row.Day.Month + 2) / 3}"), row))).ToLookup(e => e.Key, e => e.row);
    }

    /// <returns>Sums that rest on too little, in words.</returns>
    /// <param name="marked">A branch of the ATC tree of which figures must rest on more patients.</param>
    public static IReadOnlyList<string> TooLittleIn(TinyWorld world, Publication publication, (string Branch, int FewestPatients)? marked = null)
    {
        var figures = publication.Municipalities.SelectMany(book => book.Figures).Concat(publication.Practices.SelectMany(book => book.Figures));
        var left = new Leftovers(world, figures.Where(figure => figure.Level != UnitLevel.Peer)) { _marked = marked };
        return [.. left.OfPlaces(), .. left.OfYears(), .. left.OfSubstances()];
    }

    private static string Name(ReleasedFigure figure) => figure.Level switch
    {
        UnitLevel.National => "N",
        UnitLevel.County => "C" + figure.Unit,
        UnitLevel.Municipality => "M" + figure.Unit,
        _ => "P" + figure.Unit,
    };

    private string[] Places => [.. _world.Population.Keys.Select(place => "M" + place)];
    private static IEnumerable<string> Years => TinyWorld.Period.WholeYears.Select(year => $"{year}");

    private IEnumerable<string> OfPlaces()
    {
        string[] counties = [.. Places.Select(place => place[1..3]).Distinct()];
        foreach (string period in _quarters.Concat(Years))
        {
            string[] ofNation(string group) => [.. Places.Where(place => !IsShown("C" + place[1..3], group, period))];
            foreach (string told in Told("N", period, ofNation, group => IsShown("N", group, period))) yield return told;
            foreach (string county in counties)
            {
                string[] ofCounty(string group) => [.. Places.Where(place => place[1..3] == county && !IsShown(place, group, period))];
                foreach (string told in Told("C" + county, period, ofCounty, group => IsShown("C" + county, group, period))) yield return told;
            }
        }
    }

    private IEnumerable<string> OfYears()
    {
        foreach (string unit in Places.Concat(_world.Gps.Select(gp => "P" + gp.Practice).Distinct()))
        {
            foreach (string year in Years)
            {
                string[] hidden(string group) => [.. _quarters.Where(q => q.StartsWith(year, StringComparison.Ordinal) && !IsShown(unit, group, q))];
                foreach (var (name, drugs, quarters) in Combined(hidden, group => IsShown(unit, group, year)))
                {
                    if (Judge(quarters.SelectMany(q => RowsOf(unit, drugs, q)), isPlace: unit[0] == 'M') is { } fault) yield return $"{fault}: {name} of {unit} in {string.Join('+', quarters)}";
                }
            }
        }
    }

    private IEnumerable<string> OfSubstances()
    {
        string year = Years.Last();
        foreach (string unit in Places.Concat(_world.Gps.Select(gp => "P" + gp.Practice).Distinct()))
        {
            foreach (var (name, drugs, _) in Combined(_ => [year], group => IsShown(unit, group, year)))
            {
                string[] hidden = [.. drugs.Where(atc => !_shown.Contains($"{unit}|{atc}|{year}"))];
                if (Judge(RowsOf(unit, hidden, year), isPlace: unit[0] == 'M') is { } fault) yield return $"{fault}: {name} of {unit} in {year} less its substances";
            }
        }
    }

    private IEnumerable<string> Told(string whole, string period, Func<string, string[]> hidden, Func<string, bool> isShown)
    {
        foreach (var (name, drugs, places) in Combined(hidden, isShown))
        {
            if (Judge(places.SelectMany(place => RowsOf(place, drugs, period)), isPlace: true) is { } fault) yield return $"{fault}: {name} of {string.Join('+', places)} in {period}, from {whole}";
        }
    }

    /// <summary>Groups, and differences of two groups one of which holds the other, with the same hidden parts.</summary>
    private static IEnumerable<(string Name, string[] Drugs, string[] Parts)> Combined(Func<string, string[]> hidden, Func<string, bool> isShown)
    {
        var known = Groups.Where(g => isShown(g.Group)).Select(g => (g.Group, Drugs: DrugsOf(g.Branches), Parts: hidden(g.Group))).Where(g => g.Parts.Length > 0).ToList();
        foreach (var g in known)
        {
            yield return (g.Group, g.Drugs, g.Parts);
            foreach (var part in known.Where(part => part.Group != g.Group && part.Parts.SequenceEqual(g.Parts) && !part.Drugs.Except(g.Drugs).Any()))
                yield return ($"{g.Group} less {part.Group}", [.. g.Drugs.Except(part.Drugs)], g.Parts);
        }
    }

    private static string[] DrugsOf(string[] branches) => [.. TinyWorld.Drugs.Where(atc => branches.Any(branch => atc.StartsWith(branch, StringComparison.Ordinal)))];

    private bool IsShown(string unit, string group, string period) => _shown.Contains($"{unit}|did.{group}|{period}");

    private IEnumerable<TinyRow> RowsOf(string unit, string[] drugs, string period) =>
        drugs.SelectMany(atc => (period.Length == 4 ? _quarters.Where(q => q.StartsWith(period, StringComparison.Ordinal)) : [period]).SelectMany(quarter => _rows[(unit, atc, quarter)]));

    private string? Judge(IEnumerable<TinyRow> all, bool isPlace)
    {
        var rows = all.ToList();
        if (rows.Count == 0) return null;
        var patients = rows.GroupBy(row => row.Patient).ToList();
        int fewest = _marked is { } mark && rows.TrueForAll(row => row.Atc.StartsWith(mark.Branch, StringComparison.Ordinal)) ? mark.FewestPatients : FewestPatients;
        if (patients.Count < fewest) return $"{patients.Count} patients";
        if (!isPlace) return null;
        if (rows.Select(row => row.Prescriber).Where(_gps.Contains).Distinct().Count() < FewestPrescribers) return "few GPs";
        foreach (string practice in rows.SelectMany(row => new[] { row.Practice, _world.OwnerOf(row) }).Where(practice => practice.Length > 0).Distinct())
        {
            int unseen = patients.Count(own => own.All(row => !_world.Knows(practice, row))), others = patients.Count(own => own.Any(row => !_world.Knows(practice, row)));
            if ((unseen > 0 && unseen < fewest) || (others > 0 && others < fewest)) return $"few patients besides those of {practice}";
        }
        return null;
    }
}
