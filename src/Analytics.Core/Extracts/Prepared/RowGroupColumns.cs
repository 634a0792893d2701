using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Analytics.Extracts.Columnar;
using ParquetSharp;

namespace Analytics.Extracts.Prepared;

/// <summary>The rows of one row group turned into columns.</summary>
internal sealed class RowGroupColumns(IReadOnlyList<PreparedColumn> columns, int mostRows)
{
    private readonly OptionalValues[] _columns = [.. columns.Select(column => Of(column, mostRows))];

    public void Fill(PartRows rows, int first, int count)
    {
        foreach (var column in _columns) column.Clear();
        for (int i = first; i < first + count; i++) Add(rows[i]);
    }

    public void WriteTo(RowGroupWriter group)
    {
        foreach (var column in _columns)
        {
            using var writer = group.NextColumn();
            column.WriteTo(writer);
        }
    }

    private void Add(PackedRow row)
    {
        var texts = row.Texts;
        for (int i = 0; i < _columns.Length; i++)
        {
            switch (columns[i])
            {
                case { Type: PreparedType.Day }: ((OptionalValues<int>)_columns[i]).Add(row.Day - Epoch.DayNumber); break;
                case { Name: CanonicalColumn.Ddd }: AddAmount(_columns[i], row.Ddd); break;
                case { Name: CanonicalColumn.Packages }: AddAmount(_columns[i], row.Packages); break;
                case { Name: CanonicalColumn.Atc }: AddText(_columns[i], row.AtcText); break;
                case { Type: PreparedType.Year }: AddYear(_columns[i], PackedRow.TakeText(ref texts, out var year), year); break;
                default:
                    if (PackedRow.TakeText(ref texts, out var text)) AddText(_columns[i], text);
                    else _columns[i].AddNone();
                    break;
            }
        }
    }

    private static OptionalValues Of(PreparedColumn column, int mostRows) => column.Type switch
    {
        PreparedType.Text => new OptionalValues<ByteArray>(column.IsRequired, mostRows),
        PreparedType.Hundredths => new OptionalValues<long>(column.IsRequired, mostRows),
        _ => new OptionalValues<int>(column.IsRequired, mostRows),
    };

    private static void AddAmount(OptionalValues column, int hundredths)
    {
        if (hundredths == PackedRow.Missing) column.AddNone();
        else ((OptionalValues<long>)column).Add(hundredths);
    }

    private static void AddYear(OptionalValues column, bool isThere, ReadOnlySpan<byte> text)
    {
        if (isThere && FieldParser.TryYear(text, out int year)) ((OptionalValues<int>)column).Add(year);
        else column.AddNone();
    }

    /// <param name="text">Of a row that stays where it is.</param>
    private static unsafe void AddText(OptionalValues column, ReadOnlySpan<byte> text)
    {
        var address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(text));
        ((OptionalValues<ByteArray>)column).Add(new ByteArray(address, text.Length));
    }
}
