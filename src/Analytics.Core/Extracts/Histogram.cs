using System.Runtime.CompilerServices;

namespace Analytics.Extracts;

/// <summary>How often each whole number occurs, exactly; quick within a range where most are expected.</summary>
internal sealed class Histogram(int first, int width)
{
    private readonly long[] _near = new long[width];

    /// <summary>Made when the first number outside the range comes.</summary>
    private SortedDictionary<int, long>? _far;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int value, long count = 1)
    {
        uint index = unchecked((uint)(value - first));
        if (index < (uint)_near.Length) _near[index] += count;
        else AddFar(value, count);
    }

    public void Add(Histogram other)
    {
        foreach (var (value, count) in other.InOrder()) Add(value, count);
    }

    /// <summary>The lower median: the value at place ⌈n/2⌉ in order, or null where there is none.</summary>
    public int? Median()
    {
        long all = 0, before = 0;
        foreach (var (_, count) in InOrder()) all += count;
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
        if (_far is not null)
        {
            foreach (var (value, count) in _far)
            {
                if (value < first) yield return (value, count);
            }
        }
        for (int i = 0; i < _near.Length; i++)
        {
            if (_near[i] > 0) yield return (first + i, _near[i]);
        }
        if (_far is null) yield break;
        foreach (var (value, count) in _far)
        {
            if (value >= first) yield return (value, count);
        }
    }

    private void AddFar(int value, long count)
    {
        _far ??= [];
        _far[value] = _far.GetValueOrDefault(value) + count;
    }
}
