using System.Runtime.InteropServices;

namespace Analytics.Extracts;

/// <summary>How often each whole number occurs, exactly; quick within a range where most are expected.</summary>
internal sealed class Histogram(int first, int width)
{
    private readonly long[] _near = new long[width];
    private readonly Dictionary<int, long> _far = [];

    public long Count => _near.Sum() + _far.Values.Sum();

    public void Add(int value)
    {
        uint index = unchecked((uint)(value - first));
        if (index < (uint)_near.Length) _near[index]++;
        else CollectionsMarshal.GetValueRefOrAddDefault(_far, value, out _)++;
    }

    public void Add(Histogram other)
    {
        foreach (var (value, count) in other.InOrder())
        {
            long index = (long)value - first;
            if (index >= 0 && index < _near.Length) _near[index] += count;
            else CollectionsMarshal.GetValueRefOrAddDefault(_far, value, out _) += count;
        }
    }

    /// <summary>The lower median: the value at place ⌈n/2⌉ in order, or null where there is none.</summary>
    public int? Median()
    {
        long before = 0, all = Count;
        foreach (var (value, count) in InOrder())
        {
            before += count;
            if (2 * before >= all) return value;
        }
        return null;
    }

    /// <summary>Values that occur, from the least.</summary>
    public IEnumerable<(int Value, long Count)> InOrder()
    {
        var far = _far.OrderBy(entry => entry.Key).Select(entry => (entry.Key, entry.Value)).ToList();
        var near = _near.Select((count, index) => (first + index, count)).Where(entry => entry.count > 0);
        return far.Where(entry => entry.Key < first).Concat(near).Concat(far.Where(entry => entry.Key >= first));
    }
}
