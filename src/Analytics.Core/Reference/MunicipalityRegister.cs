using Analytics.Prescribing;

namespace Analytics.Reference;

/// <summary>Municipalities, their counties, and how codes changed.</summary>
/// <remarks>
/// A change is followed to the newest code, again until nothing changes. Where a municipality was split, its people go to
/// the heir with the largest share, the lowest code among equals: a person can't be divided, and numerators and
/// denominators must use the same map.
/// </remarks>
public sealed class MunicipalityRegister
{
    private const int Codes = 10_001;
    private static readonly Lazy<MunicipalityRegister> LazyShipped = new(() =>
    {
        var faults = new FaultList();
        var register = MunicipalityTables.Read(new TableSource(null), faults);
        faults.ThrowIfAny();
        return register;
    });

    // By MunicipalityCode.Index. Plain arrays and lists: a short run would spend more time on compiling generic tables of codes than on filling them.
    private readonly Municipality?[] _byCode = new Municipality?[Codes];
    private readonly List<MunicipalityChange>?[] _from = new List<MunicipalityChange>?[Codes], _to = new List<MunicipalityChange>?[Codes];
    private readonly SortedDictionary<int, string> _counties;

    // First days of spans of time in which no code comes or goes, and for each span the newest code by MunicipalityCode.Index:
    // a row of an extract costs one look-up.
    private readonly int[] _spanStarts;
    private readonly MunicipalityCode[][] _successors;
    private readonly HashSet<(MunicipalityCode, DateOnly)> _cuts;

    internal MunicipalityRegister(
        IEnumerable<Municipality> municipalities, IEnumerable<KeyValuePair<int, string>> counties, IEnumerable<MunicipalityChange> changes)
    {
        Municipality[] all = [.. municipalities];
        Array.Sort(all, static (a, b) => a.Code.CompareTo(b.Code));
        foreach (var municipality in all) _byCode[municipality.Code.Index] = municipality;
        (All, _counties) = (all, new(counties.ToDictionary()));

        // A row from a code to itself says that it lives on; nothing changes for it.
        MunicipalityChange[] moves = [.. changes.Where(change => change.From != change.To)];
        Array.Sort(moves, static (a, b) =>
            a.Day != b.Day ? a.Day.CompareTo(b.Day) : a.From != b.From ? a.From.CompareTo(b.From) : a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.To.CompareTo(b.To));
        Changes = moves;
        foreach (var change in moves)
        {
            (_from[change.From.Index] ??= []).Add(change);
            (_to[change.To.Index] ??= []).Add(change);
        }

        var starts = new List<int> { DateOnly.MinValue.DayNumber };
        foreach (var change in moves) starts.Add(change.Day.DayNumber);
        foreach (var municipality in all)
        {
            if (municipality.ValidFrom is { } day) starts.Add(day.DayNumber);
        }
        starts.Sort();
        _spanStarts = [.. starts.Distinct()];
        _successors = [.. _spanStarts.Select(SuccessorsFrom)];
        _cuts = [.. Changes.GroupBy(change => (change.Day, change.From)).Where(heirs => heirs.Count() > 1).SelectMany(heirs => heirs.Select(heir => (Successor(heir.To, heir.Day), heir.Day)))];
    }

    /// <summary>Norway's municipalities of 2024 and the changes since 2018.</summary>
    public static MunicipalityRegister Shipped => LazyShipped.Value;

    /// <summary>Municipalities of the newest borders, by code.</summary>
    public IReadOnlyList<Municipality> All { get; }

    /// <summary>By day, then by code; of a split the heir with the largest share first.</summary>
    public IReadOnlyList<MunicipalityChange> Changes { get; }

    /// <summary>Counties by number.</summary>
    public IReadOnlyDictionary<int, string> Counties => _counties;

    /// <summary>The municipality of a code that is valid today, or null.</summary>
    public Municipality? Find(MunicipalityCode code) => _byCode[code.Index];

    /// <summary>Whether the code was in use on the day. Days before 2018 are judged as the last day of 2017.</summary>
    public bool IsValid(MunicipalityCode code, DateOnly day) => Successor(code, day).IsKnown;

    /// <summary>The newest code of the area that had this code on the day; none where the code was not in use then.</summary>
    public MunicipalityCode Successor(MunicipalityCode code, DateOnly day)
    {
        int span = _spanStarts.Length - 1;
        while (day.DayNumber < _spanStarts[span]) span--;
        return _successors[span][code.Index];
    }

    /// <summary>The newest code of the area that had this code when it was last in use; none where it never was.</summary>
    public MunicipalityCode Successor(MunicipalityCode code) =>
        Array.FindLast(_successors, span => span[code.Index].IsKnown)?[code.Index] ?? MunicipalityCode.None;

    /// <summary>The code that an area of the newest borders had on a day: of several, the one most of whose people came along, the lowest among equals.</summary>
    public MunicipalityCode CodeOn(MunicipalityCode newest, DateOnly day)
    {
        var code = newest;
        for (int i = Changes.Count - 1; i >= 0 && Changes[i].Day > day; i--)
        {
            if (IsValid(code, day)) return code;
            var from = Changes.Where(change => change.Day == Changes[i].Day && change.To == code).MaxBy(change => (change.Weight, -change.From.Index));
            if (from is not null) code = from.From;
        }
        return code;
    }

    /// <summary>Newest codes that a code split on or after the day went to, by code: a series that crosses the split is for their union.</summary>
    public IReadOnlyList<IReadOnlyList<MunicipalityCode>> SplitsSince(DateOnly day) => Changes
        .Where(change => change.Day >= day)
        .GroupBy(change => (change.Day, change.From))
        .Where(heirs => heirs.Count() > 1)
        .Select(heirs => (IReadOnlyList<MunicipalityCode>)heirs.Select(heir => Successor(heir.To, heir.Day)).Distinct().Order().ToArray())
        .ToArray();

    /// <summary>Municipalities whose series in the period are for their union, because a split lies between its first and its last day; by code, the unions too.</summary>
    /// <remarks>Splits that share an heir make one union. A split on the first day is behind the series, and so crosses nothing.</remarks>
    public IReadOnlyList<IReadOnlyList<MunicipalityCode>> UnionsAcross(ReportingPeriod period)
    {
        var unions = new List<SortedSet<MunicipalityCode>>();
        var splits = Changes.Where(change => change.Day > period.From && change.Day <= period.To).GroupBy(change => (change.Day, change.From)).Where(heirs => heirs.Count() > 1);
        foreach (var heirs in splits)
        {
            var union = new SortedSet<MunicipalityCode>(heirs.Select(heir => Successor(heir.To, heir.Day)));
            foreach (var met in unions.Where(other => other.Overlaps(union)).ToList())
            {
                union.UnionWith(met);
                unions.Remove(met);
            }
            if (union.Count > 1) unions.Add(union);
        }
        return [.. unions.OrderBy(union => union.Min).Select(union => (IReadOnlyList<MunicipalityCode>)[.. union])];
    }

    /// <summary>Whether the area of a newest code is another one from this day on, because it had a part in a split.</summary>
    public bool IsCutOn(MunicipalityCode newest, DateOnly day) => _cuts.Contains((newest, day));

    /// <summary>Where the people of a newest code are counted on a day on which there was no such code: with the heir of a split that has the largest share.</summary>
    /// <returns>The code itself, but where it came about as nothing but a lesser heir.</returns>
    public MunicipalityCode HolderOn(MunicipalityCode newest, DateOnly day)
    {
        if (IsValid(newest, day) || _to[newest.Index] is not { } origins) return newest;
        MunicipalityCode[] holders = [.. origins.Where(change => change.Day > day && Successor(change.From, day).IsKnown).Select(change => Successor(change.From, day)).Distinct()];
        return holders is [var holder] ? holder : newest;
    }

    private MunicipalityCode[] SuccessorsFrom(int dayNumber)
    {
        var day = DateOnly.FromDayNumber(dayNumber);
        var successors = new MunicipalityCode[Codes];
        for (int index = 1; index < Codes; index++)
        {
            if (_byCode[index] is null && _from[index] is null) continue;
            var code = MunicipalityCode.FromIndex(index);
            if (WasInUse(code, day)) successors[index] = Newest(code, day);
        }
        return successors;
    }

    private MunicipalityCode Newest(MunicipalityCode code, DateOnly day)
    {
        // Ordered by day, and heirs by weight: the first match after a day is the largest heir.
        while (_from[code.Index]?.Find(change => change.Day > day) is { } change) (code, day) = (change.To, change.Day);
        return code;
    }

    /// <remarks>Codes can come back for another area, so each time of use is judged by itself.</remarks>
    private bool WasInUse(MunicipalityCode code, DateOnly day)
    {
        var (from, to) = (_from[code.Index], _to[code.Index]);
        if (from?.Find(change => change.Day > day) is { } ends)
        {
            var began = to?.Find(change => change.Day < ends.Day);
            return began is null || began.Day <= day;
        }
        var lastGone = from?[^1].Day ?? DateOnly.MinValue;
        return Find(code) is { } municipality && (municipality.ValidFrom ?? lastGone) <= day;
    }
}
