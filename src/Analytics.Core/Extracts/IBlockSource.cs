namespace Analytics.Extracts;

/// <summary>The rows of one file in blocks. For one caller at a time.</summary>
internal interface IBlockSource : IDisposable
{
    /// <summary>All blocks handed out, by number.</summary>
    IReadOnlyList<ExtractBlock> Blocks { get; }

    /// <summary>Puts the next block into the caller's buffer, which grows where it must; or hands out rows that the caller makes into text.</summary>
    /// <param name="length">Bytes of text; the last is a line end, and <see cref="SeparatorIndex.Slack"/> more are free.</param>
    /// <returns>Null after the last block.</returns>
    /// <exception cref="ExtractException">The file cannot be read or is not made of records.</exception>
    ExtractBlock? Next(ref byte[] buffer, out int length);
}
