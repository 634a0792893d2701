namespace Analytics.Core.Tests.Release;

/// <summary>Whole numbers of which each is no more than some others together: what can be said of those that are not told.</summary>
/// <remarks>
/// Of two tables that keep such limits, the larger number of each cell makes a third that does. So there is a largest table below any ceiling, found by lowering what is too high,
/// and a number is possible if that table, with the number as a ceiling, is nowhere below what is known. Shares no code with the product.
/// </remarks>
internal sealed class Ladder
{
    private readonly Dictionary<string, (int Least, int Most)> _range = [];
    private readonly List<(string One, string[] Others)> _limits = [];

    public void Know(string cell, int value) => _range[cell] = (value, value);

    public void KnowAtLeast(string cell, int least) => _range[cell] = (least, int.MaxValue);

    /// <summary>The cell is no more than the others together.</summary>
    public void Limit(string one, params string[] others) => _limits.Add((one, others));

    /// <summary>Distance of the largest and the least possible number.</summary>
    public int WidthOf(string cell)
    {
        var largest = Below(_range.ToDictionary(range => range.Key, range => range.Value.Most));
        int least = _range[cell].Least;
        while (Below(new(largest) { [cell] = least }).Any(value => value.Value < _range[value.Key].Least)) least++;
        return largest[cell] == int.MaxValue ? int.MaxValue : largest[cell] - least;
    }

    private Dictionary<string, int> Below(Dictionary<string, int> ceiling)
    {
        for (bool moved = true; moved;)
        {
            moved = false;
            foreach (var (one, others) in _limits)
            {
                long together = others.Sum(other => (long)ceiling[other]);
                if (ceiling[one] <= together) continue;
                ceiling[one] = (int)together;
                moved = true;
            }
        }
        return ceiling;
    }
}
