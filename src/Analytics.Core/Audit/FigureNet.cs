using Analytics.Measures;

namespace Analytics.Audit;

/// <summary>How the numbers of a release hang together, for whoever lays all documents side by side.</summary>
/// <remarks>
/// Amounts and people add up over places, and amounts over quarters. People of a quarter are some of the year's, who are no more than those of all quarters. Users of each
/// sex and age add up to all. Who is counted by a rule is a user. By list, practices together have no more than the nation; what belongs to none of them, and by prescriber what the nation gets from elsewhere, no reader can know.
/// </remarks>
internal sealed class FigureNet
{
    private readonly Dictionary<FigureKey, decimal?> _value = [];
    private readonly Dictionary<FigureKey, int> _index = [];
    private readonly List<FigureKey> _unknown = [];
    private readonly bool[] _isCount;
    private readonly bool _isRounded;

    /// <param name="folders">Releases that lie side by side: what one of them shows is known.</param>
    /// <param name="isRounded">Whether what is shown is rounded to a multiple of five, so that readers know it to within half of that.</param>
    public FigureNet(IReadOnlyList<ReleaseFolder> folders, bool isRounded = false)
    {
        _isRounded = isRounded;
        foreach (var figure in folders.SelectMany(folder => folder.Figures).Where(IsOfAUnit))
        {
            bool isShown = figure.Status == ToldFigure.Shown && figure.Numerator is not null;
            if (isShown) _value[figure.Key] = figure.Numerator;
            else if (figure.Status == ToldFigure.Withheld) _value.TryAdd(figure.Key, null);
        }
        foreach (var key in _value.Keys.Where(key => _value[key] is null).OrderBy(key => key.ToString(), StringComparer.Ordinal))
        {
            _index[key] = _unknown.Count;
            _unknown.Add(key);
        }
        _isCount = [.. _unknown.Select(IsCount)];
        foreach (var folder in folders)
        {
            AddPlaces(folder);
            if (folder is { IsByList: true, Truth: { } truth }) AddPractices(folder, truth);
        }
        foreach (var series in _value.Keys.GroupBy(key => (key.Measure, key.Level, key.Unit, key.Stratum, key.Year)).ToList()) AddTime([.. series]);
        AddStrata(folders.SelectMany(folder => folder.Figures).Select(figure => figure.Key).Where(key => key.Stratum == FigureKey.OfUnknownAge).ToHashSet());
        foreach (var key in _value.Keys.ToList()) AddRule(key);
    }

    private const double HalfOfFive = 2.5;

    /// <summary>Numbers that are withheld, in the order of their names.</summary>
    public IReadOnlyList<FigureKey> Unknown => _unknown;

    public List<NetRow> Rows { get; } = [];

    /// <summary>The same before what is shown is put in: Σ parts − whole lies between the bounds.</summary>
    public List<(FigureKey Whole, IReadOnlyList<FigureKey> Parts, double Least, double Most)> Relations { get; } = [];

    /// <summary>All numbers of the release; null for what is withheld.</summary>
    public IReadOnlyDictionary<FigureKey, decimal?> Values => _value;

    /// <summary>Wholes whose parts are all shown and do not add up to them: documents are missing, or something is wrong.</summary>
    public List<FigureKey> Unequal { get; } = [];

    public bool IsCount(int unknown) => _isCount[unknown];

    /// <summary>Shown users of the drugs that a withheld count is of some users of; null where there are none.</summary>
    public decimal? UsersBehind(int unknown) => UsersOf(_unknown[unknown]) is { } users ? _value.GetValueOrDefault(users) : null;

    public int IndexOf(FigureKey key) => _index.TryGetValue(key, out int index) ? index : -1;

    public static bool IsCount(FigureKey key) => MeasureCatalogue.BuiltIn.TryFind(key.Measure, out var measure) && !measure.IsVolume;

    private static bool IsOfAUnit(ToldFigure figure) => figure.Key.Level is "national" or "county" or "municipality" or "union" or "practice" or "doctor" or "network"
        && MeasureCatalogue.BuiltIn.TryFind(figure.Key.Measure, out var measure) && measure.Quantity != Quantity.RenewalIntervalDays;

    /// <summary>Of each release by itself, for municipalities merge.</summary>
    private void AddPlaces(ReleaseFolder folder)
    {
        var keys = folder.Figures.Select(figure => figure.Key).Where(_value.ContainsKey).Distinct();
        foreach (var cells in keys.GroupBy(key => (key.Measure, key.Stratum, key.Period))) AddPlaces(cells.ToLookup(key => key.Level), folder.Networks);
    }

    private void AddPlaces(ILookup<string, FigureKey> byLevel, IReadOnlyList<(string Network, IReadOnlyList<string> Members)> networks)
    {
        var places = byLevel["municipality"].Concat(byLevel["union"]).ToList();
        foreach (var county in byLevel["county"]) AddUp(county, places.Where(place => place.Unit.StartsWith(county.Unit, StringComparison.Ordinal)));
        foreach (var nation in byLevel["national"]) AddUp(nation, byLevel["county"]);
        foreach (var (network, members) in networks)
        {
            foreach (var key in byLevel["network"].Where(key => key.Unit == network)) AddUp(key, places.Where(place => members.Contains(place.Unit)));
        }
    }

    /// <summary>Where it is so: who moves from one list to another in a period may be counted in both.</summary>
    private void AddPractices(ReleaseFolder folder, IReadOnlyDictionary<FigureKey, decimal> truth)
    {
        var keys = folder.Figures.Select(figure => figure.Key).Where(key => key.Stratum == FigureKey.All && _value.ContainsKey(key)).Distinct();
        foreach (var cells in keys.GroupBy(key => (key.Measure, key.Period)))
        {
            var byLevel = cells.ToLookup(key => key.Level);
            var practices = byLevel["practice"].ToList();
            foreach (var nation in byLevel["national"])
            {
                if (TruthOf(nation) is { } whole && practices.Sum(TruthOf) is { } parts && practices.TrueForAll(key => TruthOf(key) is not null) && parts <= whole) Add(new(double.NegativeInfinity, 0), nation, practices);
            }
        }

        decimal? TruthOf(FigureKey key) => _value[key] ?? (truth.TryGetValue(key, out decimal value) ? value : null);
    }

    private void AddTime(List<FigureKey> series)
    {
        if (series.Find(key => key.IsYear) is not { } year) return;
        var quarters = series.FindAll(key => !key.IsYear);
        if (quarters.Count != 4) return;
        if (IsCount(year)) Add(new(0, double.PositiveInfinity), year, quarters);
        else AddUp(year, quarters);
        foreach (var quarter in quarters.Where(IsCount)) NoMoreThan(quarter, year);
    }

    /// <param name="unknown">Which people of unknown age or sex there may be of: how many is not told, so the others are no more than all.</param>
    private void AddStrata(HashSet<FigureKey> unknown)
    {
        foreach (var strata in _value.Keys.Where(key => key.Stratum is not (FigureKey.All or FigureKey.OfUnknownAge)).GroupBy(key => key with { Stratum = FigureKey.All }).ToList())
        {
            if (_value.ContainsKey(strata.Key)) Add(new(unknown.Contains(strata.Key with { Stratum = FigureKey.OfUnknownAge }) ? double.NegativeInfinity : 0, 0), strata.Key, [.. strata]);
        }
    }

    private void AddRule(FigureKey key)
    {
        if (UsersOf(key) is { } users && _value.ContainsKey(users)) NoMoreThan(key, users);
    }

    private static FigureKey? UsersOf(FigureKey key)
    {
        if (key.Stratum != FigureKey.All) return key with { Stratum = FigureKey.All };
        var measure = MeasureCatalogue.BuiltIn[key.Measure];
        var users = key with { Measure = "users." + measure.Drugs };
        return measure is { IsVolume: false, Drugs: not null } && users != key ? users : null;
    }

    private void NoMoreThan(FigureKey part, FigureKey whole) => Add(new(double.NegativeInfinity, 0), whole, [part]);

    private void AddUp(FigureKey whole, IEnumerable<FigureKey> parts) => Add(new(0, 0), whole, [.. parts]);

    /// <summary>The parts less the whole lie between the bounds; those that are shown move the bounds.</summary>
    private void Add(NetRow row, FigureKey whole, List<FigureKey> parts)
    {
        if (parts.Count == 0) return;
        bool isSum = row.Least == row.Most;
        Relations.Add((whole, parts, row.Least, row.Most));
        foreach (var (key, factor) in parts.Select(part => (part, 1)).Prepend((whole, -1)))
        {
            if (_value[key] is { } known) row.Move(-factor * (double)known, _isRounded && known != 0 ? HalfOfFive : 0);
            else row.Terms.Add((_index[key], factor));
        }
        if (row.Terms.Count > 0) Rows.Add(row);
        else if (row.Least <= row.Most && (row.Least > 1e-3 || row.Most < -1e-3) && isSum) Unequal.Add(whole);
    }
}

/// <summary>Σ factor × unknown lies between two bounds.</summary>
internal sealed class NetRow(double least, double most)
{
    public List<(int Unknown, double Factor)> Terms { get; } = [];
    public double Least { get; private set; } = least;
    public double Most { get; private set; } = most;

    /// <param name="give">How much the number may be more or less than what is told of it.</param>
    public void Move(double by, double give) => (Least, Most) = (Least + by - give, Most + by + give);
}
