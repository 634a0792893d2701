namespace Analytics.Extracts;

/// <summary>Where a rule was broken, before lines are numbered.</summary>
internal readonly record struct FaultPlace(long Place, string? Column);

/// <summary>Counts faults by rule and keeps the first places of each. Merging gives the same whatever the order.</summary>
internal sealed class FaultTally
{
    /// <summary>Places that are kept of each rule.</summary>
    public const int Kept = 5;

    private static readonly int RuleCount = Enum.GetValues<RowRule>().Length;
    private readonly long[] _counts = new long[RuleCount];
    private readonly List<FaultPlace>?[] _places = new List<FaultPlace>?[RuleCount];

    public long this[RowRule rule] => _counts[(int)rule];

    public void Add(RowRule rule, long place, string? column)
    {
        _counts[(int)rule]++;
        Keep(rule, new FaultPlace(place, column));
    }

    public void Add(FaultTally other)
    {
        for (int rule = 0; rule < RuleCount; rule++)
        {
            _counts[rule] += other._counts[rule];
            foreach (var place in other.Places((RowRule)rule)) Keep((RowRule)rule, place);
        }
    }

    /// <summary>The first places, in order.</summary>
    public IReadOnlyList<FaultPlace> Places(RowRule rule) => _places[(int)rule] ?? (IReadOnlyList<FaultPlace>)[];

    /// <summary>As if a rule had never been broken.</summary>
    public void Forget(RowRule rule) => (_counts[(int)rule], _places[(int)rule]) = (0, null);

    private void Keep(RowRule rule, FaultPlace place)
    {
        var places = _places[(int)rule] ??= new List<FaultPlace>(Kept + 1);
        int at = places.Count;
        while (at > 0 && places[at - 1].Place > place.Place) at--;
        if (at == Kept) return;
        places.Insert(at, place);
        if (places.Count > Kept) places.RemoveAt(Kept);
    }
}
