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
    private static readonly Lazy<MunicipalityRegister> LazyShipped = new(() =>
    {
        var faults = new FaultList();
        var register = MunicipalityTables.Read(new TableSource(null), faults);
        faults.ThrowIfAny();
        return register;
    });

    private readonly Dictionary<MunicipalityCode, Municipality> _byCode;
    private readonly SortedDictionary<int, string> _counties;

    // First days of spans of time in which no code comes or goes, and for each span the newest code by MunicipalityCode.Index:
    // a row of an extract costs one look-up.
    private readonly DateOnly[] _spanStarts;
    private readonly MunicipalityCode[][] _successors;

    internal MunicipalityRegister(
        IEnumerable<Municipality> municipalities, IEnumerable<KeyValuePair<int, string>> counties, IEnumerable<MunicipalityChange> changes)
    {
        _byCode = municipalities.ToDictionary(municipality => municipality.Code);
        _counties = new(counties.ToDictionary());
        All = _byCode.Values.OrderBy(municipality => municipality.Code).ToArray();
        // A row from a code to itself says that it lives on; nothing changes for it.
        Changes = changes.Where(change => change.From != change.To)
            .OrderBy(change => change.Day).ThenBy(change => change.From).ThenByDescending(change => change.Weight).ThenBy(change => change.To).ToArray();

        _spanStarts = Changes.Select(change => change.Day)
            .Concat(All.Where(municipality => municipality.ValidFrom is not null).Select(municipality => municipality.ValidFrom!.Value))
            .Append(DateOnly.MinValue).Distinct().Order().ToArray();
        var from = Changes.ToLookup(change => change.From);
        var to = Changes.ToLookup(change => change.To);
        _successors = _spanStarts.Select(day => SuccessorsFrom(day, from, to)).ToArray();
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
    public Municipality? Find(MunicipalityCode code) => _byCode.GetValueOrDefault(code);

    /// <summary>Whether the code was in use on the day. Days before 2018 are judged as the last day of 2017.</summary>
    public bool IsValid(MunicipalityCode code, DateOnly day) => Successor(code, day).IsKnown;

    /// <summary>The newest code of the area that had this code on the day; none where the code was not in use then.</summary>
    public MunicipalityCode Successor(MunicipalityCode code, DateOnly day)
    {
        int span = _spanStarts.Length - 1;
        while (day < _spanStarts[span]) span--;
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

    private MunicipalityCode[] SuccessorsFrom(
        DateOnly day, ILookup<MunicipalityCode, MunicipalityChange> from, ILookup<MunicipalityCode, MunicipalityChange> to)
    {
        var successors = new MunicipalityCode[new MunicipalityCode(9999).Index + 1];
        foreach (var code in _byCode.Keys.Concat(from.Select(changes => changes.Key)).Distinct())
        {
            if (WasInUse(code, day, from[code], to[code])) successors[code.Index] = Newest(code, day, from);
        }
        return successors;
    }

    private static MunicipalityCode Newest(MunicipalityCode code, DateOnly day, ILookup<MunicipalityCode, MunicipalityChange> from)
    {
        // Ordered by day, and heirs by weight: the first match after a day is the largest heir.
        while (from[code].FirstOrDefault(change => change.Day > day) is { } change) (code, day) = (change.To, change.Day);
        return code;
    }

    /// <remarks>Codes can come back for another area, so each time of use is judged by itself.</remarks>
    private bool WasInUse(MunicipalityCode code, DateOnly day, IEnumerable<MunicipalityChange> from, IEnumerable<MunicipalityChange> to)
    {
        if (from.FirstOrDefault(change => change.Day > day)?.Day is { } end)
        {
            var began = to.FirstOrDefault(change => change.Day < end)?.Day;
            return began is null || began <= day;
        }
        var lastGone = from.LastOrDefault()?.Day ?? DateOnly.MinValue;
        return Find(code) is { } municipality && (municipality.ValidFrom ?? lastGone) <= day;
    }
}
