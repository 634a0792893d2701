namespace Analytics.Core.Tests.Release;

/// <summary>Solves linear equations over named unknowns modulo a prime: the attacker's own arithmetic.</summary>
internal sealed class SparseSolver
{
    private const long Prime = 2_147_483_647;
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<Dictionary<int, long>> _rows = [];
    private readonly HashSet<int> _known = [];

    public int NumberOf(string unknown)
    {
        if (!_numbers.TryGetValue(unknown, out int number)) _numbers.Add(unknown, number = _numbers.Count);
        return number;
    }

    public void Know(string unknown) => _known.Add(NumberOf(unknown));

    /// <summary>The whole is the sum of its parts.</summary>
    public void Relate(string whole, IEnumerable<string> parts)
    {
        var row = new Dictionary<int, long> { [NumberOf(whole)] = Prime - 1 };
        foreach (string part in parts) row[NumberOf(part)] = 1;
        _rows.Add(row);
    }

    /// <summary>Names of all unknowns that the equations determine.</summary>
    public HashSet<string> Determined()
    {
        var rows = _rows.Select(row => row.Where(e => !_known.Contains(e.Key)).ToDictionary()).Where(row => row.Count > 0).ToList();
        Peel(rows);
        var pivots = new SortedDictionary<int, Dictionary<int, long>>();
        foreach (var row in rows.OrderBy(row => row.Count)) Insert(pivots, row);
        foreach (int pivot in pivots.Keys.Reverse())
        {
            foreach (int key in pivots[pivot].Keys.Where(key => key != pivot && pivots.ContainsKey(key)).ToArray())
                Subtract(pivots[pivot], pivots[pivot][key], pivots[key]);
        }
        var names = _numbers.ToDictionary(e => e.Value, e => e.Key);
        return [.. pivots.Where(e => e.Value.Count == 1).Select(e => names[e.Key])];
    }

    /// <summary>An unknown of a single equation makes that equation useless.</summary>
    private static void Peel(List<Dictionary<int, long>> rows)
    {
        for (bool changed = true; changed;)
        {
            var uses = rows.SelectMany(row => row.Keys).CountBy(key => key).ToDictionary();
            changed = rows.RemoveAll(row => row.Count > 1 && row.Keys.Any(key => uses[key] == 1)) > 0;
        }
    }

    private static void Insert(SortedDictionary<int, Dictionary<int, long>> pivots, Dictionary<int, long> row)
    {
        while (row.Count > 0)
        {
            int first = row.Keys.Min();
            if (pivots.TryGetValue(first, out var basis))
            {
                Subtract(row, row[first], basis);
                continue;
            }
            long inverse = Power(row[first], Prime - 2);
            foreach (int key in row.Keys.ToArray()) row[key] = row[key] * inverse % Prime;
            pivots.Add(first, row);
            return;
        }
    }

    private static void Subtract(Dictionary<int, long> row, long factor, Dictionary<int, long> basis)
    {
        foreach (var (key, value) in basis)
        {
            long left = (row.GetValueOrDefault(key) + (Prime - factor) * value) % Prime;
            if (left == 0) row.Remove(key);
            else row[key] = left;
        }
    }

    private static long Power(long value, long exponent)
    {
        long result = 1;
        for (; exponent > 0; exponent >>= 1, value = value * value % Prime)
        {
            if ((exponent & 1) != 0) result = result * value % Prime;
        }
        return result;
    }
}
