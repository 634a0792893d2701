using ZstdSharp;

namespace Analytics.Extracts;

/// <summary>The text of one input as bytes, decompressed where it is compressed.</summary>
internal sealed class ExtractText : IDisposable
{
    private readonly string _name;
    private readonly RawBytes _raw;
    private readonly Compression _compression;
    private readonly Stream _text;
    private byte[] _ahead = [];
    private int _aheadTaken;

    private ExtractText(string name, RawBytes raw, bool canBeReadAgain)
    {
        (_name, _raw, CanBeReadAgain) = (name, raw, canBeReadAgain);
        _compression = CompressionKind.Of(name, raw.Peek(CompressionKind.MarkLength));
        _text = _compression switch
        {
            Compression.Gzip => new GzipText(raw),
            Compression.Zstandard => new DecompressionStream(raw),
            _ => raw,
        };
    }

    /// <summary>Whether opening the input once more gives the same text: not so for a pipe.</summary>
    public bool CanBeReadAgain { get; }

    /// <summary>Whether the text lies there as it is, so that reading it is hardly more than a copy.</summary>
    public bool IsPlainFile => CanBeReadAgain && _compression == Compression.None;

    /// <summary>Bytes taken from the input so far, before decompression.</summary>
    public long BytesTaken => _raw.Taken;

    /// <param name="name">The path; for a stream, what it is called in messages.</param>
    /// <param name="stream">What to read instead of a file, and only once.</param>
    /// <exception cref="ExtractException">The input cannot be opened, or its kind cannot be read.</exception>
    public static ExtractText Open(string name, Stream? stream)
    {
        foreach (string ending in (ReadOnlySpan<string>)[".zip", ".xlsx", ".sas7bdat"])
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                throw new ExtractException(name, null, null, "plain text, .gz, .zst or .parquet", $"convert the {ending} file, which this version does not read");
        }
        FileStream? file = null;
        try
        {
            if (stream is null) file = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            return new ExtractText(name, new RawBytes(stream ?? file!), canBeReadAgain: file?.CanSeek == true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw Unreadable(name, fault);
        }
    }

    /// <summary>Copies the beginning of the text, which stays to be read. Only before anything is read.</summary>
    /// <returns>Bytes written: fewer than asked for only at the end of the text.</returns>
    public int Peek(Span<byte> beginning)
    {
        if (_ahead.Length < beginning.Length)
        {
            byte[] more = new byte[beginning.Length];
            int count = Fill(more);
            (_ahead, _aheadTaken) = (more[..count], 0);
        }
        int length = Math.Min(_ahead.Length, beginning.Length);
        _ahead.AsSpan(0, length).CopyTo(beginning);
        return length;
    }

    /// <summary>Fills the span as far as the text goes.</summary>
    /// <returns>Bytes written: fewer than asked for only at the end of the text.</returns>
    public int Fill(Span<byte> buffer)
    {
        int done = Math.Min(buffer.Length, _ahead.Length - _aheadTaken);
        if (done > 0)
        {
            _ahead.AsSpan(_aheadTaken, done).CopyTo(buffer);
            _aheadTaken += done;
            if (_aheadTaken == _ahead.Length) (_ahead, _aheadTaken) = ([], 0);
        }
        return done + FillFromStream(buffer[done..]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _text.Dispose();
        _raw.Dispose();
    }

    private int FillFromStream(Span<byte> buffer)
    {
        try
        {
            return buffer.IsEmpty ? 0 : _text.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException fault)
        {
            throw new ExtractException(_name, null, null, "whole gzip data", "the file is damaged or cut short: fetch it again", fault);
        }
        catch (Exception fault) when (fault is ZstdException or EndOfStreamException)
        {
            throw new ExtractException(_name, null, null, "whole zstd data with a window of at most 128 MiB",
                "the file is damaged, cut short or made with --long: fetch or make it again", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(_name, fault);
        }
    }

    private static ExtractException Unreadable(string name, Exception fault) =>
        new(name, null, null, "a file that can be read", "check that it is there and may be opened by you", fault);
}
