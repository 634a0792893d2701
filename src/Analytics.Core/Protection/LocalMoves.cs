namespace Analytics.Protection;

/// <summary>Sees without a linear program that hidden cells are wide enough: by moving one while the others of its total make up for it, each as far as it can by itself.</summary>
/// <remarks>Every table on such a way is possible for whoever does not know the cells that move, whatever else that reader knows. Where it sees nothing, a cell may still be wide.</remarks>
internal sealed class LocalMoves
{
    /// <summary>Farther than anybody asks for, so that sums of it stay numbers.</summary>
    private const double Far = 1e12;
    private readonly TableSet _set;
    private readonly bool[] _hidden;
    private readonly List<(int Relation, double Factor)>[] _sumsOf;
    private readonly Room[] _rooms;
    private readonly Room[] _totals;
    private readonly HashSet<int> _tangled;

    public LocalMoves(TableSet set, bool[] hidden)
    {
        (_set, _hidden) = (set, hidden);
        _sumsOf = [.. set.Cells.Select(_ => new List<(int, double)>())];
        var others = set.Cells.Select(_ => new List<TableRelation>()).ToArray();
        for (int r = 0; r < set.Relations.Count; r++)
        {
            foreach (var (cell, factor) in set.Relations[r].Terms)
            {
                if (IsSum(set.Relations[r])) _sumsOf[cell].Add((r, factor));
                else others[cell].Add(set.Relations[r]);
            }
        }
        _rooms = [.. set.Cells.Select((_, cell) => RoomOf(cell, others[cell]))];
        // Cells of one sum that bound each other can't all go as far as each can.
        _tangled = [.. set.Relations.Where(relation => !IsSum(relation)).SelectMany(relation => relation.Terms.Where(term => IsMaker(term.Cell)).GroupBy(term => _sumsOf[term.Cell][0].Relation).Where(same => same.Count() > 1).Select(same => same.Key))];
        _totals = new Room[set.Relations.Count];
        for (int cell = 0; cell < _rooms.Length; cell++)
        {
            if (!IsMaker(cell)) continue;
            var (relation, factor) = _sumsOf[cell][0];
            _totals[relation] = _totals[relation].Plus(_rooms[cell].InSum(factor));
        }
    }

    /// <summary>Hidden sensitive cells for which it sees no such way, for the outsider, one of the readers, or the one person behind another hidden count.</summary>
    public IReadOnlySet<int> NotSeenWide(IEnumerable<Reader> readers)
    {
        var singles = Singles.Of(_set, Enumerable.Range(0, _rooms.Length).Where(cell => _hidden[cell] && _set.Cells[cell] is { IsCount: true, Value: 1 }));
        int[] cells = [.. Enumerable.Range(0, _rooms.Length).Where(cell => _hidden[cell] && _set.Cells[cell].IsSensitive)];
        var nothing = new Dictionary<int, Room>();
        var open = cells.Where(cell => WidthOf(cell, _rooms[cell], nothing) < NeedOf(cell)).ToHashSet();
        foreach (var reader in readers.Concat(singles))
        {
            var less = LessFor(reader);
            // Who knows nothing about a cell's sum is an outsider to it.
            open.UnionWith(cells.Where(cell => !open.Contains(cell) && !reader.Told.Contains(cell) && (reader.AtLeast.ContainsKey(cell) || _sumsOf[cell].Exists(sum => less.ContainsKey(sum.Relation))))
                .Where(cell => WidthOf(cell, RoomOf(cell, reader), less) < (reader.IsToStayUnsure ? NeedOf(cell) : Math.Min(NeedOf(cell), 1))).ToList());
        }
        return open;
    }

    private static bool IsSum(TableRelation relation) => relation.Least == relation.Most;

    private double NeedOf(int cell) => _set.Rules.WidthOf(_set.Cells[cell].Value);

    /// <summary>Whether it can make up for what another cell of its sum does.</summary>
    private bool IsMaker(int cell) => (_hidden[cell] || _set.Cells[cell].IsUnprinted) && _sumsOf[cell].Count == 1;

    /// <summary>How far a cell can go while all others stay, sums aside.</summary>
    private Room RoomOf(int cell, List<TableRelation> relations)
    {
        var one = _set.Cells[cell];
        double least = one is { IsCount: true, IsUnprinted: false, MayBeNone: false, Least: 0 } && _set.Rules.ZerosAreShown ? 1 : one.Least;
        double down = Math.Max(0, one.Value - least), up = Math.Max(0, one.Most - one.Value);
        foreach (var relation in relations)
        {
            double factor = relation.Terms.Where(term => term.Cell == cell).Sum(term => term.Factor), sum = relation.Terms.Sum(term => term.Factor * _set.Cells[term.Cell].Value);
            if (factor == 0) continue;
            double above = Math.Max(0, relation.Most - sum) / Math.Abs(factor), below = Math.Max(0, sum - relation.Least) / Math.Abs(factor);
            up = Math.Min(up, factor > 0 ? above : below);
            down = Math.Min(down, factor > 0 ? below : above);
        }
        return new(Math.Min(down, Far), Math.Min(up, Far));
    }

    private Room RoomOf(int cell, Reader reader) =>
        reader.AtLeast.TryGetValue(cell, out double least) ? _rooms[cell] with { Down = Math.Min(_rooms[cell].Down, Math.Max(0, _set.Cells[cell].Value - least)) } : _rooms[cell];

    /// <summary>By sum: what a reader's own knowledge takes from what its cells can make up for.</summary>
    private Dictionary<int, Room> LessFor(Reader reader)
    {
        var less = new Dictionary<int, Room>();
        foreach (int cell in reader.Told.Union(reader.AtLeast.Keys).Where(IsMaker))
        {
            var (relation, factor) = _sumsOf[cell][0];
            var room = reader.Told.Contains(cell) ? _rooms[cell] : new(_rooms[cell].Down - RoomOf(cell, reader).Down, 0);
            less[relation] = less.GetValueOrDefault(relation).Plus(room.InSum(factor));
        }
        return less;
    }

    /// <summary>How far a cell can go, both ways together.</summary>
    private double WidthOf(int cell, Room room, Dictionary<int, Room> less)
    {
        if (_sumsOf[cell].Count > 1) return 0;
        var (down, up) = (room.Down, room.Up);
        if (_sumsOf[cell].Count == 1)
        {
            var (relation, factor) = _sumsOf[cell][0];
            if (_tangled.Contains(relation)) return 0;
            var others = _totals[relation].Less(less.GetValueOrDefault(relation)).Less(room.InSum(factor));
            var (rise, fall) = factor > 0 ? (others.Down, others.Up) : (others.Up, others.Down);
            (down, up) = (Math.Min(down, fall / Math.Abs(factor)), Math.Min(up, rise / Math.Abs(factor)));
        }
        const double near = 1e-9;
        return _set.Cells[cell].IsCount ? Math.Floor(down + near) + Math.Floor(up + near) : down + up;
    }

    /// <summary>How far below and above the truth something can be.</summary>
    private readonly record struct Room(double Down, double Up)
    {
        public Room Plus(Room other) => new(Down + other.Down, Up + other.Up);

        public Room Less(Room other) => new(Math.Max(0, Down - other.Down), Math.Max(0, Up - other.Up));

        /// <summary>What a sum in which it stands with a factor can lose and gain by it.</summary>
        public Room InSum(double factor) => factor > 0 ? new(factor * Down, factor * Up) : new(-factor * Up, -factor * Down);
    }
}
