using Analytics.Samples.Chance;

namespace Analytics.Samples.Extract;

/// <summary>Which rows have which fault: each kind once in 4096 rows, so that under 0.3 % are refused and under 0.1 % have a bad number or date.</summary>
internal sealed class QuirkSchedule(ulong seed)
{
    public const int Period = 4096;

    // An odd factor makes the slots of a period a permutation: every kind occurs, far from the others.
    private readonly ulong _factor = SplitMix64.Mix(seed, 6) | 1;
    private readonly ulong _offset = SplitMix64.Mix(seed, 7);

    /// <param name="row">From 0.</param>
    public Quirk Of(long row)
    {
        ulong slot = unchecked((ulong)row * _factor + _offset) % Period;
        return slot < (ulong)Quirk.None ? (Quirk)slot : Quirk.None;
    }
}
