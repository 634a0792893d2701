namespace Analytics.Protection;

/// <summary>Sees without a linear program that hidden cells are wide enough: by moving one while all others stay, or one against another of its total.</summary>
/// <remarks>Every table on such a way is possible for whoever does not know the cells that move, whatever else that reader knows. Where it sees nothing, a cell may still be wide.</remarks>
internal sealed class LocalMoves
{
    private readonly TableSet _set;
    private readonly bool[] _hidden;
    private readonly List<TableRelation>[] _relationsOf;

    public LocalMoves(TableSet set, bool[] hidden)
    {
        (_set, _hidden) = (set, hidden);
        _relationsOf = [.. set.Cells.Select(_ => new List<TableRelation>())];
        foreach (var relation in set.Relations)
        {
            foreach (var (cell, _) in relation.Terms) _relationsOf[cell].Add(relation);
        }
    }

    /// <summary>Hidden sensitive cells for which it sees no such way, for the outsider, one of the readers, or the one person behind another hidden count.</summary>
    public IReadOnlySet<int> NotSeenWide(IEnumerable<Reader> readers)
    {
        var singles = Enumerable.Range(0, _set.Cells.Count).Where(cell => _hidden[cell] && _set.Cells[cell] is { IsCount: true, Value: 1 })
            .Select(cell => new Reader("", new HashSet<int> { cell }) { IsToStayUnsure = false });
        Reader[] all = [new Reader("", new HashSet<int>()), .. readers, .. singles];
        return Enumerable.Range(0, _set.Cells.Count).Where(cell => _hidden[cell] && _set.Cells[cell].IsSensitive && !IsWide(cell, all)).ToHashSet();
    }

    private bool IsWide(int cell, Reader[] readers)
    {
        List<(int Cell, double Rate)[]> ways = [.. WaysOf(cell)];
        double need = _set.Rules.WidthOf(_set.Cells[cell].Value);
        return Array.TrueForAll(readers, reader => reader.Told.Contains(cell)
            || ways.Exists(way => !Array.Exists(way, move => reader.Told.Contains(move.Cell)) && Width(way, reader) >= (reader.IsToStayUnsure ? need : Math.Min(need, 1))));
    }

    private IEnumerable<(int Cell, double Rate)[]> WaysOf(int cell)
    {
        var sums = _relationsOf[cell].FindAll(IsSum);
        if (sums.Count == 0) return [[(cell, 1)]];
        if (sums.Count > 1) return [];
        double own = sums[0].Terms.First(term => term.Cell == cell).Factor;
        return sums[0].Terms.Where(term => term.Cell != cell && _hidden[term.Cell] && _relationsOf[term.Cell].Count(IsSum) == 1)
            .Select(term => new[] { (cell, 1), (term.Cell, -own / term.Factor) });
    }

    private static bool IsSum(TableRelation relation) => relation.Least == relation.Most;

    /// <summary>How far the first can go, both ways together.</summary>
    private double Width((int Cell, double Rate)[] moves, Reader reader)
    {
        double down = double.PositiveInfinity, up = double.PositiveInfinity;
        foreach (var (at, rate) in moves)
        {
            var cell = _set.Cells[at];
            double least = cell is { IsCount: true, IsUnprinted: false, Least: 0 } && _set.Rules.ZerosAreShown ? 1 : cell.Least;
            least = Math.Max(least, reader.AtLeast.GetValueOrDefault(at, least));
            Limit(rate, Math.Min(least, cell.Value) - cell.Value, Math.Max(cell.Most, cell.Value) - cell.Value);
            foreach (var relation in _relationsOf[at].Where(relation => !IsSum(relation)))
            {
                double sum = relation.Terms.Sum(term => term.Factor * _set.Cells[term.Cell].Value);
                Limit(relation.Terms.Sum(term => term.Factor * moves.Where(move => move.Cell == term.Cell).Sum(move => move.Rate)), relation.Least - sum, relation.Most - sum);
            }
        }
        return _set.Cells[moves[0].Cell].IsCount ? Math.Floor(down) + Math.Floor(up) : down + up;

        void Limit(double rate, double least, double most)
        {
            if (rate == 0) return;
            up = Math.Min(up, Math.Max(0, (rate > 0 ? most : least) / rate));
            down = Math.Min(down, Math.Max(0, -(rate > 0 ? least : most) / rate));
        }
    }
}
