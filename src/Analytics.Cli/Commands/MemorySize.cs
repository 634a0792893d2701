using System.Globalization;

namespace Analytics.Cli.Commands;

/// <summary>Sizes as people write them: 800MB, 4 GB, 4GiB. A unit is 1024 of the one below.</summary>
internal static class MemorySize
{
    public const string Least = "128MB";
    private const long LeastBytes = 128 << 20;
    private static readonly (string Ending, int Shift)[] Units = [("TIB", 40), ("TB", 40), ("GIB", 30), ("GB", 30), ("G", 30), ("MIB", 20), ("MB", 20), ("M", 20)];

    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        text = text.Trim().ToUpperInvariant();
        foreach (var (ending, shift) in Units)
        {
            if (!text.EndsWith(ending, StringComparison.Ordinal)) continue;
            if (!decimal.TryParse(text[..^ending.Length].TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) || number > 1 << 20) return false;
            bytes = (long)(number * (1L << shift));
            return bytes >= LeastBytes;
        }
        return false;
    }
}
