namespace Analytics.Protection;

/// <summary>A linear row that holds of the variables: always, or while an item is published.</summary>
/// <param name="Item">The item that tells it; -1 for what everybody knows.</param>
internal sealed record LinearRow(int[] Variables, double[] Factors, double Least, double Most, int Item)
{
    public double At(double[] values)
    {
        double sum = 0;
        for (int i = 0; i < Variables.Length; i++) sum += Factors[i] * values[Variables[i]];
        return sum;
    }
}

/// <summary>A table set as one system: variables, the rows that hold of them, and the items that can be published or hidden.</summary>
/// <remarks>
/// Variables are the cells in their order, then single units' contributions. Items are the cells, at the same positions, then
/// ratios, then panels.
/// </remarks>
internal sealed class LinkedTables
{
    private readonly Dictionary<(int Cell, string Unit), int> _contributions = [];
    private readonly int[]?[] _partsOf;

    public LinkedTables(TableSet set)
    {
        Set = set;
        int cells = set.Cells.Count;
        foreach (int c in Enumerable.Range(0, cells))
        {
            foreach (var (unit, _) in set.Cells[c].Contributions) _contributions.Add((c, unit), cells + _contributions.Count);
        }
        Truth = [.. set.Cells.Select(cell => cell.Value), .. set.Cells.SelectMany(cell => cell.Contributions).Select(own => own.Amount)];
        Ratio = cells;
        Panel = cells + set.Ratios.Count;
        Items = Panel + set.Panels.Count;
        Rows = [.. RelationRows(), .. RatioRows(), .. PanelRows(), .. ContributionRows()];
        _partsOf = new int[]?[cells];
        foreach (var relation in set.Relations.Where(r => r.Total >= 0))
            _partsOf[relation.Total] ??= [.. relation.Terms.Where(term => term.Cell != relation.Total).Select(term => term.Cell)];
    }

    public TableSet Set { get; }
    public int Cells => Set.Cells.Count;
    public int Variables => Truth.Length;
    public double[] Truth { get; }
    public IReadOnlyList<LinearRow> Rows { get; }

    /// <summary>Position of the first ratio among the items.</summary>
    public int Ratio { get; }

    /// <summary>Position of the first panel among the items.</summary>
    public int Panel { get; }
    public int Items { get; }
    public bool HasContributions => _contributions.Count > 0;

    public string NameOf(int item) => item < Ratio ? Set.Cells[item].Id : item < Panel ? Set.Ratios[item - Ratio].Id : Set.Panels[item - Panel].Id;

    /// <summary>Variables that the unit contributes.</summary>
    public IEnumerable<int> ContributionsOf(string unit) => _contributions.Where(own => own.Key.Unit == unit).Select(own => own.Value);

    /// <summary>Units that contribute anything, by name.</summary>
    public IReadOnlyList<string> Units() => [.. _contributions.Keys.Select(key => key.Unit).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Finest cells that a cell is made of, itself where it has no parts or tells who contributes.</summary>
    public IReadOnlySet<int> LeavesOf(int cell)
    {
        var leaves = new HashSet<int>();
        var seen = new HashSet<int>();
        Add(cell);
        return leaves;

        void Add(int at)
        {
            // A circle of totals is its own leaf.
            if (!seen.Add(at)) leaves.Add(at);
            else if (_partsOf[at] is not { } parts || Set.Cells[at].Contributions.Count > 0) leaves.Add(at);
            else foreach (int part in parts) Add(part);
        }
    }

    /// <summary>What units contribute to a cell and all it is made of: unit, variables, sum.</summary>
    public IReadOnlyList<(string Unit, int[] Variables, double Amount)> ContributorsOf(int cell) =>
    [
        .. LeavesOf(cell).Order().SelectMany(leaf => Set.Cells[leaf].Contributions.Select(own => (own.Unit, Variable: _contributions[(leaf, own.Unit)])))
            .GroupBy(own => own.Unit, own => own.Variable)
            .Select(own => (own.Key, own.ToArray(), own.Sum(variable => Truth[variable])))
            .OrderByDescending(own => own.Item3).ThenBy(own => own.Key, StringComparer.Ordinal),
    ];

    public bool IsTotal(int cell) => _partsOf[cell] is not null;

    private IEnumerable<LinearRow> RelationRows() =>
        Set.Relations.Select(r => new LinearRow([.. r.Terms.Select(t => t.Cell)], [.. r.Terms.Select(t => t.Factor)], r.Least, r.Most, -1));

    /// <summary>A rounded ratio tells that per × numerator − (value ± half a unit) × denominator is above, and below, zero.</summary>
    private IEnumerable<LinearRow> RatioRows()
    {
        for (int i = 0; i < Set.Ratios.Count; i++)
        {
            var ratio = Set.Ratios[i];
            int[] variables = [ratio.Numerator, ratio.Denominator];
            yield return new(variables, [ratio.Per, -(ratio.Value - ratio.HalfUnit)], 0, double.PositiveInfinity, Ratio + i);
            yield return new(variables, [ratio.Per, -(ratio.Value + ratio.HalfUnit)], double.NegativeInfinity, 0, Ratio + i);
        }
    }

    /// <summary>A panel gives its sum away, and a range for every member (DISCLOSURE C6).</summary>
    private IEnumerable<LinearRow> PanelRows()
    {
        for (int i = 0; i < Set.Panels.Count; i++)
        {
            var panel = Set.Panels[i];
            for (int t = 0; t < panel.Rows[0].Count; t++)
            {
                double[] column = [.. panel.Rows.Select(row => row[t])];
                int[] cells = [.. panel.Members.Select(member => member.Cells[t])];
                if (panel.IsComplete)
                {
                    double slack = panel.HalfUnit * column.Length;
                    yield return new(cells, [.. cells.Select(_ => 1.0)], column.Sum() - slack, column.Sum() + slack, Panel + i);
                }
                foreach (int cell in cells) yield return new([cell], [1.0], column.Min() - panel.HalfUnit, column.Max() + panel.HalfUnit, Panel + i);
            }
        }
    }

    private IEnumerable<LinearRow> ContributionRows()
    {
        for (int c = 0; c < Cells; c++)
        {
            if (Set.Cells[c].Contributions.Count == 0) continue;
            int[] parts = [.. Set.Cells[c].Contributions.Select(own => _contributions[(c, own.Unit)])];
            yield return new([c, .. parts], [1.0, .. parts.Select(_ => -1.0)], 0, 0, -1);
        }
    }
}
