using ParquetSharp;
using ParquetSharp.Schema;

namespace Analytics.Extracts.Prepared;

/// <summary>Writes the rows of one part as a Parquet file.</summary>
/// <remarks>Row groups are of a size that a worker reads in a moment and that still packs well; pages have checksums, so that damage is noticed.</remarks>
internal sealed class PartWriter(IReadOnlyList<PreparedColumn> columns)
{
    private const int RowsOfGroup = 1 << 16;
    private const int DecimalDigits = 10;
    private const int ZstdLevel = 3;

    public void Write(string path, PartRows rows, CancellationToken ct)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(path, options);
        using var builder = new WriterPropertiesBuilder();
        using var properties = builder.Compression(ParquetSharp.Compression.Zstd).CompressionLevel(ZstdLevel).EnablePageChecksum().Build();
        using var schema = new GroupNode("schema", Repetition.Required, [.. columns.Select(NodeOf)]);
        using var writer = new ParquetFileWriter(stream, schema, properties, keyValueMetadata: null, leaveOpen: true);
        var groups = new RowGroupColumns(columns, Math.Min(RowsOfGroup, rows.Count));
        for (int first = 0; first < rows.Count; first += RowsOfGroup)
        {
            ct.ThrowIfCancellationRequested();
            groups.Fill(rows, first, Math.Min(RowsOfGroup, rows.Count - first));
            using var group = writer.AppendRowGroup();
            groups.WriteTo(group);
        }
        writer.Close();
        GC.KeepAlive(rows);
    }

    private static PrimitiveNode NodeOf(PreparedColumn column)
    {
        var repetition = column.IsRequired ? Repetition.Required : Repetition.Optional;
        using var type = column.Type switch
        {
            PreparedType.Text => LogicalType.String(),
            PreparedType.Day => LogicalType.Date(),
            PreparedType.Hundredths => LogicalType.Decimal(DecimalDigits, 2),
            _ => LogicalType.None(),
        };
        var physical = column.Type switch
        {
            PreparedType.Text => PhysicalType.ByteArray,
            PreparedType.Hundredths => PhysicalType.Int64,
            _ => PhysicalType.Int32,
        };
        return new PrimitiveNode(column.Name, repetition, type, physical);
    }
}
