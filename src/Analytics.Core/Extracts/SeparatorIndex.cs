using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Analytics.Extracts;

/// <summary>Where separators, line ends and quotes stand in a block, found 64 bytes at a time and blind to quoting.</summary>
internal sealed class SeparatorIndex
{
    /// <summary>Bytes after the text that a block must have room for.</summary>
    public const int Slack = 64;

    private int[] _marks = [];
    private int[] _lineEnds = [];
    private int[] _quotes = [];

    /// <summary>Positions of separators and line ends, in order.</summary>
    public ReadOnlySpan<int> Marks => _marks;

    /// <summary>For each line, the index in <see cref="Marks"/> of its end.</summary>
    public ReadOnlySpan<int> LineEnds => _lineEnds.AsSpan(0, LineCount);

    public ReadOnlySpan<int> Quotes => _quotes.AsSpan(0, QuoteCount);
    public int LineCount { get; private set; }
    public int QuoteCount { get; private set; }

    /// <param name="buffer">The text and <see cref="Slack"/> bytes that are not looked at.</param>
    public void Build(ReadOnlySpan<byte> buffer, int length, byte separator)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length + Slack, buffer.Length);
        if (_marks.Length < length + Slack)
        {
            _marks = new int[length + Slack];
            _lineEnds = new int[length + Slack];
            _quotes = new int[length + Slack];
        }
        (LineCount, QuoteCount) = Scan(ref MemoryMarshal.GetReference(buffer), length, separator,
            ref MemoryMarshal.GetArrayDataReference(_marks), ref MemoryMarshal.GetArrayDataReference(_lineEnds),
            ref MemoryMarshal.GetArrayDataReference(_quotes));
    }

    // Each array has a place for every byte, so that no store can leave it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int Lines, int Quotes) Scan(ref byte text, int length, byte separator, ref int marks, ref int lineEnds, ref int quotes)
    {
        unchecked
        {
            var separators = Vector256.Create(separator);
            var newLines = Vector256.Create((byte)'\n');
            var quoteMarks = Vector256.Create(QuotedField.Quote);
            int markCount = 0, lineCount = 0, quoteCount = 0;
            for (int i = 0; i < length; i += 64)
            {
                var low = Vector256.LoadUnsafe(ref text, (nuint)i);
                var high = Vector256.LoadUnsafe(ref text, (nuint)i + 32);
                ulong inside = length - i >= 64 ? ulong.MaxValue : (1UL << (length - i)) - 1;
                ulong ends = Matches(low, high, newLines) & inside;
                ulong all = (Matches(low, high, separators) & inside) | ends;
                ulong quoted = Matches(low, high, quoteMarks) & inside;
                for (; ends != 0; ends &= ends - 1)
                {
                    Unsafe.Add(ref lineEnds, lineCount++) = markCount + BitOperations.PopCount(all & (ends ^ (ends - 1))) - 1;
                }
                for (; all != 0; all &= all - 1) Unsafe.Add(ref marks, markCount++) = i + BitOperations.TrailingZeroCount(all);
                for (; quoted != 0; quoted &= quoted - 1) Unsafe.Add(ref quotes, quoteCount++) = i + BitOperations.TrailingZeroCount(quoted);
            }
            return (lineCount, quoteCount);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Matches(Vector256<byte> low, Vector256<byte> high, Vector256<byte> wanted) =>
        Vector256.Equals(low, wanted).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(high, wanted).ExtractMostSignificantBits() << 32);
}
