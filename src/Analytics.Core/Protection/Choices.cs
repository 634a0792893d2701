namespace Analytics.Protection;

/// <summary>Which items must be hidden and which may be, and the bounds that follow for every reader.</summary>
internal sealed class Choices
{
    private readonly LinkedTables _tables;
    private readonly bool _zerosAreShown;
    private readonly Dictionary<int, string> _must;

    /// <param name="zerosMayBeHidden">A hidden zero takes from every reader the knowledge that nothing hidden is zero.</param>
    /// <param name="hidden">What is hidden whatever is chosen besides.</param>
    public Choices(LinkedTables tables, bool zerosMayBeHidden, bool[]? hidden = null)
    {
        _tables = tables;
        var rules = tables.Set.Rules;
        ZerosMayBeHidden = zerosMayBeHidden || !rules.ZerosAreShown;
        _must = new(PrimaryCells.Of(tables));
        bool hidesZero = Enumerable.Range(0, tables.Cells).Any(cell => tables.Truth[cell] == 0 && (_must.ContainsKey(cell) || (hidden is not null && hidden[cell])));
        _zerosAreShown = rules.ZerosAreShown && !zerosMayBeHidden && !hidesZero;
        if (rules.ZerosAreShown && zerosMayBeHidden && !hidesZero)
            ZeroToHide = new([.. Enumerable.Range(0, tables.Cells).Where(cell => tables.Truth[cell] == 0 && May(cell)).Select(cell => (cell, 1.0))], 1, -1);
        Box = 1000 + 100 * Enumerable.Range(0, tables.Cells).Max(cell => rules.WidthOf(tables.Truth[cell]));
    }

    public bool ZerosMayBeHidden { get; }

    /// <summary>That one zero at least is hidden, where readers are to reckon with hidden zeros.</summary>
    public Cut? ZeroToHide { get; }

    /// <summary>Distances beyond it are not looked at.</summary>
    public double Box { get; }

    /// <summary>Items that must be hidden, with the rule.</summary>
    public IReadOnlyDictionary<int, string> Rules => _must;

    public bool Must(int item) => _must.ContainsKey(item);

    /// <summary>Hides an item for good.</summary>
    public void Hide(int item, string rule) => _must.TryAdd(item, rule);

    public bool May(int item)
    {
        if (item >= _tables.Cells || Must(item)) return true;
        var cell = _tables.Set.Cells[item];
        return !cell.IsFixed && !cell.IsUnprinted && (ZerosMayBeHidden || cell.Value != 0);
    }

    /// <summary>Farthest below the truth that an unknown number can be thought.</summary>
    public double Least(int variable, Reader reader)
    {
        double least = 0;
        if (variable < _tables.Cells)
        {
            var cell = _tables.Set.Cells[variable];
            least = cell is { IsCount: true, IsUnprinted: false, MayBeNone: false, Least: 0 } && _zerosAreShown ? 1 : cell.Least;
        }
        return Math.Max(-Box, Math.Min(0, Math.Max(least, reader.AtLeast.GetValueOrDefault(variable, least)) - _tables.Truth[variable]));
    }

    /// <summary>Farthest above the truth that an unknown number can be thought.</summary>
    public double Most(int variable) =>
        Math.Min(Box, Math.Max(0, (variable < _tables.Cells ? _tables.Set.Cells[variable].Most : double.PositiveInfinity) - _tables.Truth[variable]));
}
