using System.Text;

namespace Analytics.Prescribing;

/// <summary>A node of the ATC tree: the first 1 to 7 characters of a code (N02A, N05CF, N05BA01).</summary>
public readonly record struct AtcPrefix
{
    private readonly ulong _packed;
    private readonly ulong _mask;

    /// <exception cref="FormatException">The text is not the beginning of an ATC code.</exception>
    public AtcPrefix(string text)
    {
        const string Filler = "A00AA00";
        if (text.Length is 0 or > AtcCode.Length || !AtcCode.TryParse(Encoding.ASCII.GetBytes(text + Filler[text.Length..]), out var code))
            throw new FormatException($"'{text}' is not the beginning of an ATC code.");
        Text = text.ToUpperInvariant();
        int free = 8 * (AtcCode.Length - text.Length);
        _mask = free == 0 ? ulong.MaxValue : ulong.MaxValue << free;
        _packed = code.Packed & _mask;
    }

    /// <summary>The characters, in upper case.</summary>
    public string Text { get; }

    /// <summary>Whether the code lies at or below this node.</summary>
    public bool Contains(AtcCode code) => (code.Packed & _mask) == _packed;

    /// <inheritdoc/>
    public override string ToString() => Text;
}
