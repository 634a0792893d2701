using Analytics.Core.Tests.Support;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Core.Tests.Release;

/// <summary>Someone with all documents of a release, and perhaps with the records of one practice, who can solve equations.</summary>
/// <remarks>
/// Knows how figures hang together: places, drugs down to the substance, quarters and years, and that all practices together are
/// the nation less what belongs to none. Shares no code with the gate.
/// </remarks>
internal sealed class Attacker
{
    private static readonly Dictionary<string, string[]> Groups = new()
    {
        ["opi"] = ["N02A"],
        ["bzd"] = ["N05BA", "N05CD"],
        ["z"] = ["N05CF"],
        ["anx"] = ["N05B"],
        ["hyp"] = ["N05C"],
    };

    private readonly TinyWorld _world;
    private readonly string? _insider;
    private readonly SparseSolver _volumes = new(), _people = new();
    private readonly string[] _quarters, _years;
    private readonly ILookup<(string Unit, string Atc, string Quarter), TinyRow> _rows;

    private Attacker(TinyWorld world, string? insider)
    {
        (_world, _insider) = (world, insider);
        _rows = world.Rows
            .SelectMany(row => new[] { "M" + row.Municipality, "P" + world.OwnerOf(row) }.Select(unit => (Key: (unit, row.Atc, $"{row.Day.Year}Q{(row.Day.Month + 2) / 3}"), row)))
            .ToLookup(e => e.Key, e => e.row);
        _years = [.. TinyWorld.Period.WholeYears.Select(y => $"{y}")];
        _quarters = [.. _years.SelectMany(y => Enumerable.Range(1, 4).Select(q => $"{y}Q{q}"))];
    }

    /// <returns>Withheld or unsafe cells that are determined, as text; empty when the release holds.</returns>
    /// <param name="insider">A practice that also knows its own records; null for an outsider.</param>
    public static IReadOnlyList<string> CellsSolvedFrom(TinyWorld world, Publication publication, string? insider, bool areZerosProtected = false) => CellsSolvedFrom(world, [publication], insider, areZerosProtected);

    /// <summary>The same of releases one after the other, by a reader who has kept them all; what follows from one of them alone is left out where there are several.</summary>
    public static IReadOnlyList<string> CellsSolvedFrom(TinyWorld world, IReadOnlyList<Publication> publications, string? insider, bool areZerosProtected = false)
    {
        var figures = publications.SelectMany(FiguresOf).ToList();
        var own = publications.Count == 1 ? new Attacker(world, insider).Determined([])
            : [.. publications.SelectMany(publication => new Attacker(world, insider).Determined(FiguresOf(publication).Where(IsShown)))];
        var attacker = new Attacker(world, insider);
        var solved = attacker.Determined(figures.Where(IsShown));
        solved.ExceptWith(own);
        return [.. figures.Where(f => !IsShown(f)).Select(NameOf).Except(figures.Where(IsShown).Select(NameOf)).Concat(attacker.UnsafeCells(areZerosProtected ? 0 : 1)).Where(solved.Contains)];
    }

    private static IEnumerable<ReleasedFigure> FiguresOf(Publication publication) =>
        publication.Municipalities.SelectMany(book => book.Figures).Concat(publication.Practices.SelectMany(book => book.Figures)).Where(figure => figure.Level != UnitLevel.Peer);

    /// <summary>What follows from these figures and from what the reader knows without them.</summary>
    private HashSet<string> Determined(IEnumerable<ReleasedFigure> shown)
    {
        RelateVolumes();
        RelatePeople();
        foreach (var figure in shown) Learn(figure);
        if (_insider is not null) LearnOwn(_insider);
        return [.. _volumes.Determined(), .. _people.Determined()];
    }

    private static bool IsShown(ReleasedFigure figure) => figure.Value.Match(_ => true, _ => false);

    private static string NameOf(ReleasedFigure figure)
    {
        string unit = figure.Level switch { UnitLevel.National => "N", UnitLevel.County => "C" + figure.Unit, UnitLevel.Municipality => "M" + figure.Unit, _ => "P" + figure.Unit };
        return figure.Measure.Quantity switch
        {
            Quantity.DddPer1000PerDay => $"{unit}|{figure.Measure.Drugs}|{figure.Period}",
            Quantity.TopDdd => $"{unit}|{figure.Stratum[4..]}|{figure.Period}",
            Quantity.TopUsers => $"{unit}|users.{figure.Stratum[4..]}|{figure.Period}",
            _ => NameOf(unit, figure.Measure.Id, figure.Stratum, $"{figure.Period}"),
        };
    }

    private static string NameOf(string unit, string measure, string stratum, string period) => stratum == "all" ? $"{unit}|{measure}|{period}" : $"{unit}|{measure} {stratum}|{period}";

    private void Learn(ReleasedFigure figure)
    {
        _volumes.Know(NameOf(figure));
        _people.Know(NameOf(figure));
    }

    private IEnumerable<string> Places => _world.Population.Keys;
    private IEnumerable<string> Practices => _world.Gps.Select(gp => gp.Practice).Distinct();

    private void RelateVolumes()
    {
        string[] counties = [.. Places.Select(p => p[..2]).Distinct()];
        string[] units = ["N", "rest", .. counties.Select(c => "C" + c), .. Places.Select(p => "M" + p), .. Practices.Select(p => "P" + p)];
        foreach (string quarter in _quarters)
        {
            foreach (string drug in TinyWorld.Drugs)
            {
                _volumes.Relate($"N|{drug}|{quarter}", counties.Select(c => $"C{c}|{drug}|{quarter}"));
                foreach (string county in counties) _volumes.Relate($"C{county}|{drug}|{quarter}", Places.Where(p => p[..2] == county).Select(p => $"M{p}|{drug}|{quarter}"));
                _volumes.Relate($"N|{drug}|{quarter}", Practices.Select(p => $"P{p}|{drug}|{quarter}").Append($"rest|{drug}|{quarter}"));
            }
        }
        foreach (string unit in units)
        {
            foreach (string period in _quarters.Concat(_years))
            {
                foreach (var (group, prefixes) in Groups)
                    _volumes.Relate($"{unit}|{group}|{period}", TinyWorld.Drugs.Where(d => prefixes.Any(d.StartsWith)).Select(d => $"{unit}|{d}|{period}"));
                foreach (var (name, drugs) in Classes()) _volumes.Relate($"{unit}|{name}|{period}", drugs.Select(d => $"{unit}|{d}|{period}"));
            }
            foreach (string year in _years)
            {
                foreach (string subject in Groups.Keys.Concat(TinyWorld.Drugs))
                    _volumes.Relate($"{unit}|{subject}|{year}", _quarters.Where(q => q.StartsWith(year, StringComparison.Ordinal)).Select(q => $"{unit}|{subject}|{q}"));
            }
        }
    }

    /// <summary>What subtracting groups can isolate: drugs with the same memberships.</summary>
    private static IEnumerable<(string Name, string[] Drugs)> Classes() =>
        TinyWorld.Drugs.GroupBy(d => string.Join('+', Groups.Where(g => g.Value.Any(d.StartsWith)).Select(g => g.Key)))
            .Select(g => ("class:" + g.Key, g.ToArray()));

    /// <summary>Patients add up over places and, in the last year, over sexes and ages.</summary>
    private void RelatePeople()
    {
        string[] counties = [.. Places.Select(p => p[..2]).Distinct()];
        string[] byAge = [.. from g in Groups.Keys from stratum in TinyWorld.Strata select $"users.{g} {stratum}"];
        string[] measures = [.. Groups.Keys.Select(g => "users." + g), .. byAge, "opi.persistent.wide", "opi.bzdz.quarter"];
        string[] units = ["N", .. counties.Select(c => "C" + c), .. Places.Select(p => "M" + p), .. Practices.Select(p => "P" + p)];
        foreach (string unit in units)
        {
            foreach (string group in Groups.Keys) _people.Relate($"{unit}|users.{group}|{_years[^1]}", TinyWorld.Strata.Select(stratum => NameOf(unit, "users." + group, stratum, _years[^1])));
        }
        foreach (string measure in measures)
        {
            foreach (string period in _quarters.Concat(_years))
            {
                _people.Relate($"N|{measure}|{period}", counties.Select(c => $"C{c}|{measure}|{period}"));
                foreach (string county in counties) _people.Relate($"C{county}|{measure}|{period}", Places.Where(p => p[..2] == county).Select(p => $"M{p}|{measure}|{period}"));
            }
        }
    }

    private void LearnOwn(string practice)
    {
        foreach (string subject in Groups.Keys.Concat(TinyWorld.Drugs).Concat(Groups.Keys.Select(g => "users." + g)))
        {
            foreach (string period in _quarters.Concat(_years))
            {
                _volumes.Know($"P{practice}|{subject}|{period}");
                _people.Know($"P{practice}|{subject}|{period}");
            }
        }
        foreach (string group in Groups.Keys)
        {
            foreach (string stratum in TinyWorld.Strata)
            {
                _people.Know(NameOf("P" + practice, "users." + group, stratum, _years[^1]));
                foreach (string place in Places.Where(place => IsAllOwn("M" + place, group, _years[^1], stratum))) _people.Know(NameOf("M" + place, "users." + group, stratum, _years[^1]));
            }
        }
        foreach (string unit in Places.Select(place => "M" + place).Concat(Practices.Where(other => other != practice).Select(other => "P" + other)))
        {
            foreach (string subject in Groups.Keys.Concat(TinyWorld.Drugs))
            {
                foreach (string period in _quarters.Concat(_years))
                {
                    if (!IsAllOwn(unit, subject, period)) continue;
                    _volumes.Know($"{unit}|{subject}|{period}");
                    _people.Know($"{unit}|users.{subject}|{period}");
                }
            }
        }
    }

    private bool IsAllOwn(string unit, string subject, string period, string? stratum = null)
    {
        var rows = RowsOf(unit, subject, period).Where(row => stratum is null || TinyWorld.StratumOf(row.Patient) == stratum).ToList();
        return rows.Count > 0 && rows.All(row => _world.Knows(_insider!, row));
    }

    /// <summary>Volumes that rest on few patients, from so many to four, whether anyone planned to print them or not.</summary>
    private IEnumerable<string> UnsafeCells(int from)
    {
        var subjects = Groups.Keys.Concat(TinyWorld.Drugs).Concat(Classes().Select(c => c.Name)).ToList();
        foreach (string unit in Places.Select(p => "M" + p).Concat(Practices.Select(p => "P" + p)))
        {
            foreach (string subject in subjects)
            {
                foreach (string period in _quarters.Concat(_years))
                {
                    var rows = RowsOf(unit, subject, period).ToList();
                    int patients = rows.Select(row => row.Patient).Distinct().Count();
                    bool own = _insider is not null && rows.All(row => _world.Knows(_insider, row));
                    if (patients >= from && patients < 5 && !own) yield return $"{unit}|{subject}|{period}";
                }
            }
        }
    }

    private IEnumerable<TinyRow> RowsOf(string unit, string subject, string period)
    {
        string[]? drugs = subject.StartsWith("class:", StringComparison.Ordinal) ? Classes().Single(c => c.Name == subject).Drugs : null;
        string[]? prefixes = Groups.GetValueOrDefault(subject);
        var wanted = TinyWorld.Drugs.Where(atc => drugs?.Contains(atc) ?? prefixes?.Any(atc.StartsWith) ?? atc == subject);
        string[] quarters = period.Length == 4 ? [.. Enumerable.Range(1, 4).Select(q => $"{period}Q{q}")] : [period];
        return wanted.SelectMany(atc => quarters.SelectMany(quarter => _rows[(unit, atc, quarter)]));
    }
}
