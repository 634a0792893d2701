namespace Analytics.Release;

/// <summary>A linear form over unknown leaves, with coefficients modulo the prime 2⁶¹ − 1: exact, no tolerance.</summary>
/// <remarks>
/// A wrong zero can only hide more. A missed dependency needs a minor divisible by the prime, which forms made of
/// zeros and ones of this size don't have. Columns ascend; no coefficient is zero.
/// </remarks>
internal sealed class SparseForm
{
    private const ulong Prime = (1UL << 61) - 1;
    private const int FarShorter = 16;
    private readonly int[] _columns;
    private readonly ulong[] _values;

    private SparseForm(int[] columns, ulong[] values) => (_columns, _values) = (columns, values);

    public bool IsZero => _columns.Length == 0;
    public ReadOnlySpan<int> Columns => _columns;

    /// <summary>Coefficients by column, in any order; those of one column add up.</summary>
    public static SparseForm Of(IEnumerable<(int Column, ulong Value)> terms)
    {
        var sums = new SortedDictionary<int, ulong>();
        foreach (var (column, value) in terms) sums[column] = Add(sums.GetValueOrDefault(column), value);
        return new SparseForm([.. sums.Where(e => e.Value != 0).Select(e => e.Key)], [.. sums.Values.Where(value => value != 0)]);
    }

    /// <summary>A whole number as a coefficient.</summary>
    public static ulong Coefficient(long value)
    {
        ulong size = (ulong)Math.Abs(value) % Prime;
        return value >= 0 || size == 0 ? size : Prime - size;
    }

    /// <summary>The sum of the leaves.</summary>
    public static SparseForm SumOf(IEnumerable<int> leaves)
    {
        int[] columns = [.. leaves.Distinct().Order()];
        var values = new ulong[columns.Length];
        Array.Fill(values, 1UL);
        return new SparseForm(columns, values);
    }

    public ulong this[int column]
    {
        get
        {
            int at = Array.BinarySearch(_columns, column);
            return at < 0 ? 0 : _values[at];
        }
    }

    /// <summary>This form less a multiple of another.</summary>
    public SparseForm Minus(ulong factor, SparseForm other)
    {
        ulong minus = Prime - factor;
        var columns = new int[_columns.Length + other._columns.Length];
        var values = new ulong[columns.Length];
        if (other._columns.Length < _columns.Length / FarShorter) return MinusShort(minus, other, columns, values);
        int i = 0, j = 0, n = 0;
        while (i < _columns.Length || j < other._columns.Length)
        {
            int a = i < _columns.Length ? _columns[i] : int.MaxValue;
            int b = j < other._columns.Length ? other._columns[j] : int.MaxValue;
            ulong value = 0;
            if (a <= b) value = _values[i++];
            if (b <= a) value = Add(value, Multiply(minus, other._values[j++]));
            if (value == 0) continue;
            (columns[n], values[n]) = (Math.Min(a, b), value);
            n++;
        }
        return new SparseForm(columns[..n], values[..n]);
    }

    /// <summary>The same where the other is far shorter, as one unit's form is beside the whole's: what lies between its columns is copied.</summary>
    private SparseForm MinusShort(ulong minus, SparseForm other, int[] columns, ulong[] values)
    {
        int from = 0, n = 0;
        for (int j = 0; j < other._columns.Length; j++)
        {
            int at = Array.BinarySearch(_columns, from, _columns.Length - from, other._columns[j]);
            Copy(at < 0 ? ~at : at);
            ulong value = Multiply(minus, other._values[j]);
            if (at >= 0) value = Add(_values[from++], value);
            if (value != 0) (columns[n], values[n++]) = (other._columns[j], value);
        }
        Copy(_columns.Length);
        return new SparseForm(columns[..n], values[..n]);

        void Copy(int to)
        {
            Array.Copy(_columns, from, columns, n, to - from);
            Array.Copy(_values, from, values, n, to - from);
            (n, from) = (n + to - from, to);
        }
    }

    /// <summary>The multiple of this form whose coefficient at the column is 1.</summary>
    public SparseForm ScaledToOneAt(int column)
    {
        ulong inverse = Power(this[column], Prime - 2);
        return new SparseForm(_columns, [.. _values.Select(value => Multiply(value, inverse))]);
    }

    /// <summary>Equal for two forms exactly when one is a multiple of the other, up to a collision of a 64-bit hash, which hides more, never less.</summary>
    public ulong Direction()
    {
        if (IsZero) return 0;
        ulong inverse = Power(_values[0], Prime - 2);
        ulong hash = 14695981039346656037;
        unchecked
        {
            for (int i = 0; i < _columns.Length; i++)
            {
                hash = (hash ^ (uint)_columns[i]) * 1099511628211;
                hash = (hash ^ Multiply(_values[i], inverse)) * 0x9E3779B97F4A7C15;
                hash ^= hash >> 29;
            }
        }
        return hash | 1;
    }

    private static ulong Add(ulong a, ulong b)
    {
        ulong sum = a + b;
        return sum >= Prime ? sum - Prime : sum;
    }

    private static ulong Multiply(ulong a, ulong b)
    {
        ulong high = Math.BigMul(a, b, out ulong low);
        ulong sum = (low & Prime) + ((low >> 61) | (unchecked(high << 3)));
        return sum >= Prime ? sum - Prime : sum;
    }

    private static ulong Power(ulong value, ulong exponent)
    {
        ulong result = 1;
        for (; exponent != 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0) result = Multiply(result, value);
            value = Multiply(value, value);
        }
        return result;
    }
}
