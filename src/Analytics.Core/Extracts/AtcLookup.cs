using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Analytics.Prescribing;

namespace Analytics.Extracts;

/// <summary>What the reader needs to know of a code: worked out once and then found by its seven bytes. One per worker.</summary>
internal sealed class AtcLookup(Func<AtcCode, bool>? isWanted, Func<AtcCode, bool>? isKnown)
{
    private const int Bits = 12;
    private readonly Entry[] _entries = new Entry[1 << Bits];

    /// <param name="text">Seven bytes.</param>
    public ref readonly Entry Find(ReadOnlySpan<byte> text)
    {
        unchecked
        {
            // Two loads that share the fourth byte.
            ulong raw = MemoryMarshal.Read<uint>(text) | ((ulong)MemoryMarshal.Read<uint>(text[3..]) << 24);
            ref Entry entry = ref _entries[(int)(raw * 0x9E3779B97F4A7C15 >> (64 - Bits))];
            // Two codes that fall on one place take turns; seven zero bytes are no code, as an unused entry says.
            if (entry.Raw != raw) entry = Make(text, raw);
            return ref entry;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Entry Make(ReadOnlySpan<byte> text, ulong raw) => AtcCode.TryParse(text, out var code)
        ? new Entry(raw, code, IsCode: true, isWanted is null || isWanted(code), isKnown is null || isKnown(code))
        : new Entry(raw, default, IsCode: false, IsWanted: false, IsKnown: false);

    internal readonly record struct Entry(ulong Raw, AtcCode Code, bool IsCode, bool IsWanted, bool IsKnown);
}
