using System.Security.Cryptography;
using System.Text;

namespace Analytics.Release.Clusters;

/// <summary>Draws labels for those who stand in a panel: new ones for every reader and panel, from a secret that a batch has for itself.</summary>
/// <remarks>A keyed hash (HMAC-SHA256) of reader, panel and unit orders them, so neither name nor size nor value does, and the same batch draws the same.</remarks>
internal sealed class Pseudonyms(ReadOnlyMemory<byte> secret)
{
    /// <returns>The units in the order of their labels.</returns>
    public IReadOnlyList<string> Shuffle(string reader, string panel, IEnumerable<string> units) =>
        [.. units.OrderBy(unit => Convert.ToHexString(HMACSHA256.HashData(secret.Span, Encoding.UTF8.GetBytes(Message(reader, panel, unit)))), StringComparer.Ordinal)];

    /// <summary>A, B, … Z, AA, AB, …</summary>
    public static string LabelOf(int place) => place < Letters ? ((char)('A' + place)).ToString() : LabelOf(place / Letters - 1) + LabelOf(place % Letters);

    private const int Letters = 26;

    /// <summary>With the lengths, so that no two lists of names make one message.</summary>
    private static string Message(params string[] parts) => string.Concat(parts.Select(part => $"{part.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)}:{part}"));
}
