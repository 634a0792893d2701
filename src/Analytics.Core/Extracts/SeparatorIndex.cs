using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Analytics.Extracts;

/// <summary>Where separators, line ends and quotes stand in a block, found 64 bytes at a time and blind to quoting.</summary>
/// <remarks>
/// Separators and line ends ("marks") are kept as one bit a byte. Of each line only its end and the marks and quotes up to there are
/// kept, so that one subtraction tells whether a line has the right number of fields and no quote.
/// </remarks>
internal sealed class SeparatorIndex(ScanWidth width)
{
    /// <summary>Bytes after the text that a block must have room for.</summary>
    public const int Slack = 64;

    private const int QuoteShift = 32;
    private ulong[] _marks = [];
    private Line[] _lines = [];

    public int LineCount { get; private set; }

    /// <summary>Whether the text has no other bytes than ASCII.</summary>
    public bool IsAscii { get; private set; }

    /// <param name="buffer">The text and <see cref="Slack"/> bytes that are not looked at.</param>
    public void Build(ReadOnlySpan<byte> buffer, int length, byte separator)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length + Slack, buffer.Length);
        // Two words more, which a window at the end may touch.
        if (_marks.Length < length / 64 + 3) _marks = new ulong[length / 64 + 3];
        ref byte text = ref MemoryMarshal.GetReference(buffer);
        switch (width)
        {
            case ScanWidth.Bits512: Scan<ByteScan.Wide512>(ref text, length, separator); break;
            case ScanWidth.Bits256: Scan<ByteScan.Wide256>(ref text, length, separator); break;
            case ScanWidth.Bits128: Scan<ByteScan.Wide128>(ref text, length, separator); break;
            default: Scan<ByteScan.OneByOne>(ref text, length, separator); break;
        }
    }

    public ReadOnlySpan<Line> Lines => _lines.AsSpan(0, LineCount);

    /// <summary>Where a line ends: the place of its line feed.</summary>
    public int EndOf(int line) => _lines[line].End;

    /// <summary>Whether the line has a quote.</summary>
    public bool HasQuote(int line) => unchecked(_lines[line].Counts - (line == 0 ? 0 : _lines[line - 1].Counts)) >> QuoteShift != 0;

    /// <summary>The place of the mark that <paramref name="skip"/> others precede from <paramref name="start"/> on; there must be so many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int MarkAfter(int start, int skip)
    {
        // The next 64 bytes nearly always hold it, and no branch must guess which word it is in.
        ulong window = Window(start);
        return BitOperations.PopCount(window) > skip ? unchecked(start + PlaceOf(window, skip)) : FarMarkAfter(start, skip);
    }

    /// <summary>Where the fields of a clean line begin and end, its carriage return left out.</summary>
    /// <param name="starts">One place for each field.</param>
    /// <param name="ends">Likewise.</param>
    public void FieldsFrom(int start, ReadOnlySpan<byte> text, Span<int> starts, Span<int> ends)
    {
        unchecked
        {
            ends = ends[..starts.Length];
            int at = start, field = 0;
            while (field < starts.Length)
            {
                ulong window = Window(at);
                int there = Math.Min(BitOperations.PopCount(window), starts.Length - field);
                for (int i = 0; i < there; i++, field++)
                {
                    int end = at + BitOperations.TrailingZeroCount(window);
                    window &= window - 1;
                    starts[field] = start;
                    ends[field] = end;
                    start = end + 1;
                }
                at += 64;
            }
            ref int last = ref ends[^1];
            if (last > starts[^1] && text[last - 1] == '\r') last--;
        }
    }

    /// <summary>Marks of the 64 bytes from a place on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Window(int start)
    {
        unchecked
        {
            ref ulong word = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_marks), start >> 6);
            // In two steps, since a shift by 64 would be one by 0.
            return (word >> start) | ((Unsafe.Add(ref word, 1) << 1) << ~start);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FarMarkAfter(int start, int skip)
    {
        while (true)
        {
            ulong window = Window(start);
            int there = BitOperations.PopCount(window);
            if (there > skip) return start + PlaceOf(window, skip);
            (start, skip) = (start + 64, skip - there);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PlaceOf(ulong bits, int skip)
    {
        if (Bmi2.X64.IsSupported) return BitOperations.TrailingZeroCount(Bmi2.X64.ParallelBitDeposit(1UL << skip, bits));
        for (; skip > 0; skip--) bits &= bits - 1;
        return BitOperations.TrailingZeroCount(bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scan<TScan>(ref byte text, int length, byte separator)
        where TScan : struct, IByteScan
    {
        unchecked
        {
            ref ulong marks = ref MemoryMarshal.GetArrayDataReference(_marks);
            long counts = 0;
            ulong high = 0;
            int lines = 0, word = 0;
            for (int i = 0; i < length; i += 64, word++)
            {
                // A line for every byte is the most that can come.
                if (lines + 64 > _lines.Length) Array.Resize(ref _lines, _lines.Length * 2 + 64);
                ref byte at = ref Unsafe.Add(ref text, i);
                ulong inside = length - i >= 64 ? ulong.MaxValue : (1UL << (length - i)) - 1;
                ulong ends = TScan.Find(ref at, (byte)'\n') & inside;
                ulong all = (TScan.Find(ref at, separator) & inside) | ends;
                ulong quotes = TScan.Find(ref at, QuotedField.Quote) & inside;
                high |= TScan.FindHigh(ref at) & inside;
                Unsafe.Add(ref marks, word) = all;
                // The first line end without a branch: most rows are a little longer than 64 bytes, and none can foresee where they end.
                ref Line line = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_lines), lines);
                line = LineAt(i, ends, all, quotes, counts);
                lines += ends != 0 ? 1 : 0;
                for (ends &= ends - 1; ends != 0; ends &= ends - 1)
                    Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_lines), lines++) = LineAt(i, ends, all, quotes, counts);
                counts += BitOperations.PopCount(all) + ((long)BitOperations.PopCount(quotes) << QuoteShift);
            }
            LineCount = lines;
            IsAscii = high == 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Line LineAt(int place, ulong ends, ulong marks, ulong quotes, long counts)
    {
        unchecked
        {
            ulong upTo = ends ^ (ends - 1);
            return new Line(place + BitOperations.TrailingZeroCount(ends),
                counts + BitOperations.PopCount(marks & upTo) + ((long)BitOperations.PopCount(quotes & upTo) << QuoteShift));
        }
    }

    /// <param name="End">Place of the line feed.</param>
    /// <param name="Counts">Marks in the block up to and with it, and from bit 32 on the quotes.</param>
    public readonly record struct Line(int End, long Counts);
}
