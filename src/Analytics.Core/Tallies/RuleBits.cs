using System.Numerics;

namespace Analytics.Tallies;

/// <summary>A yes or no for each rule of a <see cref="RuleSet"/>, 64 to a word.</summary>
/// <remarks>Copies share their words.</remarks>
internal readonly struct RuleBits(int count)
{
    private const int WordBits = 6, BitMask = (1 << WordBits) - 1;
    private readonly ulong[] _words = new ulong[(count + BitMask) >> WordBits];

    public bool this[int position] => (_words[position >> WordBits] >> (position & BitMask) & 1) != 0;

    public void Set(int position) => _words[position >> WordBits] |= 1UL << (position & BitMask);

    public void Clear() => Array.Clear(_words);

    /// <summary>Takes over the answers of another.</summary>
    public void Become(RuleBits other)
    {
        for (int i = 0; i < _words.Length; i++) _words[i] = other._words[i];
    }

    /// <summary>Keeps only what the other has.</summary>
    public void Keep(RuleBits other)
    {
        for (int i = 0; i < _words.Length; i++) _words[i] &= other._words[i];
    }

    public void Remove(RuleBits other)
    {
        for (int i = 0; i < _words.Length; i++) _words[i] &= ~other._words[i];
    }

    public bool HasAll(RuleBits other)
    {
        for (int i = 0; i < _words.Length; i++)
        {
            if ((other._words[i] & ~_words[i]) != 0) return false;
        }
        return true;
    }

    /// <summary>The first position with a yes, from a position on; −1 for none.</summary>
    public int Next(int from)
    {
        int word = from >> WordBits;
        if (word >= _words.Length) return -1;
        ulong bits = _words[word] & (ulong.MaxValue << (from & BitMask));
        while (bits == 0)
        {
            if (++word == _words.Length) return -1;
            bits = _words[word];
        }
        return (word << WordBits) + BitOperations.TrailingZeroCount(bits);
    }
}
