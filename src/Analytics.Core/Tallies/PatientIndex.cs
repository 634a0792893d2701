using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Analytics.Extracts;

namespace Analytics.Tallies;

/// <summary>Gives each patient of a partition a number, dense from 0, and a state.</summary>
/// <remarks>
/// Open addressing; a slot holds 32 bits of the hash and the number plus one, so that nearly every look-up touches one slot and one
/// patient, whose name and state lie side by side.
/// </remarks>
internal sealed class PatientIndex<TState>(SlabMemory memory)
    where TState : unmanaged
{
    private const int FewestSlots = 32;
    private const ulong TagMask = 0xFFFFFFFF00000000;
    private readonly Slabs<Entry> _entries = new(memory);
    private ulong[] _slots = new ulong[FewestSlots];
    private int _longNames;

    public int Count => _entries.Count;

    /// <summary>Memory held, an estimate for long names among it: their texts and the table that finds them.</summary>
    public long Bytes => _entries.Bytes + _slots.Length * (long)sizeof(ulong) + _longNames * 100L;

    /// <summary>Forgets all patients and gives their memory back.</summary>
    public void Clear()
    {
        _entries.Clear();
        (_slots, _longNames) = (new ulong[FewestSlots], 0);
    }

    /// <summary>State of a patient, at first as the constructor of the state leaves it.</summary>
    public ref TState this[int number] => ref _entries[number].State;

    public ref readonly PatientName NameOf(int number) => ref _entries[number].Name;

    /// <summary>Brings the slot of a hash near, for a look-up that comes soon.</summary>
    public void PrefetchSlot(ulong hash) => Prefetching.Bring(ref _slots[unchecked((int)hash) & (_slots.Length - 1)]);

    /// <summary>Brings the patient near whom the slot names, once the slot itself has come.</summary>
    public void PrefetchPatient(ulong hash)
    {
        int number = unchecked((int)(uint)_slots[unchecked((int)hash) & (_slots.Length - 1)]) - 1;
        if (number >= 0) Prefetching.Bring(ref _entries[number]);
    }

    /// <param name="hash">Of the name; the lowest bits place it.</param>
    public int NumberOf(in PatientName name, ulong hash)
    {
        unchecked
        {
            ulong tag = hash & TagMask;
            int mask = _slots.Length - 1;
            ref ulong slots = ref MemoryMarshal.GetArrayDataReference(_slots);
            for (int at = (int)hash & mask; ; at = (at + 1) & mask)
            {
                ulong slot = Unsafe.Add(ref slots, at);
                if (slot == 0) return Add(name, hash, at);
                if ((slot & TagMask) != tag) continue;
                int number = (int)(uint)slot - 1;
                if (_entries[number].Name == name) return number;
            }
        }
    }

    /// <summary>The number of a patient who is there, or −1.</summary>
    public int Find(in PatientName name)
    {
        unchecked
        {
            ulong hash = name.Hash, tag = hash & TagMask;
            int mask = _slots.Length - 1;
            for (int at = (int)hash & mask; _slots[at] != 0; at = (at + 1) & mask)
            {
                int number = (int)(uint)_slots[at] - 1;
                if ((_slots[at] & TagMask) == tag && _entries[number].Name == name) return number;
            }
            return -1;
        }
    }

    private int Add(in PatientName name, ulong hash, int at)
    {
        // At most two of three slots are used.
        if (_entries.Count * 3 >= _slots.Length * 2)
        {
            Grow();
            at = FreePlace(_slots, hash);
        }
        if (name.IsKey) _longNames++;
        int number = _entries.Add(new Entry { Name = name, State = new TState() });
        _slots[at] = Slot(hash, number);
        return number;
    }

    private void Grow()
    {
        ulong[] larger = new ulong[_slots.Length * 2];
        for (int number = 0; number < _entries.Count; number++)
        {
            ulong hash = _entries[number].Name.Hash;
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

    private static ulong Slot(ulong hash, int number) => (hash & TagMask) | (uint)(number + 1);

    private struct Entry
    {
        public PatientName Name;
        public TState State;
    }
}
