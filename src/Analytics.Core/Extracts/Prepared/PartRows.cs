using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Analytics.Prescribing;

namespace Analytics.Extracts.Prepared;

/// <summary>The rows of one part in their order: by share, patient, day and then all that is left, so that the bytes of a copy don't depend on who read what first.</summary>
internal sealed class PartRows
{
    private readonly byte[] _bytes;
    private readonly Entry[] _entries;

    public PartRows(KeptRows kept, IReadOnlyList<(Bucket Bucket, long Length)> buckets)
    {
        // Pinned, because the writer is given addresses.
        _bytes = GC.AllocateUninitializedArray<byte>(checked((int)buckets.Sum(bucket => bucket.Length)), pinned: true);
        var entries = new List<Entry>();
        int at = 0;
        foreach (var (bucket, length) in buckets)
        {
            kept.Read(bucket, _bytes.AsSpan(at, (int)length));
            int first = entries.Count;
            for (int end = at + (int)length; at < end;) entries.Add(Next(ref at));
            entries.Sort(first, entries.Count - first, Comparer<Entry>.Create(Compare));
        }
        _entries = [.. entries];
    }

    public int Count => _entries.Length;

    /// <summary>Stays where it is as long as this object lives.</summary>
    public PackedRow this[int number] => RowOf(_entries[number]);

    /// <summary>Rows by ATC code.</summary>
    public IReadOnlyDictionary<string, long> CountByCode()
    {
        var counts = new Dictionary<ulong, long>();
        foreach (var entry in _entries) CollectionsMarshal.GetValueRefOrAddDefault(counts, RowOf(entry).Atc, out _)++;
        return counts.ToDictionary(count => AtcCode.OfPacked(count.Key).ToString(), count => count.Value);
    }

    private Entry Next(ref int at)
    {
        ReadOnlySpan<byte> rest = _bytes.AsSpan(at);
        int before = rest.Length;
        int length = PackedRow.TakeNumber(ref rest);
        int start = at + before - rest.Length;
        at = start + length;
        var patient = new PackedRow(rest[..length]).Patient;
        Span<byte> beginning = stackalloc byte[sizeof(ulong)];
        beginning.Clear();
        patient[..Math.Min(patient.Length, beginning.Length)].CopyTo(beginning);
        return new Entry(BinaryPrimitives.ReadUInt64BigEndian(beginning), start, length);
    }

    private int Compare(Entry one, Entry other)
    {
        int order = one.Patient.CompareTo(other.Patient);
        if (order != 0) return order;
        PackedRow left = RowOf(one), right = RowOf(other);
        order = left.Patient.SequenceCompareTo(right.Patient);
        if (order == 0) order = left.Day.CompareTo(right.Day);
        return order != 0 ? order : left.Bytes.SequenceCompareTo(right.Bytes);
    }

    private PackedRow RowOf(Entry entry) => new(_bytes.AsSpan(entry.Start, entry.Length));

    /// <param name="Patient">The first eight bytes of the pseudonym, which mostly decide.</param>
    private readonly record struct Entry(ulong Patient, int Start, int Length);
}
