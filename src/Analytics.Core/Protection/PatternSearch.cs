namespace Analytics.Protection;

/// <summary>Finds what to hide: attacks, lets every success name what would have stopped it, and takes the cheapest pattern that does.</summary>
/// <remarks>
/// First more is hidden until every attack fails; then what turns out needless is given back; then the cheapest pattern of all
/// that the attacks so far allow is tried, until none is cheaper than what has withstood. Deterministic.
/// </remarks>
internal sealed class PatternSearch
{
    private const int MostRounds = 40;
    private const int MostItemsForBest = 1500;
    private readonly LinkedTables _tables;
    private readonly Choices _choices;
    private readonly CheapestPattern _patterns;
    private readonly IReadOnlyList<(Reader Reader, IReadOnlyList<Target> Targets)> _readers;
    private readonly List<Cut> _cuts = [];
    private readonly CancellationToken _cancellation;
    private readonly List<(string Reader, string Cell)> _ownKnowledge = [];
    private readonly bool _fixedIsGiven;
    private int _lastSuccess;

    /// <param name="insiders">Readers besides those that the tables name.</param>
    /// <param name="fixedIsGiven">Whether a reader who knows a number closely by what cannot be hidden, and its own, is let be; else no pattern will do then.</param>
    public PatternSearch(LinkedTables tables, Choices choices, IEnumerable<Reader> insiders, CancellationToken cancellation, bool fixedIsGiven = true)
    {
        (_tables, _choices, _cancellation, _fixedIsGiven) = (tables, choices, cancellation, fixedIsGiven);
        _patterns = new CheapestPattern(tables, choices);
        _readers = [.. Readership.Of(tables, insiders).Select(entry => (entry.Reader, WhatCanBeKept(entry.Reader, entry.Targets)))];
    }

    /// <summary>Readers who know a number too well by what they know themselves, whatever is hidden: that is not our doing, but told.</summary>
    public IReadOnlyList<(string Reader, string Cell)> OwnKnowledge => _ownKnowledge;

    /// <summary>Hides more of a pattern that stands already, until every attack fails.</summary>
    /// <returns>Whether that is possible.</returns>
    public bool Extend(bool[] hidden) => Harden(hidden);

    /// <summary>What could not be protected by any pattern.</summary>
    public (Reader Reader, Target Target)? StandsInTheWay { get; private set; }

    /// <returns>By item; null where no pattern will do.</returns>
    public bool[]? Find()
    {
        bool[] hidden = _patterns.Least();
        if (_choices.ZeroToHide is { } zeros)
        {
            _cuts.Add(zeros);
            if (_patterns.Extend(hidden, _cuts) is not null) return null;
        }
        if (!Harden(hidden)) return null;
        GiveBack(hidden);
        if (_tables.Items <= MostItemsForBest) hidden = Improve(hidden);
        return Settle(hidden) ? hidden : null;
    }

    /// <summary>The last word: with whole numbers, and in exact arithmetic. Where that sees more, more is hidden.</summary>
    private bool Settle(bool[] hidden)
    {
        while (FindBreaches(hidden, triesWholeNumbers: true) is { Count: > 0 } breaches)
        {
            _cuts.AddRange(breaches.Select(breach => breach.Cut));
            if (!Extend(hidden, breaches) || !Harden(hidden)) return false;
        }
        return _readers.All(entry => !ExactCheck.Reveals(_tables, hidden, entry.Reader, entry.Targets)) ? true
            : throw new InvalidOperationException("A pattern that withstood every attack reveals a number in exact arithmetic.");
    }

    /// <summary>Of a reader with knowledge of its own no more can be asked than that publishing adds nothing to it.</summary>
    private IReadOnlyList<Target> WhatCanBeKept(Reader reader, IReadOnlyList<Target> targets)
    {
        if (reader.IsOutsider || !reader.IsToStayUnsure) return targets;
        bool[] hideable = [.. Enumerable.Range(0, _tables.Items).Select(item => !_fixedIsGiven || _choices.May(item))], everything = [.. hideable.Select(_ => true)];
        var known = SuccessesOf(reader, targets, hideable).ToDictionary(breach => breach.Target);
        // What a reader knows exactly by itself, with nothing published, is its own number; with what is published already, it is lost.
        var own = SuccessesOf(reader, [.. known.Keys], everything).Where(breach => breach.IsExact).Select(breach => breach.Target).ToHashSet();
        _ownKnowledge.AddRange(known.Values.Where(breach => !breach.IsExact || own.Contains(breach.Target)).Select(breach => (reader.Name, _tables.NameOf(breach.Target.Cell))));
        return known.Count == 0 ? targets
            : [.. targets.Where(target => !own.Contains(target)).Select(target => known.TryGetValue(target, out var breach) && !breach.IsExact ? target with { Need = breach.Width } : target)];
    }

    private List<Breach> SuccessesOf(Reader reader, IReadOnlyList<Target> targets, bool[] hidden)
    {
        using var attack = new Attack(_tables, _choices, hidden, reader);
        return [.. attack.Succeed(targets, hidden, triesWholeNumbers: false)];
    }

    private bool Harden(bool[] hidden)
    {
        while (FindBreaches(hidden) is { Count: > 0 } breaches)
        {
            _cuts.AddRange(breaches.Select(breach => breach.Cut));
            if (!Extend(hidden, breaches)) return false;
        }
        for (int panel = 0; panel < _tables.Set.Panels.Count; panel++)
        {
            if (hidden[_tables.Panel + panel] || !new Linking(_tables, _choices, hidden).NamesSomebody(panel, _readers.Select(r => r.Reader))) continue;
            _choices.Hide(_tables.Panel + panel, "linked");
            hidden[_tables.Panel + panel] = true;
        }
        return true;
    }

    private bool Extend(bool[] hidden, List<(Reader Reader, Target Target, Cut Cut)> breaches)
    {
        if (_patterns.Extend(hidden, _cuts) is not { } impossible) return true;
        var about = breaches.Find(breach => ReferenceEquals(breach.Cut, impossible));
        StandsInTheWay = about.Target is null ? null : (about.Reader, about.Target);
        return false;
    }

    private void GiveBack(bool[] hidden)
    {
        foreach (int item in _patterns.InOrderOfCost(hidden))
        {
            bool[] less = [.. hidden];
            less[item] = false;
            if (_patterns.WithRatios(less)[item] || _cuts.Exists(cut => !cut.IsMetBy(less)) || !Withstands(less)) continue;
            hidden[item] = false;
        }
    }

    /// <summary>Tries what would be cheapest for all that the attacks so far have shown, mends it where a new attack succeeds, and keeps the best.</summary>
    private bool[] Improve(bool[] best)
    {
        for (int round = 0; round < MostRounds; round++)
        {
            if (_patterns.Best(_cuts, best) is not { } cheapest || _patterns.CostOf(cheapest) >= _patterns.CostOf(best)) return best;
            long atLeast = _patterns.CostOf(cheapest);
            if (!Harden(cheapest)) return best;
            GiveBack(cheapest);
            if (_patterns.CostOf(cheapest) < _patterns.CostOf(best)) best = cheapest;
            if (_patterns.CostOf(best) <= atLeast) return best;
        }
        return best;
    }

    /// <summary>Whether every attack fails; if not, what was learned is kept.</summary>
    private bool Withstands(bool[] hidden)
    {
        var breaches = FindBreaches(hidden);
        _cuts.AddRange(breaches.Select(breach => breach.Cut));
        if (breaches.Count > 0) return false;
        for (int panel = 0; panel < _tables.Set.Panels.Count; panel++)
        {
            if (hidden[_tables.Panel + panel] || !new Linking(_tables, _choices, hidden).NamesSomebody(panel, _readers.Select(r => r.Reader))) continue;
            _cuts.Add(new([.. Enumerable.Range(0, _tables.Items).Where(item => !hidden[item] && _choices.May(item)).Select(item => (item, 1.0))], 1, -1));
            return false;
        }
        return true;
    }

    /// <summary>All successes of the first reader who has any, beginning with who had one last time.</summary>
    private List<(Reader Reader, Target Target, Cut Cut)> FindBreaches(bool[] hidden, bool triesWholeNumbers = false)
    {
        for (int i = 0; i < _readers.Count; i++)
        {
            _cancellation.ThrowIfCancellationRequested();
            int at = (_lastSuccess + i) % _readers.Count;
            var (reader, targets) = _readers[at];
            using var attack = new Attack(_tables, _choices, hidden, reader);
            var breaches = attack.Succeed(targets, hidden, triesWholeNumbers).Select(breach => (reader, breach.Target, breach.Cut)).ToList();
            if (breaches.Count == 0) continue;
            _lastSuccess = at;
            return breaches;
        }
        return [];
    }
}
