using System.Buffers.Binary;
using ParquetSharp;

namespace Analytics.Extracts.Columnar;

/// <summary>The values of one column of a row group, some rows at a time, as text.</summary>
internal abstract class ColumnText : IDisposable
{
    private const int UuidBytes = 16;

    protected TextBuffer Buffer { get; } = new();

    /// <summary>The values of the rows read last, one after the other.</summary>
    public ReadOnlySpan<byte> Text => Buffer.Written;

    /// <summary>Where each row's value ends in <see cref="Text"/>.</summary>
    public int[] Ends { get; private protected init; } = [];

    /// <summary>Reads the next rows, in place of those before.</summary>
    public abstract void Read(int rows);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <param name="mostRows">Read at a time.</param>
    public static ColumnText Open(RowGroupReader group, ParquetColumn column, ValueText text, int mostRows)
    {
        var reader = group.Column(column.Index);
        return column.Kind switch
        {
            ParquetKind.Text => Of<ByteArray>((value, to) => text.Text(Bytes(value), to)),
            ParquetKind.Uuid => Of<FixedLenByteArray>((value, to) => Uuid(Bytes(value, UuidBytes), to)),
            ParquetKind.Boolean => Of<bool>(ValueText.Truth),
            ParquetKind.Int32 or ParquetKind.Decimal32 => Of<int>((value, to) => text.Number((long)value, to)),
            ParquetKind.UInt32 => Of<int>((value, to) => text.Number((long)unchecked((uint)value), to)),
            ParquetKind.Int64 or ParquetKind.Decimal64 => Of<long>(text.Number),
            ParquetKind.UInt64 => Of<long>((value, to) => text.Number((Int128)unchecked((ulong)value), to)),
            ParquetKind.Float => Of<float>(text.Floating),
            ParquetKind.Double => Of<double>(text.Floating),
            ParquetKind.DecimalText => Of<ByteArray>((value, to) => text.Number(BigEndian(Bytes(value)), to)),
            ParquetKind.DecimalFixed => Of<FixedLenByteArray>((value, to) => text.Number(BigEndian(Bytes(value, column.Width)), to)),
            ParquetKind.Day => Of<int>((value, to) => text.Day(value, to)),
            ParquetKind.Instant => Of<long>((value, to) => text.Day((value - (value % column.Scale + column.Scale) % column.Scale) / column.Scale, to)),
            ParquetKind.Int96 => Of<Int96>((value, to) => text.Day((long)value.C - Epoch.JulianDay, to)),
            _ => throw new ArgumentException("A column of this kind has no text.", nameof(column)),
        };

        ColumnText Of<T>(Action<T, TextBuffer> write)
            where T : unmanaged => new ColumnText<T>((ColumnReader<T>)reader, column.IsNullable, mostRows, write);
    }

    private static unsafe ReadOnlySpan<byte> Bytes(ByteArray value) => new((void*)value.Pointer, value.Length);

    private static unsafe ReadOnlySpan<byte> Bytes(FixedLenByteArray value, int length) => new((void*)value.Pointer, length);

    private static void Uuid(ReadOnlySpan<byte> value, TextBuffer to)
    {
        const int Length = 36;
        _ = new Guid(value, bigEndian: true).TryFormat(to.Room(Length), out int written);
        to.Take(written);
    }

    /// <summary>Two's complement of at most 16 bytes; longer numbers are none that an extract has.</summary>
    private static Int128 BigEndian(ReadOnlySpan<byte> value)
    {
        if (value.Length > UuidBytes) return Int128.MaxValue;
        Span<byte> whole = stackalloc byte[UuidBytes];
        whole.Fill(value.Length > 0 && value[0] >= 0x80 ? (byte)0xFF : (byte)0);
        value.CopyTo(whole[^value.Length..]);
        return BinaryPrimitives.ReadInt128BigEndian(whole);
    }
}

/// <inheritdoc/>
internal sealed class ColumnText<T> : ColumnText
    where T : unmanaged
{
    private readonly ColumnReader<T> _reader;
    private readonly bool _isNullable;
    private readonly Action<T, TextBuffer> _write;
    private readonly T[] _values;
    private readonly short[] _levels;

    public ColumnText(ColumnReader<T> reader, bool isNullable, int mostRows, Action<T, TextBuffer> write)
    {
        (_reader, _isNullable, _write) = (reader, isNullable, write);
        (_values, _levels, Ends) = (new T[mostRows], new short[isNullable ? mostRows : 0], new int[mostRows]);
    }

    /// <inheritdoc/>
    public override void Read(int rows)
    {
        Buffer.Clear();
        for (int done = 0; done < rows;)
        {
            long count = _reader.ReadBatch(rows - done, _levels, [], _values, out long _);
            if (count == 0) throw new EndOfStreamException("A column has fewer values than its row group has rows.");
            int next = 0;
            // What a value points to is gone when more is read.
            for (int i = 0; i < count; i++)
            {
                if (!_isNullable || _levels[i] > 0) _write(_values[next++], Buffer);
                Ends[done++] = Buffer.Length;
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => _reader.Dispose();
}
