namespace Analytics.Statistics;

/// <summary>The generator of resampling: SplitMix64 (Steele GL, Lea D, Flood CH (2014), OOPSLA, p. 453).</summary>
/// <remarks>Integers throughout, so that a seed gives the same draws on every machine, runtime and in every version of this library.</remarks>
internal struct SplitMix64(ulong seed)
{
    private const ulong Step = 0x9E37_79B9_7F4A_7C15;
    private ulong _state = seed;

    /// <summary>A generator of its own for each part of a seed, so that parts can be drawn in any order.</summary>
    public static SplitMix64 For(ulong seed, ulong part) => unchecked(new(Scramble(seed ^ ((part + 1) * Step))));

    public ulong Next()
    {
        unchecked
        {
            _state += Step;
            return Scramble(_state);
        }
    }

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
