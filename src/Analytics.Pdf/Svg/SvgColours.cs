using System.Globalization;

namespace Analytics.Pdf.Svg;

/// <summary>Reads colours: #rgb, #rrggbb, rgb(…), and the names of CSS that chart libraries write.</summary>
internal static class SvgColours
{
    private static readonly Dictionary<string, int> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["black"] = 0x000000,
        ["silver"] = 0xC0C0C0,
        ["gray"] = 0x808080,
        ["grey"] = 0x808080,
        ["white"] = 0xFFFFFF,
        ["maroon"] = 0x800000,
        ["red"] = 0xFF0000,
        ["purple"] = 0x800080,
        ["fuchsia"] = 0xFF00FF,
        ["magenta"] = 0xFF00FF,
        ["green"] = 0x008000,
        ["lime"] = 0x00FF00,
        ["olive"] = 0x808000,
        ["yellow"] = 0xFFFF00,
        ["navy"] = 0x000080,
        ["blue"] = 0x0000FF,
        ["teal"] = 0x008080,
        ["aqua"] = 0x00FFFF,
        ["cyan"] = 0x00FFFF,
        ["orange"] = 0xFFA500,
        ["brown"] = 0xA52A2A,
        ["pink"] = 0xFFC0CB,
        ["lightgray"] = 0xD3D3D3,
        ["lightgrey"] = 0xD3D3D3,
        ["darkgray"] = 0xA9A9A9,
        ["darkgrey"] = 0xA9A9A9,
        ["gold"] = 0xFFD700,
        ["tomato"] = 0xFF6347,
        ["steelblue"] = 0x4682B4,
        ["dimgray"] = 0x696969,
    };

    /// <summary>Null for none.</summary>
    public static Colour? Parse(string text)
    {
        text = text.Trim();
        if (text is "none" or "transparent") return null;
        if (s_names.TryGetValue(text, out int named)) return Colour.Rgb(named);
        if (text.StartsWith('#') && int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int hex))
        {
            if (text.Length == 7) return Colour.Rgb(hex);
            if (text.Length == 4) return Colour.Rgb(((hex >> 8) * 0x110000) + (((hex >> 4) & 0xF) * 0x1100) + ((hex & 0xF) * 0x11));
        }
        if (text.StartsWith("rgb(", StringComparison.Ordinal) && text.EndsWith(')') && !text.Contains('%')
            && NumberScanner.List(text.AsSpan(4, text.Length - 5)) is [var red, var green, var blue])
            return new(Channel(red), Channel(green), Channel(blue));
        throw new FormatException($"'{text}' is not a colour that figures may have; write it as #rrggbb.");
    }

    /// <summary>The solid colour that a see-through one has on white paper.</summary>
    public static Colour OnWhite(Colour colour, double opacity)
    {
        return new(Blend(colour.Red), Blend(colour.Green), Blend(colour.Blue));

        byte Blend(byte channel) => Channel(255 - (opacity * (255 - channel)));
    }

    private static byte Channel(double value) => (byte)Math.Clamp(Math.Round(value, MidpointRounding.AwayFromZero), 0, 255);
}
