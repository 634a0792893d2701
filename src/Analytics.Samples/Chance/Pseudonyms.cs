namespace Analytics.Samples.Chance;

/// <summary>A keyed permutation of numbers of an even number of bits: distinct, and in no visible order.</summary>
internal sealed class Pseudonyms
{
    private const int Rounds = 4;

    private readonly ulong[] _keys = new ulong[Rounds];
    private readonly int _half;
    private readonly ulong _mask;

    /// <param name="bits">Four for each hexadecimal digit wanted.</param>
    public Pseudonyms(ulong seed, int bits)
    {
        _half = bits / 2;
        _mask = (1UL << _half) - 1;
        for (int round = 0; round < Rounds; round++) _keys[round] = SplitMix64.Mix(seed, (ulong)round);
    }

    /// <summary>A Feistel network: each round can be undone, so no two numbers meet.</summary>
    public ulong Of(ulong number)
    {
        ulong left = number >> _half, right = number & _mask;
        foreach (ulong key in _keys) (left, right) = (right, left ^ (SplitMix64.Mix(key, right) & _mask));
        return (left << _half) | right;
    }

    /// <summary>The pseudonym as a letter and lower-case hexadecimal digits.</summary>
    public string Text(char letter, ulong number) => letter + Of(number).ToString("x" + _half / 2, System.Globalization.CultureInfo.InvariantCulture);
}
