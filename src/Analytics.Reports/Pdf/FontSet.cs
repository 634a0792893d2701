using System.Reflection;
using System.Text;
using Analytics.Pdf;

namespace Analytics.Reports.Pdf;

/// <summary>Source Sans 3 in the two weights of the reports, read once from this assembly: no system font is ever asked.</summary>
internal sealed class FontSet
{
    /// <summary>Stands for a character that the font does not have, such as an emoji in a name.</summary>
    private const char Replacement = '?';

    private FontSet() => (Regular, SemiBold) = (Load("SourceSans3_400Regular.ttf"), Load("SourceSans3_600SemiBold.ttf"));

    public static FontSet Shared { get; } = new();

    public PdfFont Regular { get; }
    public PdfFont SemiBold { get; }

    public PdfFont Of(bool bold) => bold ? SemiBold : Regular;

    /// <summary>The text with every character that cannot be set replaced, and line breaks and tabs as spaces.</summary>
    public string Settable(string text)
    {
        foreach (char c in text)
        {
            if (!IsPlain(c)) return Replaced(text);
        }
        return text;
    }

    private string Replaced(string text)
    {
        var settable = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) && rune.Value is not (0x00A0 or 0x202F)) settable.Append(' ');
            else if (Regular.Has(rune.Value) && SemiBold.Has(rune.Value)) settable.Append(rune.ToString());
            else settable.Append(Replacement);
        }
        return settable.ToString();
    }

    /// <summary>Printable ASCII and the Nordic letters are always there.</summary>
    private static bool IsPlain(char c) => c is >= ' ' and <= '~' or 'æ' or 'ø' or 'å' or 'Æ' or 'Ø' or 'Å' or '\u00A0' or '–' or '·';

    private static PdfFont Load(string name)
    {
        using Stream file = Assembly.GetExecutingAssembly().GetManifestResourceStream("Analytics.Reports.Fonts." + name)
            ?? throw new InvalidOperationException($"The font {name} is not embedded.");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return new PdfFont(bytes);
    }
}
