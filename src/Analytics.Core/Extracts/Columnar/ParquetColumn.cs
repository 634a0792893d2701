using ParquetSharp;

namespace Analytics.Extracts.Columnar;

/// <summary>How the values of a column become text.</summary>
internal enum ParquetKind { Unreadable, Text, Uuid, Boolean, Int32, UInt32, Int64, UInt64, Float, Double, Decimal32, Decimal64, DecimalText, DecimalFixed, Day, Instant, Int96 }

/// <summary>One column of a Parquet file.</summary>
/// <param name="Index">Its place among the leaves of the schema.</param>
/// <param name="Scale">Of a decimal, digits behind the mark; of an instant, units in a day.</param>
/// <param name="Width">Bytes of a value of fixed length.</param>
internal sealed record ParquetColumn(string Name, int Index, ParquetKind Kind, long Scale, int Width, bool IsNullable)
{
    private const long MillisecondsPerDay = 86_400_000;

    public static ParquetColumn Of(ColumnDescriptor column, int index)
    {
        using var type = column.LogicalType;
        using var path = column.Path;
        bool isPlain = column.MaxRepetitionLevel == 0 && column.MaxDefinitionLevel <= 1;
        var (kind, scale) = isPlain ? KindOf(column, type) : (ParquetKind.Unreadable, 0);
        return new ParquetColumn(path.ToDotString(), index, kind, scale, column.TypeLength, column.MaxDefinitionLevel > 0);
    }

    private static (ParquetKind Kind, long Scale) KindOf(ColumnDescriptor column, LogicalType type) => (column.PhysicalType, type) switch
    {
        (PhysicalType.Int32, DecimalLogicalType { Scale: var scale }) => (ParquetKind.Decimal32, scale),
        (PhysicalType.Int64, DecimalLogicalType { Scale: var scale }) => (ParquetKind.Decimal64, scale),
        (PhysicalType.ByteArray, DecimalLogicalType { Scale: var scale }) => (ParquetKind.DecimalText, scale),
        (PhysicalType.FixedLenByteArray, DecimalLogicalType { Scale: var scale }) when column.TypeLength <= 16 => (ParquetKind.DecimalFixed, scale),
        (PhysicalType.Int64, TimestampLogicalType { TimeUnit: var unit }) => (ParquetKind.Instant, UnitsPerDay(unit)),
        (PhysicalType.Int32, { Type: LogicalTypeEnum.Date }) => (ParquetKind.Day, 1),
        (_, { Type: LogicalTypeEnum.Time or LogicalTypeEnum.Interval }) => (ParquetKind.Unreadable, 0),
        (PhysicalType.Int32, IntLogicalType { IsSigned: false }) => (ParquetKind.UInt32, 0),
        (PhysicalType.Int64, IntLogicalType { IsSigned: false }) => (ParquetKind.UInt64, 0),
        (PhysicalType.FixedLenByteArray, { Type: LogicalTypeEnum.Uuid }) => (ParquetKind.Uuid, 0),
        (PhysicalType.Boolean, _) => (ParquetKind.Boolean, 0),
        (PhysicalType.Int32, _) => (ParquetKind.Int32, 0),
        (PhysicalType.Int64, _) => (ParquetKind.Int64, 0),
        (PhysicalType.Int96, _) => (ParquetKind.Int96, 0),
        (PhysicalType.Float, _) => (ParquetKind.Float, 0),
        (PhysicalType.Double, _) => (ParquetKind.Double, 0),
        (PhysicalType.ByteArray, _) => (ParquetKind.Text, 0),
        _ => (ParquetKind.Unreadable, 0),
    };

    private static long UnitsPerDay(TimeUnit unit) => unit switch
    {
        TimeUnit.Millis => MillisecondsPerDay,
        TimeUnit.Micros => MillisecondsPerDay * 1000,
        _ => MillisecondsPerDay * 1_000_000,
    };
}
