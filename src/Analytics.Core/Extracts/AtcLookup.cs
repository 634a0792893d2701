using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Analytics.Prescribing;

namespace Analytics.Extracts;

/// <summary>What the reader needs to know of a code: worked out once and then found by its seven bytes. One per worker.</summary>
internal sealed class AtcLookup(Func<AtcCode, bool>? isWanted, Func<AtcCode, bool>? isKnown, SubstanceTable substances)
{
    private const int Bits = 12;

    /// <summary>Where the <see cref="AtcFlags"/> stand in a key.</summary>
    public const int FlagShift = 8 * AtcCode.Length;
    public const ulong TextMask = (1UL << FlagShift) - 1;

    // The text of a code in seven bytes and its flags in the eighth, apart from the rest: most rows need no more.
    private readonly ulong[] _keys = new ulong[1 << Bits];
    private readonly Entry[] _entries = new Entry[1 << Bits];
    private readonly Dictionary<Substance, ushort> _marked = [];
    private readonly Dictionary<ulong, (ulong Key, Entry Entry)> _made = [];

    /// <summary>Keys by <see cref="SlotOf"/>; where the text is another, <see cref="Make"/> gives the right one.</summary>
    public ReadOnlySpan<ulong> Keys => _keys;

    /// <param name="text">Seven bytes.</param>
    public ref readonly Entry Find(ReadOnlySpan<byte> text)
    {
        unchecked
        {
            // Two loads that share the fourth byte.
            ulong raw = MemoryMarshal.Read<uint>(text) | ((ulong)MemoryMarshal.Read<uint>(text[3..]) << 24);
            int slot = SlotOf(raw);
            if ((_keys[slot] & TextMask) != raw) Make(raw);
            return ref _entries[slot];
        }
    }

    /// <summary>Index in the read's <see cref="SubstanceTable"/> of rows with marks.</summary>
    public ushort IndexOf(AtcCode code, RowMarks marks)
    {
        var row = new Substance(code, marks);
        if (!_marked.TryGetValue(row, out ushort index)) _marked.Add(row, index = substances.IndexOf(code, marks));
        return index;
    }

    // Little-endian by contract of the loads above; no .NET platform that this runs on is another.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SlotOf(ulong raw) => (int)(unchecked(raw * 0x9E3779B97F4A7C15) >> (64 - Bits));

    /// <remarks>Two codes that fall on one place take turns; seven zero bytes are no code, as an unused place says.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ulong Make(ulong raw)
    {
        int slot = SlotOf(raw);
        if (_made.TryGetValue(raw, out var known))
        {
            (_keys[slot], _entries[slot]) = known;
            return known.Key;
        }
        Span<byte> text = stackalloc byte[sizeof(ulong)];
        MemoryMarshal.Write(text, raw);
        var flags = AtcFlags.None;
        if (AtcCode.TryParse(text[..AtcCode.Length], out var code))
        {
            flags = AtcFlags.Code;
            if (isWanted is null || isWanted(code)) flags |= AtcFlags.Wanted;
            if (isKnown is null || isKnown(code)) flags |= AtcFlags.Known;
        }
        _keys[slot] = raw | ((ulong)flags << FlagShift);
        _entries[slot] = new Entry(code, flags, (flags & AtcFlags.Wanted) != 0 ? substances.IndexOf(code) : (ushort)0);
        // What is no code at all could be anything, and would be kept for nothing.
        if ((flags & AtcFlags.Code) != 0) _made.Add(raw, (_keys[slot], _entries[slot]));
        return _keys[slot];
    }

    /// <param name="Substance">Index in the read's <see cref="SubstanceTable"/>, for wanted codes in rows without marks.</param>
    internal readonly record struct Entry(AtcCode Code, AtcFlags Flags, ushort Substance)
    {
        public bool IsCode => (Flags & AtcFlags.Code) != 0;
        public bool IsWanted => (Flags & AtcFlags.Wanted) != 0;
        public bool IsKnown => (Flags & AtcFlags.Known) != 0;
    }
}

[Flags]
internal enum AtcFlags : byte
{
    None = 0,

    /// <summary>Of the form A00AA00.</summary>
    Code = 1,
    Wanted = 2,
    Known = 4,

    /// <summary>A row that only its code is read of: nothing is wrong with it, and nobody wants it.</summary>
    PassedOver = Code | Known,
}
