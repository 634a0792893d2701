using System.Numerics;

namespace Analytics.Samples.Places;

/// <summary>A permutation of 0 … count-1 that puts neighbours far apart.</summary>
internal sealed class Spread
{
    private readonly long _count, _step, _start;

    public Spread(int count, ulong key)
    {
        _count = count;
        _start = (long)(key % (ulong)count);
        // About the golden section of the count; a step without a common factor visits every number once.
        _step = Math.Max(1, count * 618L / 1000);
        while (BigInteger.GreatestCommonDivisor(_step, count) != 1) _step++;
    }

    public int Of(int number) => (int)((number * _step + _start) % _count);
}
