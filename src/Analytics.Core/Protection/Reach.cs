namespace Analytics.Protection;

/// <summary>How far to one side of the truth a reader must look, and what would let it look farther.</summary>
internal sealed class Reach(LinkedTables tables, Choices choices, Reader reader, bool[] hidden)
{
    private readonly Dictionary<int, double> _helps = [];
    private double _anyway;

    public double Distance { get; private set; }

    public void Add(IReadOnlyList<int> variables, int direction, Polytope polytope)
    {
        var (distance, duals) = polytope.Farthest(variables, direction);
        Distance += distance;
        var costs = new Dictionary<int, double>();
        foreach (int variable in variables) costs[variable] = direction;
        foreach (var (row, dual) in duals)
        {
            for (int i = 0; i < row.Variables.Length; i++)
                costs[row.Variables[i]] = costs.GetValueOrDefault(row.Variables[i]) - dual * row.Factors[i];
            double slack = (dual > 0 ? row.Most : row.Least) - row.At(tables.Truth);
            if (row.Least < row.Most) _anyway += Math.Max(0, dual * slack);
            if (row.Item >= 0) Help(row.Item, double.PositiveInfinity);
        }
        foreach (var (variable, cost) in costs)
        {
            if (Math.Abs(cost) < 1e-9 || reader.Told.Contains(variable)) continue;
            double help = cost * (cost > 0 ? choices.Most(variable) : choices.Least(variable, reader));
            if (variable >= tables.Cells || tables.Set.Cells[variable].IsUnprinted) _anyway += help;
            else Help(variable, help);
        }
    }

    /// <summary>What every pattern must hide enough of.</summary>
    public static Cut Cut(Target target, Reach above, Reach below, double required)
    {
        double rest = required - above._anyway - below._anyway;
        var helps = new SortedDictionary<int, double>();
        foreach (var (item, help) in above._helps.Concat(below._helps)) helps[item] = helps.GetValueOrDefault(item) + help;
        int onlyIf = target.IsIfHidden ? target.Cell : -1;
        if (onlyIf >= 0 && helps.Remove(onlyIf, out double own)) rest -= own;
        return new([.. helps.Select(help => (help.Key, Math.Min(help.Value, rest)))], rest, onlyIf);
    }

    private void Help(int item, double help)
    {
        if (choices.Must(item)) _anyway += hidden[item] && double.IsFinite(help) ? help : 0;
        else if (choices.May(item)) _helps[item] = _helps.GetValueOrDefault(item) + help;
    }
}
