using System.Numerics;

namespace Analytics.Pdf.Fonts;

/// <summary>A set of glyph ids, equal when it holds the same ones.</summary>
internal sealed class GlyphSet : IEquatable<GlyphSet>
{
    private readonly ulong[] _bits;

    public GlyphSet(int capacity) => _bits = new ulong[(capacity + 63) / 64];

    private GlyphSet(ulong[] bits) => _bits = bits;

    public void Add(int id) => _bits[id >> 6] |= 1UL << (id & 63);

    public bool Contains(int id) => (_bits[id >> 6] & (1UL << (id & 63))) != 0;

    public GlyphSet Copy() => new((ulong[])_bits.Clone());

    /// <summary>The ids in rising order.</summary>
    public IEnumerable<int> Ids()
    {
        for (int word = 0; word < _bits.Length; word++)
            for (ulong rest = _bits[word]; rest != 0; rest &= rest - 1)
                yield return (word << 6) + BitOperations.TrailingZeroCount(rest);
    }

    public bool Equals(GlyphSet? other) => other is not null && _bits.AsSpan().SequenceEqual(other._bits);

    public override bool Equals(object? obj) => Equals(obj as GlyphSet);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (ulong word in _bits) hash.Add(word);
        return hash.ToHashCode();
    }
}
