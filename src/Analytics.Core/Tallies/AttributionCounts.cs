using Analytics.Extracts;

namespace Analytics.Tallies;

/// <summary>How many measured dispensings are put down to a practice, and why the others are not.</summary>
internal sealed class AttributionCounts
{
    private readonly long[] _rows = new long[Enum.GetValues<AttributionBucket>().Length];

    public long this[AttributionBucket bucket] => _rows[(int)bucket];

    public void Add(AttributionBucket bucket) => _rows[(int)bucket]++;

    public void Merge(AttributionCounts other)
    {
        for (int i = 0; i < _rows.Length; i++) _rows[i] += other._rows[i];
    }
}
