namespace Analytics.Extracts;

/// <summary>A part of a <see cref="NameTable"/>: an open-addressing table that many read and one at a time adds to.</summary>
/// <remarks>
/// Looking up takes no lock and, for texts of at most 16 bytes, touches one slot: the text is in it. The key of a slot is
/// written after all else, and a slot never changes once it has one.
/// </remarks>
internal sealed class NameShard
{
    private const int FewestSlots = 128;

    private readonly Lock _gate = new();
    private readonly LongTexts _longTexts = new();
    private Slot[] _slots = new Slot[FewestSlots];
    private int _used;

    public bool TryFind(ReadOnlySpan<byte> text, in NameWords words, out int key)
    {
        unchecked
        {
            var slots = Volatile.Read(ref _slots);
            int mask = slots.Length - 1;
            for (int i = (int)words.Hash & mask; ; i = (i + 1) & mask)
            {
                ref Slot slot = ref slots[i];
                int keyPlusOne = Volatile.Read(ref slot.KeyPlusOne);
                key = keyPlusOne - 1;
                if (keyPlusOne == 0) return false;
                if (slot.Second != words.Second || slot.Length != words.Length) continue;
                if (words.IsInline ? slot.First == words.First : _longTexts.Get((long)slot.First, words.Length).Span.SequenceEqual(text)) return true;
            }
        }
    }

    /// <summary>Adds the text with the next key, unless another thread has just done so.</summary>
    public int Add(ReadOnlySpan<byte> text, in NameWords words, ref int count)
    {
        lock (_gate)
        {
            if (TryFind(text, words, out int key)) return key;
            // At most three of four slots are used.
            if (_used >= _slots.Length / 4 * 3) Grow();
            key = Interlocked.Increment(ref count) - 1;
            ulong first = words.IsInline ? words.First : (ulong)_longTexts.Add(text);
            Put(_slots, new Slot { KeyPlusOne = key + 1, Length = words.Length, First = first, Second = words.Second });
            _used++;
            return key;
        }
    }

    /// <summary>Everything added. Not while texts are added.</summary>
    public IEnumerable<(int Key, ReadOnlyMemory<byte> Text)> Entries()
    {
        foreach (var slot in _slots)
        {
            if (slot.KeyPlusOne == 0) continue;
            var words = slot.Words;
            yield return (slot.KeyPlusOne - 1, words.IsInline ? words.ToBytes() : _longTexts.Get((long)slot.First, slot.Length));
        }
    }

    private void Grow()
    {
        var larger = new Slot[_slots.Length * 2];
        foreach (var slot in _slots)
        {
            if (slot.KeyPlusOne != 0) Put(larger, slot);
        }
        Volatile.Write(ref _slots, larger);
    }

    private static void Put(Slot[] slots, Slot entry)
    {
        int mask = slots.Length - 1;
        int i = unchecked((int)entry.Words.Hash) & mask;
        while (slots[i].KeyPlusOne != 0) i = (i + 1) & mask;
        ref Slot slot = ref slots[i];
        (slot.Length, slot.First, slot.Second) = (entry.Length, entry.First, entry.Second);
        Volatile.Write(ref slot.KeyPlusOne, entry.KeyPlusOne);
    }

    private struct Slot
    {
        public int KeyPlusOne;
        public int Length;

        /// <summary>The first eight bytes, or where a long text lies.</summary>
        public ulong First;

        /// <summary>The next eight bytes, or the hash of a long text.</summary>
        public ulong Second;

        public readonly NameWords Words => new(Length <= NameWords.Inline ? First : 0, Second, Length);
    }
}
