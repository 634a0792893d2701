namespace Analytics.Statistics;

/// <summary>How often a patient stands in a bootstrap replicate: Poisson with mean 1, drawn by inversion of 64 bits.</summary>
internal static class PoissonWeight
{
    /// <summary>P(weight ≤ k) in units of 2⁻⁶⁴, rounded down.</summary>
    private static readonly ulong[] Cumulative =
    [
        0x5E2D58D8B3BCDF1A, 0xBC5AB1B16779BE35, 0xEB715E1DC1582DC2, 0xFB23979734A252F1, 0xFF1025F59174DC3D,
        0xFFD90F3BA4055E19, 0xFFFA8B71FC72C913, 0xFFFF540C0914B3C9, 0xFFFFED1F4AA8F120, 0xFFFFFE216E641462,
        0xFFFFFFD4D85D3183, 0xFFFFFFFC6DA262B4, 0xFFFFFFFFBA12D178, 0xFFFFFFFFFB07C64C, 0xFFFFFFFFFFAB8EA5,
        0xFFFFFFFFFFFABE22, 0xFFFFFFFFFFFFB11A, 0xFFFFFFFFFFFFFBA1, 0xFFFFFFFFFFFFFFC5, 0xFFFFFFFFFFFFFFFD,
    ];

    public static int Draw(ref SplitMix64 random)
    {
        ulong bits = random.Next();
        int weight = 0;
        while (weight < Cumulative.Length && bits >= Cumulative[weight]) weight++;
        return weight;
    }
}
