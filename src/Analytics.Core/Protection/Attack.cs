namespace Analytics.Protection;

/// <summary>What one reader can work out from one pattern, and what that asks of every other pattern.</summary>
internal sealed class Attack : IDisposable
{
    /// <summary>A reader rounds to whole numbers what is within this of them.</summary>
    private const double Near = 1e-5;
    private readonly LinkedTables _tables;
    private readonly Choices _choices;
    private readonly Reader _reader;
    private readonly bool[] _isKnown;
    private readonly int[] _pieceOf;
    private readonly Dictionary<(int Piece, bool IsWhole), Polytope> _polytopes = [];
    private readonly ILookup<int, int> _variablesOf;
    private readonly ILookup<int, LinearRow> _rowsOf;
    private readonly HashSet<int> _touched;

    public Attack(LinkedTables tables, Choices choices, bool[] hidden, Reader reader)
    {
        (_tables, _choices, _reader) = (tables, choices, reader);
        _isKnown = [.. Enumerable.Range(0, tables.Variables).Select(v => reader.Told.Contains(v) || (v < tables.Cells && !tables.Set.Cells[v].IsUnprinted && !hidden[v]))];
        _pieceOf = [.. Enumerable.Range(0, tables.Variables)];
        var told = tables.Rows.Where(row => row.Item < 0 || !hidden[row.Item]).ToList();
        foreach (var row in told)
        {
            int first = -1;
            foreach (int variable in row.Variables)
            {
                if (_isKnown[variable]) continue;
                if (first < 0) first = PieceOf(variable);
                else _pieceOf[PieceOf(variable)] = first = PieceOf(first);
            }
        }
        _rowsOf = told.Select(row => (row, Unknown: row.Variables.Where(v => !_isKnown[v]).Append(-1).First())).Where(row => row.Unknown >= 0).ToLookup(row => PieceOf(row.Unknown), row => row.row);
        _variablesOf = Enumerable.Range(0, tables.Variables).Where(v => !_isKnown[v]).ToLookup(PieceOf);
        // Where nothing of the reader's own plays in, the reader is an outsider.
        _touched = [.. told.Where(row => row.Variables.Any(reader.Told.Contains)).SelectMany(row => row.Variables).Concat(reader.AtLeast.Keys).Where(v => !_isKnown[v]).Select(PieceOf)];
    }

    /// <summary>Numbers that the reader comes too close to.</summary>
    /// <param name="triesWholeNumbers">Whether what is nearly too close is tried with whole numbers too.</param>
    public IEnumerable<Breach> Succeed(IEnumerable<Target> targets, bool[] hidden, bool triesWholeNumbers)
    {
        foreach (var target in targets)
        {
            if (target.IsIfHidden && !hidden[target.Cell]) continue;
            int[] unknown = [.. target.Variables.Where(v => !_isKnown[v])];
            var pieces = unknown.GroupBy(PieceOf).ToList();
            if (!_reader.IsOutsider && !pieces.Exists(piece => _touched.Contains(piece.Key))) continue;
            if (!triesWholeNumbers && unknown.Length == 1 && IsSeenWide(target, unknown[0])) continue;
            var (above, below) = (new Reach(_tables, _choices, _reader, hidden), new Reach(_tables, _choices, _reader, hidden));
            foreach (var piece in pieces)
            {
                var polytope = PolytopeOf(piece.Key);
                above.Add([.. piece], +1, polytope);
                if (!target.IsContribution) below.Add([.. piece], -1, polytope);
            }
            double required = Required(target, above, below);
            if (required == 0 && triesWholeNumbers && IsTooCloseInWholeNumbers(target, above.Distance + below.Distance)) required = above.Distance + below.Distance + 0.01;
            if (required > 0) yield return new(target, target.IsContribution ? above.Distance : WidthOf(target, -below.Distance, above.Distance), Reach.Cut(target, above, below, required));
        }
    }

    public void Dispose()
    {
        foreach (var polytope in _polytopes.Values) polytope.Dispose();
    }

    /// <returns>The width that is asked for where there is less, 0 where there is enough.</returns>
    private double Required(Target target, Reach above, Reach below)
    {
        if (target.IsContribution) return above.Distance >= target.Need - 1e-7 * Math.Max(1, target.Need) ? 0 : target.Need;
        // Rounding inwards may take what was missing: then more is asked for than there is.
        double need = NeedOf(target);
        return WidthOf(target, -below.Distance, above.Distance) >= need - 1e-6 ? 0 : Math.Max(need, above.Distance + below.Distance + 0.01);
    }

    private double NeedOf(Target target)
    {
        if (_reader.IsToStayUnsure) return target.Need;
        return target.IsCount ? 1 : Math.Min(target.Need, 1e-3 * Math.Max(1, Math.Abs(_tables.Truth[target.Cell])));
    }

    private bool IsTooCloseInWholeNumbers(Target target, double width)
    {
        if (!target.IsCount || target.IsContribution || width >= 2 * NeedOf(target)) return false;
        int variable = target.Variables[0];
        var polytope = PolytopeOf(PieceOf(variable), isWhole: true);
        return WidthOf(target, -polytope.Farthest([variable], -1).Distance, polytope.Farthest([variable], +1).Distance) < NeedOf(target) - 1e-6;
    }

    private double WidthOf(Target target, double least, double most)
    {
        if (!target.IsCount) return most - least;
        double truth = _tables.Truth[target.Cell];
        return Math.Floor(truth + most + Near) - Math.Ceiling(truth + least - Near);
    }

    private bool IsSeenWide(Target target, int variable)
    {
        if (!_polytopes.TryGetValue((PieceOf(variable), false), out var polytope)) return false;
        var (least, most) = polytope.Seen(variable);
        return target.IsContribution ? most >= target.Need : WidthOf(target, least, most) >= target.Need;
    }

    private Polytope PolytopeOf(int piece, bool isWhole = false)
    {
        if (!_polytopes.TryGetValue((piece, isWhole), out var polytope))
        {
            var unknown = _variablesOf[piece].Select(v => (v, _choices.Least(v, _reader), _choices.Most(v)));
            _polytopes[(piece, isWhole)] = polytope = new Polytope(_tables, unknown, _rowsOf[piece], isWhole);
        }
        return polytope;
    }

    private int PieceOf(int variable)
    {
        while (_pieceOf[variable] != variable) variable = _pieceOf[variable] = _pieceOf[_pieceOf[variable]];
        return variable;
    }
}
