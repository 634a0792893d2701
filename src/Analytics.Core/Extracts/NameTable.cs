using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Analytics.Extracts;

/// <summary>Gives each distinct text a key, dense from 0. Many threads may ask at once; texts are compared byte by byte.</summary>
/// <remarks>
/// Looking up takes no lock: a slot is written only after the text it points to. Adding locks one of the shards.
/// A slot holds 24 bits of the hash and where the entry stands; an entry is key, length and bytes.
/// </remarks>
internal sealed class NameTable
{
    private const int ShardBits = 5;
    private readonly Shard[] _shards;
    private int _count;

    public NameTable()
    {
        _shards = new Shard[1 << ShardBits];
        for (int i = 0; i < _shards.Length; i++) _shards[i] = new Shard();
    }

    public int Count => Volatile.Read(ref _count);

    /// <summary>The key of the text, which is copied when it is new.</summary>
    /// <param name="isNew">Whether this call has added it.</param>
    public int Intern(ReadOnlySpan<byte> text, out bool isNew)
    {
        ulong hash = Hash(text);
        var shard = _shards[(int)(hash >> (64 - ShardBits))];
        isNew = false;
        return shard.TryFind(text, hash, out int key) ? key : shard.Add(text, hash, ref _count, out isNew);
    }

    /// <summary>The texts by key. Not while texts are added.</summary>
    public string[] ToNames()
    {
        string[] names = new string[_count];
        foreach (var shard in _shards) shard.CopyTo(names);
        return names;
    }

    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        unchecked
        {
            const ulong First = 0x9E3779B97F4A7C15, Second = 0xC2B2AE3D27D4EB4F;
            ulong hash = First ^ (ulong)text.Length;
            while (text.Length >= sizeof(ulong))
            {
                hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text), First);
                text = text[sizeof(ulong)..];
            }
            ulong tail = 0;
            for (int i = 0; i < text.Length; i++) tail |= (ulong)text[i] << (8 * i);
            return Mix(hash ^ tail, Second);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong a, ulong b)
    {
        ulong high = Math.BigMul(a, b, out ulong low);
        return high ^ low;
    }

    private sealed class Shard
    {
        private const int ChunkBits = 16;
        private const int ChunkSize = 1 << ChunkBits;
        private const int EntryHead = 2 * sizeof(int);
        private const int PositionBits = 40;
        private const ulong PositionMask = (1UL << PositionBits) - 1;

        private readonly Lock _gate = new();
        private byte[][] _chunks = [];
        private ulong[] _slots = new ulong[256];
        private int _used;
        private int _freeAt = ChunkSize;

        public bool TryFind(ReadOnlySpan<byte> text, ulong hash, out int key)
        {
            unchecked
            {
                ulong[] slots = Volatile.Read(ref _slots);
                int mask = slots.Length - 1;
                ulong tag = Tag(hash);
                for (int i = (int)hash & mask; ; i = (i + 1) & mask)
                {
                    ulong slot = Volatile.Read(ref slots[i]);
                    if (slot == 0)
                    {
                        key = 0;
                        return false;
                    }
                    if ((slot & ~PositionMask) != tag) continue;
                    var entry = Entry(Volatile.Read(ref _chunks), (long)(slot & PositionMask) - 1);
                    int length = BinaryPrimitives.ReadInt32LittleEndian(entry[sizeof(int)..]);
                    if (length != text.Length || !entry.Slice(EntryHead, length).SequenceEqual(text)) continue;
                    key = BinaryPrimitives.ReadInt32LittleEndian(entry);
                    return true;
                }
            }
        }

        public int Add(ReadOnlySpan<byte> text, ulong hash, ref int count, out bool isNew)
        {
            lock (_gate)
            {
                isNew = !TryFind(text, hash, out int key);
                if (!isNew) return key;
                if ((_used + 1) * 2 > _slots.Length) Rehash();
                key = Interlocked.Increment(ref count) - 1;
                Put(_slots, hash, Append(text, key));
                _used++;
                return key;
            }
        }

        public void CopyTo(string[] names)
        {
            foreach (ulong slot in _slots)
            {
                if (slot == 0) continue;
                var entry = Entry(_chunks, (long)(slot & PositionMask) - 1);
                int length = BinaryPrimitives.ReadInt32LittleEndian(entry[sizeof(int)..]);
                names[BinaryPrimitives.ReadInt32LittleEndian(entry)] = Encoding.UTF8.GetString(entry.Slice(EntryHead, length));
            }
        }

        private long Append(ReadOnlySpan<byte> text, int key)
        {
            int size = EntryHead + text.Length;
            if (_freeAt + size > ChunkSize)
            {
                // A text longer than a chunk gets one of its own size.
                byte[][] more = [.. _chunks, new byte[Math.Max(ChunkSize, size)]];
                Volatile.Write(ref _chunks, more);
                _freeAt = 0;
            }
            int chunk = _chunks.Length - 1;
            var entry = _chunks[chunk].AsSpan(_freeAt, size);
            BinaryPrimitives.WriteInt32LittleEndian(entry, key);
            BinaryPrimitives.WriteInt32LittleEndian(entry[sizeof(int)..], text.Length);
            text.CopyTo(entry[EntryHead..]);
            long position = ((long)chunk << ChunkBits) | (uint)_freeAt;
            _freeAt = Math.Min(_freeAt + size, ChunkSize);
            return position;
        }

        private void Rehash()
        {
            ulong[] larger = new ulong[_slots.Length * 2];
            foreach (ulong slot in _slots)
            {
                if (slot == 0) continue;
                long position = (long)(slot & PositionMask) - 1;
                var entry = Entry(_chunks, position);
                Put(larger, Hash(entry.Slice(EntryHead, BinaryPrimitives.ReadInt32LittleEndian(entry[sizeof(int)..]))), position);
            }
            Volatile.Write(ref _slots, larger);
        }

        private static void Put(ulong[] slots, ulong hash, long position)
        {
            unchecked
            {
                int mask = slots.Length - 1;
                int i = (int)hash & mask;
                while (slots[i] != 0) i = (i + 1) & mask;
                Volatile.Write(ref slots[i], Tag(hash) | (ulong)(position + 1));
            }
        }

        private static ReadOnlySpan<byte> Entry(byte[][] chunks, long position) =>
            chunks[(int)(position >> ChunkBits)].AsSpan((int)(position & (ChunkSize - 1)));

        private static ulong Tag(ulong hash) => unchecked(hash >> 32 << PositionBits);
    }
}
