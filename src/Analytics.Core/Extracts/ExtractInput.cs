namespace Analytics.Extracts;

/// <summary>Where the text of a source comes from. What cannot be opened twice is opened once, for the look at its beginning, and kept.</summary>
/// <param name="name">The path; for a stream, what it is called in messages.</param>
/// <param name="stream">What to read instead of a file, and only once.</param>
internal sealed class ExtractInput(string name, Stream? stream) : IDisposable
{
    private ExtractText? _kept;
    private bool _isSpent;

    /// <summary>Whether it can be opened as often as one likes, as a file can and a pipe cannot. Known once it has been opened.</summary>
    public bool CanBeReadAgain { get; private set; } = stream is null;

    public bool IsStream => stream is not null;

    /// <summary>Whether reading it is hardly more than a copy. Known once it has been opened.</summary>
    public bool IsPlainFile { get; private set; }

    /// <summary>Copies the beginning of the text.</summary>
    /// <returns>Bytes written: fewer than asked for only where the whole text is shorter.</returns>
    public int Peek(Span<byte> beginning)
    {
        var text = Open();
        if (!CanBeReadAgain) _kept = text;
        try
        {
            return text.Peek(beginning);
        }
        finally
        {
            if (CanBeReadAgain) text.Dispose();
        }
    }

    /// <summary>The text from its beginning, for the caller to dispose of.</summary>
    /// <exception cref="ExtractException">The input cannot be opened, or has been read and cannot be read again.</exception>
    public ExtractText Open()
    {
        if (_kept is { } kept)
        {
            _kept = null;
            return kept;
        }
        if (_isSpent) throw new ExtractException(name, null, null, "input that is read once", "give the extract as a file, or name it once");
        var text = ExtractText.Open(name, stream);
        (CanBeReadAgain, IsPlainFile, _isSpent) = (text.CanBeReadAgain, text.IsPlainFile, !text.CanBeReadAgain);
        return text;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _kept?.Dispose();
        _kept = null;
    }
}
