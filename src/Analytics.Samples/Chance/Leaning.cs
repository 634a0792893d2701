namespace Analytics.Samples.Chance;

/// <summary>How much more or less than others a place, a practice or a doctor prescribes.</summary>
internal static class Leaning
{
    /// <summary>The factor 1.</summary>
    public const int One = 1024;

    /// <summary>
    /// Sixty-four quantiles of a log-normal distribution with σ = 0.22 and mean 1, in 1024ths: a table, since logarithms may
    /// differ between machines in their last bit.
    /// </summary>
    private static readonly ushort[] Quantiles =
    [
        588, 646, 679, 703, 723, 740, 756, 770, 783, 795, 806, 817, 828, 838, 848, 857, 867, 876, 885, 894, 902, 911, 920, 928,
        937, 945, 953, 962, 970, 979, 987, 996, 1004, 1013, 1022, 1031, 1040, 1049, 1058, 1068, 1078, 1087, 1098, 1108, 1119,
        1130, 1142, 1154, 1166, 1179, 1193, 1208, 1223, 1240, 1258, 1278, 1299, 1323, 1351, 1383, 1422, 1473, 1548, 1702,
    ];

    public static int Draw(ref SplitMix64 random) => Quantiles[random.Below(Quantiles.Length)];

    /// <summary>Both leanings together.</summary>
    public static int Times(int a, int b) => a * b / One;
}
