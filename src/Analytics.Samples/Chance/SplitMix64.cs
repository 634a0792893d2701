using System.Runtime.CompilerServices;

namespace Analytics.Samples.Chance;

/// <summary>A small generator of pseudo-random numbers: the SplitMix64 of Steele, Lea and Flood (2014).</summary>
/// <remarks>Our own, in integers throughout, so that a seed gives the same bytes on every machine and runtime.</remarks>
internal struct SplitMix64(ulong seed)
{
    private const ulong Step = 0x9E37_79B9_7F4A_7C15;

    private ulong _state = seed;

    /// <summary>A generator that belongs to a key and some number below it: a resident, a course, an event.</summary>
    public static SplitMix64 For(ulong key, ulong part) => new(Mix(key, part));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong key, ulong part) => unchecked(Scramble(key ^ ((part + 1) * Step)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next()
    {
        unchecked
        {
            _state += Step;
            return Scramble(_state);
        }
    }

    /// <summary>A number from 0 up to, not including, the bound, evenly enough for bounds far below 2³².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Below(int bound) => unchecked((int)(((Next() >> 32) * (ulong)(uint)bound) >> 32));

    /// <summary>True in so many of a hundred thousand cases.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Happens(int inHundredThousand) => Below(100_000) < inHundredThousand;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Scramble(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
            z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
            return z ^ (z >> 31);
        }
    }
}
