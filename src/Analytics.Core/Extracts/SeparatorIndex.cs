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
        // One more word of marks, so that a search for the next mark ends.
        if (_marks.Length < length / 64 + 2) _marks = new ulong[length / 64 + 2];
        ref byte text = ref MemoryMarshal.GetReference(buffer);
        switch (width)
        {
            case ScanWidth.Bits512: Scan<ByteScan.Wide512>(ref text, length, separator); break;
            case ScanWidth.Bits256: Scan<ByteScan.Wide256>(ref text, length, separator); break;
            case ScanWidth.Bits128: Scan<ByteScan.Wide128>(ref text, length, separator); break;
            default: Scan<ByteScan.OneByOne>(ref text, length, separator); break;
        }
    }

    /// <summary>Where a line ends: the place of its line feed.</summary>
    public int EndOf(int line) => _lines[line].End;

    /// <summary>Whether the line has this many fields and no quote; it must not begin inside quotes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsClean(int line, int fields) => unchecked(_lines[line].Counts - (line == 0 ? 0 : _lines[line - 1].Counts)) == fields;

    /// <summary>Whether the line has a quote.</summary>
    public bool HasQuote(int line) => unchecked(_lines[line].Counts - (line == 0 ? 0 : _lines[line - 1].Counts)) >> QuoteShift != 0;

    /// <summary>The place of the mark that <paramref name="skip"/> others precede from <paramref name="start"/> on; there must be so many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int MarkAfter(int start, int skip)
    {
        unchecked
        {
            ref ulong marks = ref MemoryMarshal.GetArrayDataReference(_marks);
            int word = start >> 6;
            ulong bits = Unsafe.Add(ref marks, word) & (ulong.MaxValue << start);
            int here = BitOperations.PopCount(bits);
            while (here <= skip)
            {
                skip -= here;
                bits = Unsafe.Add(ref marks, ++word);
                here = BitOperations.PopCount(bits);
            }
            return (word << 6) + PlaceOf(bits, skip);
        }
    }

    /// <summary>Where the fields of a clean line begin and end, its carriage return left out.</summary>
    /// <param name="starts">One place for each field.</param>
    /// <param name="ends">Likewise.</param>
    public void FieldsFrom(int start, ReadOnlySpan<byte> text, Span<int> starts, Span<int> ends)
    {
        unchecked
        {
            ref ulong marks = ref MemoryMarshal.GetArrayDataReference(_marks);
            int word = start >> 6;
            ulong bits = Unsafe.Add(ref marks, word) & (ulong.MaxValue << start);
            ends = ends[..starts.Length];
            for (int i = 0; i < starts.Length; i++)
            {
                while (bits == 0) bits = Unsafe.Add(ref marks, ++word);
                int end = (word << 6) + BitOperations.TrailingZeroCount(bits);
                bits &= bits - 1;
                starts[i] = start;
                ends[i] = end;
                start = end + 1;
            }
            ref int last = ref ends[^1];
            if (last > starts[^1] && text[last - 1] == '\r') last--;
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
                for (; ends != 0; ends &= ends - 1)
                {
                    ulong upTo = ends ^ (ends - 1);
                    Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_lines), lines++) = new Line(
                        i + BitOperations.TrailingZeroCount(ends),
                        counts + BitOperations.PopCount(all & upTo) + ((long)BitOperations.PopCount(quotes & upTo) << QuoteShift));
                }
                counts += BitOperations.PopCount(all) + ((long)BitOperations.PopCount(quotes) << QuoteShift);
            }
            LineCount = lines;
            IsAscii = high == 0;
        }
    }

    /// <param name="End">Place of the line feed.</param>
    /// <param name="Counts">Marks in the block up to and with it, and from bit 32 on the quotes.</param>
    private readonly record struct Line(int End, long Counts);
}
