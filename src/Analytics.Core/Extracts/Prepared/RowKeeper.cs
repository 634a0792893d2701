using Analytics.Extracts.Columnar;

namespace Analytics.Extracts.Prepared;

/// <summary>Where one worker puts the rows that it has kept. It passes them on in stretches.</summary>
internal sealed class RowKeeper(KeptRows rows)
{
    /// <summary>Buckets are thousands, and each worker has this much of each.</summary>
    private const int StretchBytes = 1 << 13;

    private readonly Dictionary<Bucket, TextBuffer> _waiting = [];

    /// <param name="row">A <see cref="PackedRow"/>.</param>
    public void Add(ReadOnlySpan<byte> row)
    {
        var packed = new PackedRow(row);
        var bucket = Bucket.Of(packed.Atc, packed.Patient);
        if (!_waiting.TryGetValue(bucket, out var waiting)) _waiting.Add(bucket, waiting = new TextBuffer());
        waiting.Take(PackedRow.WriteNumber(waiting.Room(PackedRow.LongestNumber), row.Length));
        waiting.Add(row);
        if (waiting.Length >= StretchBytes) PassOn(bucket, waiting);
    }

    /// <summary>No row will follow.</summary>
    public void End()
    {
        foreach (var (bucket, waiting) in _waiting) PassOn(bucket, waiting);
    }

    private void PassOn(Bucket bucket, TextBuffer waiting)
    {
        if (waiting.Length > 0) rows.Add(bucket, waiting.Written);
        waiting.Clear();
    }
}
