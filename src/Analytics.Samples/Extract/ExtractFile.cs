using System.Buffers;
using System.Text;

namespace Analytics.Samples.Extract;

/// <summary>Writes the extract block by block: rows become bytes on all cores, and are written in order.</summary>
internal sealed class ExtractFile(EventSource events, RowMaker maker, RowFormat format, QuirkSchedule? quirks, ParallelOptions parallel)
{
    /// <summary>Rows that one worker formats at a time. The bytes don't depend on it.</summary>
    private const int RowsPerSlice = 8192;

    private const int SlicesPerWorker = 2;

    /// <returns>Bytes written.</returns>
    public long Write(Stream target, IProgress<long>? progress)
    {
        byte[] header = Encoding.ASCII.GetBytes((quirks is null ? format.Header : format.Header + QuirkText.Column) + "\n");
        target.Write(header);
        long bytes = header.Length, rows = 0;
        var buffers = new byte[SlicesPerWorker * Math.Max(1, parallel.MaxDegreeOfParallelism)][];
        for (int i = 0; i < buffers.Length; i++) buffers[i] = ArrayPool<byte>.Shared.Rent(RowsPerSlice * RowFormat.MostBytes);
        int[] lengths = new int[buffers.Length];
        for (int firstDay = 0; firstDay < Calendar.Days; firstDay += events.BlockDays)
        {
            var block = events.Block(firstDay);
            for (int first = 0; first < block.Length; first += buffers.Length * RowsPerSlice)
            {
                int slices = Math.Min(buffers.Length, (block.Length - first + RowsPerSlice - 1) / RowsPerSlice);
                Parallel.For(0, slices, parallel, slice =>
                {
                    int start = first + slice * RowsPerSlice;
                    var part = block.Slice(start, Math.Min(RowsPerSlice, block.Length - start));
                    lengths[slice] = Format(part.Span, firstDay, rows + start, buffers[slice]);
                });
                for (int slice = 0; slice < slices; slice++)
                {
                    target.Write(buffers[slice], 0, lengths[slice]);
                    bytes += lengths[slice];
                }
                progress?.Report(bytes);
            }
            rows += block.Length;
        }
        foreach (byte[] buffer in buffers) ArrayPool<byte>.Shared.Return(buffer);
        return bytes;
    }

    private int Format(ReadOnlySpan<RowEvent> rows, int firstDay, long firstRow, byte[] buffer)
    {
        int at = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            int day = firstDay + rows[i].Day;
            var row = maker.Make(rows[i], day);
            var room = buffer.AsSpan(at, RowFormat.MostBytes);
            if (quirks is null)
            {
                at += format.Write(row, room);
                continue;
            }
            var quirk = quirks.Of(firstRow + i);
            QuirkText.Change(ref row, quirk);
            at += QuirkText.Finish(room, format.Write(row, room), quirk, day);
        }
        return at;
    }
}
