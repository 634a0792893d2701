namespace Analytics.Samples.Chance;

/// <summary>Draws one of some things by weight, with one look-up.</summary>
internal sealed class PickTable
{
    private const int Size = 1 << 13;

    private readonly ushort[] _things = new ushort[Size];

    /// <param name="weights">Of thing 0, 1, …; a thing of weight 0 is never drawn, and one far below 1/8192 may not be.</param>
    public PickTable(ReadOnlySpan<long> weights)
    {
        int at = 0;
        int[] slots = Shares.Divide(Size, weights);
        for (int thing = 0; thing < slots.Length; thing++)
        {
            Array.Fill(_things, (ushort)thing, at, slots[thing]);
            at += slots[thing];
        }
    }

    public int Draw(ref SplitMix64 random) => _things[random.Below(Size)];
}
