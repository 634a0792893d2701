using Google.OrTools.Sat;

namespace Analytics.Protection;

/// <summary>Patterns that satisfy all cuts so far.</summary>
internal sealed class CheapestPattern
{
    private const int Scale = 1_000_000;
    private readonly LinkedTables _tables;
    private readonly Choices _choices;
    private readonly long[] _costs;

    public CheapestPattern(LinkedTables tables, Choices choices)
    {
        (_tables, _choices) = (tables, choices);
        // Fewest items; among equals the smaller numbers, then those named later.
        int[] bySize = [.. Enumerable.Range(0, tables.Items).OrderBy(SizeOf).ThenByDescending(item => item)];
        _costs = new long[tables.Items];
        for (int rank = 0; rank < bySize.Length; rank++) _costs[bySize[rank]] = 1000 + 9 * rank / Math.Max(1, bySize.Length);
    }

    /// <summary>What must be hidden, and what goes with it.</summary>
    public bool[] Least() => WithRatios([.. Enumerable.Range(0, _tables.Items).Select(_choices.Must)]);

    public long CostOf(bool[] hidden) => Enumerable.Range(0, hidden.Length).Where(item => hidden[item]).Sum(item => _costs[item]);

    /// <summary>Dearest first.</summary>
    public IReadOnlyList<int> InOrderOfCost(bool[] hidden) =>
        [.. Enumerable.Range(0, hidden.Length).Where(item => hidden[item] && !_choices.Must(item)).OrderByDescending(item => _costs[item]).ThenByDescending(SizeOf).ThenBy(item => item)];

    /// <summary>A ratio is shown only where its parts are (RULINGS 5).</summary>
    public bool[] WithRatios(bool[] hidden)
    {
        for (int i = 0; i < _tables.Set.Ratios.Count; i++)
        {
            if (PartsOf(i).Any(part => hidden[part])) hidden[_tables.Ratio + i] = true;
        }
        return hidden;
    }

    /// <summary>Hides more until all cuts are met: each time what helps most for its cost.</summary>
    /// <returns>The cut that cannot be met, or null.</returns>
    public Cut? Extend(bool[] hidden, IReadOnlyList<Cut> cuts)
    {
        while (true)
        {
            var open = cuts.Where(cut => !cut.IsMetBy(hidden)).ToList();
            if (open.Count == 0) return null;
            var helps = new SortedDictionary<int, double>();
            foreach (var cut in open)
            {
                double missing = cut.Missing(hidden), found = 0;
                foreach (var (item, help) in cut.Terms.Where(term => !hidden[term.Item]))
                {
                    found += help;
                    helps[item] = helps.GetValueOrDefault(item) + Math.Min(1, help / missing);
                }
                if (found < missing * (1 - 1e-6)) return cut;
            }
            var (best, _) = helps.MaxBy(help => (help.Value / _costs[help.Key], -help.Key));
            hidden[best] = true;
            WithRatios(hidden);
        }
    }

    /// <summary>The cheapest of all patterns that meet the cuts, or the best one that was found within a fixed amount of work.</summary>
    /// <returns>Null where there is none.</returns>
    public bool[]? Best(IReadOnlyList<Cut> cuts, bool[] hint)
    {
        var model = new CpModel();
        var free = Enumerable.Range(0, _tables.Items).Where(item => !_choices.Must(item) && _choices.May(item)).ToList();
        var hides = free.ToDictionary(item => item, item => model.NewBoolVar(""));
        foreach (int item in free) model.AddHint(hides[item], hint[item]);
        foreach (var cut in cuts)
        {
            double missing = cut.Required - cut.Terms.Where(term => _choices.Must(term.Item)).Sum(term => term.Help);
            if (missing <= cut.Required * 1e-6) continue;
            var terms = cut.Terms.Where(term => hides.ContainsKey(term.Item)).ToList();
            var sum = LinearExpr.WeightedSum(terms.Select(term => hides[term.Item]), terms.Select(term => (long)Math.Floor(Math.Min(1, term.Help / missing) * Scale)));
            var asked = model.Add(sum >= Scale - terms.Count - 1);
            if (cut.OnlyIf >= 0 && !_choices.Must(cut.OnlyIf))
            {
                if (!hides.TryGetValue(cut.OnlyIf, out var condition)) continue;
                asked.OnlyEnforceIf(condition);
            }
        }
        for (int i = 0; i < _tables.Set.Ratios.Count; i++)
        {
            if (!hides.TryGetValue(_tables.Ratio + i, out var ratio)) continue;
            foreach (int part in PartsOf(i))
            {
                if (_choices.Must(part)) model.Add(ratio == 1);
                else if (hides.TryGetValue(part, out var hidesPart)) model.AddImplication(hidesPart, ratio);
            }
        }
        model.Minimize(LinearExpr.WeightedSum(free.Select(item => hides[item]), free.Select(item => _costs[item])));
        var solver = new CpSolver { StringParameters = "num_workers:1 random_seed:1 max_deterministic_time:0.5" };
        var status = solver.Solve(model);
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible)) return null;
        return [.. Enumerable.Range(0, _tables.Items).Select(item => _choices.Must(item) || (hides.TryGetValue(item, out var hidden) && solver.BooleanValue(hidden)))];
    }

    private IEnumerable<int> PartsOf(int ratio)
    {
        var (numerator, denominator) = (_tables.Set.Ratios[ratio].Numerator, _tables.Set.Ratios[ratio].Denominator);
        return new[] { numerator, denominator }.Distinct().Where(part => !_tables.Set.Cells[part].IsUnprinted);
    }

    private double SizeOf(int item) => item < _tables.Cells ? Math.Abs(_tables.Truth[item]) : 0;
}
