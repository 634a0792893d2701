namespace Analytics.Samples.Chance;

/// <summary>Divides whole numbers by weights.</summary>
internal static class Shares
{
    /// <summary>Whole parts that add up to the total, by the method of the largest remainder; equal remainders go to the first.</summary>
    public static int[] Divide(int total, ReadOnlySpan<long> weights)
    {
        var parts = new int[weights.Length];
        var remainders = new (long Remainder, int Index)[weights.Length];
        long sum = 0;
        foreach (long weight in weights) sum += weight;
        int left = total;
        for (int i = 0; i < weights.Length; i++)
        {
            long exact = total * weights[i];
            parts[i] = (int)(exact / sum);
            left -= parts[i];
            remainders[i] = (exact % sum, i);
        }
        Array.Sort(remainders, (a, b) => a.Remainder != b.Remainder ? b.Remainder.CompareTo(a.Remainder) : a.Index.CompareTo(b.Index));
        for (int i = 0; i < left; i++) parts[remainders[i].Index]++;
        return parts;
    }
}
