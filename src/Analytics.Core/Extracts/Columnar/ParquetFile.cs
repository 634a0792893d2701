using ParquetSharp;

namespace Analytics.Extracts.Columnar;

/// <summary>A Parquet file that is open. Faults of the library come out as faults of the extract. For one thread at a time.</summary>
internal sealed class ParquetFile : IDisposable
{
    public const string Ending = ".parquet";

    private readonly string _path;
    private readonly ParquetFileReader _reader;

    /// <exception cref="ExtractException">The file cannot be opened or is not whole.</exception>
    public ParquetFile(string path)
    {
        _path = path;
        try
        {
            // The library names no cause: that the file is there and may be read is found out before.
            File.OpenHandle(path).Dispose();
            using var properties = ReaderProperties.GetDefaultReaderProperties();
            properties.EnablePageChecksumVerification();
            _reader = new ParquetFileReader(path, properties);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ExtractException(path, null, null, "a file that can be read", "check that it is there and may be opened by you", fault);
        }
        catch (ParquetException fault)
        {
            throw Damaged(path, fault);
        }
    }

    public static bool Is(string path) => path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the file tells of itself; read once.</summary>
    public ParquetShape Shape() => Guarded(() =>
    {
        using var metadata = _reader.FileMetaData;
        var columns = Enumerable.Range(0, metadata.NumColumns).Select(i => ParquetColumn.Of(metadata.Schema.Column(i), i)).ToArray();
        long[] rows = [.. Enumerable.Range(0, metadata.NumRowGroups).Select(RowsOf)];
        return new ParquetShape(columns, rows, new FileInfo(_path).Length);
    });

    /// <summary>Does something with the library.</summary>
    public T Guarded<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception fault) when (fault is ParquetException or IOException or OverflowException)
        {
            throw Damaged(_path, fault);
        }
    }

    public RowGroupReader RowGroup(int number) => _reader.RowGroup(number);

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private long RowsOf(int rowGroup)
    {
        using var group = _reader.RowGroup(rowGroup);
        return group.MetaData.NumRows;
    }

    private static ExtractException Damaged(string path, Exception fault) =>
        new(path, null, null, "a whole Parquet file", "the file is damaged, cut short or of another kind: fetch it again", fault);
}

/// <summary>What a Parquet file tells of itself before a value is read.</summary>
/// <param name="RowGroups">Rows of each.</param>
/// <param name="Length">Bytes.</param>
internal sealed record ParquetShape(IReadOnlyList<ParquetColumn> Columns, IReadOnlyList<long> RowGroups, long Length);
