using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Analytics.Extracts;

namespace Analytics.Tallies;

/// <summary>Gives each patient of a partition a number, dense from 0.</summary>
/// <remarks>Open addressing; a slot holds 32 bits of the hash and the number plus one, so that nearly every look-up touches one slot and one name.</remarks>
internal sealed class PatientIndex
{
    private const int FewestSlots = 32;
    private readonly Slabs<PatientName> _names = new();
    private ulong[] _slots = new ulong[FewestSlots];
    private int _longNames;

    public int Count => _names.Count;

    /// <summary>Memory held, an estimate for long names among it: their texts and the table that finds them.</summary>
    public long Bytes => _names.Bytes + _slots.Length * (long)sizeof(ulong) + _longNames * 100L;

    /// <summary>Brings the slot of a hash near, for a look-up that comes soon.</summary>
    public unsafe void Prefetch(ulong hash)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref _slots[unchecked((int)hash) & (_slots.Length - 1)]));
    }

    /// <param name="hash">Of the name; the lowest bits place it.</param>
    public int NumberOf(in PatientName name, ulong hash)
    {
        unchecked
        {
            ulong tag = hash & 0xFFFFFFFF00000000;
            int mask = _slots.Length - 1;
            ref ulong slots = ref MemoryMarshal.GetArrayDataReference(_slots);
            for (int at = (int)hash & mask; ; at = (at + 1) & mask)
            {
                ulong slot = Unsafe.Add(ref slots, at);
                if (slot == 0) return Add(name, hash, at);
                if ((slot & 0xFFFFFFFF00000000) != tag) continue;
                int number = (int)(uint)slot - 1;
                if (_names[number] == name) return number;
            }
        }
    }

    private int Add(in PatientName name, ulong hash, int at)
    {
        // At most two of three slots are used.
        if (_names.Count * 3 >= _slots.Length * 2)
        {
            Grow();
            at = FreePlace(_slots, hash);
        }
        if (name.IsKey) _longNames++;
        int number = _names.Add(name);
        _slots[at] = Slot(hash, number);
        return number;
    }

    private void Grow()
    {
        ulong[] larger = new ulong[_slots.Length * 2];
        for (int number = 0; number < _names.Count; number++)
        {
            ulong hash = _names[number].Hash;
            larger[FreePlace(larger, hash)] = Slot(hash, number);
        }
        _slots = larger;
    }

    private static int FreePlace(ulong[] slots, ulong hash)
    {
        int mask = slots.Length - 1;
        int at = unchecked((int)hash) & mask;
        while (slots[at] != 0) at = (at + 1) & mask;
        return at;
    }

    private static ulong Slot(ulong hash, int number) => (hash & 0xFFFFFFFF00000000) | (uint)(number + 1);
}
