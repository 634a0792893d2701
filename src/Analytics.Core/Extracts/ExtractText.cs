namespace Analytics.Extracts;

/// <summary>The text of one file as a stream of bytes, decompressed where it is compressed.</summary>
internal sealed class ExtractText : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly GzipText? _compressed;

    private ExtractText(string path, FileStream file, GzipText? compressed) => (_path, _file, _compressed) = (path, file, compressed);

    /// <summary>Bytes taken from the file so far, before decompression.</summary>
    public long BytesTaken => _file.Position;

    /// <exception cref="ExtractException">The file cannot be opened, or its kind cannot be read.</exception>
    public static ExtractText Open(string path)
    {
        foreach (string ending in (ReadOnlySpan<string>)[".zst", ".parquet", ".zip", ".xlsx", ".sas7bdat"])
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                throw new ExtractException(path, null, null, "plain text or .gz", $"convert the {ending} file, which this version does not read");
        }
        try
        {
            bool compressed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
            // Blocks are read whole, so that a buffer between would only copy; the decompressor reads in small steps.
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, compressed ? 1 << 16 : 0, FileOptions.SequentialScan);
            return new ExtractText(path, file, compressed ? new GzipText(file) : null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, fault);
        }
    }

    /// <summary>Fills the span as far as the text goes.</summary>
    /// <returns>Bytes written: fewer than asked for only at the end of the text.</returns>
    public int Fill(Span<byte> buffer)
    {
        try
        {
            return _compressed?.Fill(buffer) ?? _file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException fault)
        {
            throw new ExtractException(_path, null, null, "whole gzip data", "the file is damaged or cut short: fetch it again", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(_path, fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _compressed?.Dispose();
        _file.Dispose();
    }

    private static ExtractException Unreadable(string path, Exception fault) =>
        new(path, null, null, "a file that can be read", "check that it is there and may be opened by you", fault);
}
