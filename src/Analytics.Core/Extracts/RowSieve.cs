using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Analytics.Prescribing;

namespace Analytics.Extracts;

/// <summary>Goes through the lines of a block and keeps those that must be read: where nothing is wrong with a plain row and nobody wants its code, it is passed over.</summary>
/// <param name="forCheck">Whether no row is passed over.</param>
/// <param name="seeksEvidence">Whether a row is kept too that may have a code of palliative treatment.</param>
internal sealed class RowSieve(SeparatorIndex index, AtcLookup atcs, bool forCheck, bool seeksEvidence)
{
    private int[] _kept = [];
    private int _count;

    /// <summary>Numbers of plain lines that must be read.</summary>
    public ReadOnlySpan<int> Kept => _kept.AsSpan(0, _count);

    /// <summary>Plain lines met, kept or passed over.</summary>
    public int PlainLines { get; private set; }

    /// <summary>Makes ready for a block that has been indexed.</summary>
    public void Begin()
    {
        if (_kept.Length < index.LineCount + 1) _kept = new int[index.LineCount + 1];
        (_count, PlainLines) = (0, 0);
    }

    /// <summary>Sieves from a line on, as long as lines are plain: without quotes, with the right number of fields.</summary>
    /// <param name="text">The block, with <see cref="SeparatorIndex.Slack"/> bytes behind.</param>
    /// <returns>The first line that is not plain, or the number of lines.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Sieve(ReadOnlySpan<byte> text, int line, ExtractLayout layout)
    {
        unchecked
        {
            ref var lines = ref MemoryMarshal.GetReference(index.Lines);
            ref ulong keys = ref MemoryMarshal.GetReference(atcs.Keys);
            ref byte first = ref MemoryMarshal.GetReference(text);
            ref int kept = ref MemoryMarshal.GetArrayDataReference(_kept);
            int fields = layout.ColumnCount, skip = layout.Atc - 1, from = line, end = index.LineCount, count = _count;
            byte after = layout.AtcEnd;
            bool looksAtCodes = seeksEvidence && layout.ReimbursementCodes.Length > 0;
            ulong passedOver = forCheck ? ulong.MaxValue : (ulong)AtcFlags.PassedOver << AtcLookup.FlagShift;
            long before = line == 0 ? 0 : Unsafe.Add(ref lines, line - 1).Counts;
            int start = line == 0 ? 0 : Unsafe.Add(ref lines, line - 1).End + 1;
            for (; line < end; line++)
            {
                var (lineEnd, counts) = Unsafe.Add(ref lines, line);
                if (counts - before != fields) break;
                int atc = skip < 0 ? start : index.MarkAfter(start, skip) + 1;
                // A code that begins in a block ends in it, or in the free bytes behind.
                ref byte code = ref Unsafe.Add(ref first, atc);
                ulong raw = Unsafe.ReadUnaligned<ulong>(ref code) & AtcLookup.TextMask;
                ulong key = Unsafe.Add(ref keys, AtcLookup.SlotOf(raw));
                if ((key & AtcLookup.TextMask) != raw) key = atcs.Make(raw);
                bool isPassedOver = ((key & ~AtcLookup.TextMask) == passedOver) & (Unsafe.Add(ref code, AtcCode.Length) == after);
                if (looksAtCodes && isPassedOver) isPassedOver = !MayBeEvidence(text, start, layout);
                // Without a branch, since one row in four is wanted and none can foresee which.
                Unsafe.Add(ref kept, count) = line;
                count += isPassedOver ? 0 : 1;
                before = counts;
                start = lineEnd + 1;
            }
            PlainLines += line - from;
            _count = count;
            return line;
        }
    }

    private bool MayBeEvidence(ReadOnlySpan<byte> text, int start, ExtractLayout layout)
    {
        foreach (var (column, _) in layout.ReimbursementCodes)
        {
            int from = column == 0 ? start : index.MarkAfter(start, column - 1) + 1;
            if (ReimbursementCode.MayBePalliative(text[from..index.MarkAfter(from, 0)])) return true;
        }
        return false;
    }
}
