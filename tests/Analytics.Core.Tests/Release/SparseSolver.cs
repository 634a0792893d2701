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
        var pivots = new Dictionary<int, Dictionary<int, long>>();
        foreach (var row in rows.OrderBy(row => row.Count)) Insert(pivots, row);
        var names = _numbers.ToDictionary(e => e.Value, e => e.Key);
        return [.. pivots.Values.Where(row => row.Count == 1).Select(row => names[row.Keys.Single()])];
    }

    /// <summary>An unknown of a single equation makes that equation useless.</summary>
    private static void Peel(List<Dictionary<int, long>> rows)
    {
        for (bool changed = true; changed;)
        {
            var uses = rows.SelectMany(row => row.Keys).GroupBy(key => key).ToDictionary(g => g.Key, g => g.Count());
            changed = rows.RemoveAll(row => row.Count > 1 && row.Keys.Any(key => uses[key] == 1)) > 0;
        }
    }

    private static void Insert(Dictionary<int, Dictionary<int, long>> pivots, Dictionary<int, long> row)
    {
        foreach (int key in row.Keys.ToArray())
        {
            if (row.TryGetValue(key, out long factor) && pivots.TryGetValue(key, out var basis)) Subtract(row, factor, basis);
        }
        if (row.Count == 0) return;
        int pivot = row.Keys.Min();
        long inverse = Power(row[pivot], Prime - 2);
        foreach (int key in row.Keys.ToArray()) row[key] = row[key] * inverse % Prime;
        foreach (var other in pivots.Values)
        {
            if (other.TryGetValue(pivot, out long factor)) Subtract(other, factor, row);
        }
        pivots.Add(pivot, row);
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
