namespace Analytics.Extracts;

/// <summary>How the text of an input is compressed.</summary>
internal enum Compression { None, Gzip, Zstandard }

internal static class CompressionKind
{
    /// <summary>As many first bytes as tell the kinds apart.</summary>
    public const int MarkLength = 4;

    /// <summary>By the ending of the name, or by the first bytes where the ending does not tell: a pipe has none.</summary>
    public static Compression Of(string name, ReadOnlySpan<byte> beginning) =>
        name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Compression.Gzip
        : name.EndsWith(".zst", StringComparison.OrdinalIgnoreCase) ? Compression.Zstandard
        : beginning.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? Compression.Gzip
        : IsZstandard(beginning) ? Compression.Zstandard
        : Compression.None;

    /// <summary>A frame, or one that is to be skipped.</summary>
    private static bool IsZstandard(ReadOnlySpan<byte> beginning) =>
        beginning.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD])
        || (beginning.Length >= MarkLength && (beginning[0] & 0xF0) == 0x50 && beginning[1..].StartsWith((ReadOnlySpan<byte>)[0x2A, 0x4D, 0x18]));
}
