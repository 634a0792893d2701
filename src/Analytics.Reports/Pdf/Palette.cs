using Analytics.Pdf;
using Analytics.Reports.Document;

namespace Analytics.Reports.Pdf;

/// <summary>The colours of the reports. Text colours have at least 4.5:1 on white and on <see cref="Panel"/>; bands carry no meaning alone.</summary>
internal static class Palette
{
    public static readonly Colour Text = Colour.Rgb(0x1B2733);
    public static readonly Colour Secondary = Colour.Rgb(0x52626F);
    public static readonly Colour Petrol = Colour.Rgb(0x0F4C5C);
    public static readonly Colour Own = Colour.Rgb(0xB84A00);

    /// <summary>Own areas, with <see cref="Own"/> around.</summary>
    public static readonly Colour OwnTint = Colour.Rgb(0xF2CFB3);
    public static readonly Colour Good = Colour.Rgb(0x00785A);
    public static readonly Colour Median = Colour.Rgb(0x3F6480);
    public static readonly Colour Band50 = Colour.Rgb(0xAFC6D8);
    public static readonly Colour Band80 = Colour.Rgb(0xDCE6EE);
    public static readonly Colour Panel = Colour.Rgb(0xF3F6F8);
    public static readonly Colour GroupPanel = Colour.Rgb(0xE3EEF0);
    public static readonly Colour Grid = Colour.Rgb(0xD5DDE3);

    /// <summary>A series beside the own one, and a point that stands out.</summary>
    public static readonly Colour Series = Colour.Rgb(0x0B5C94);
    public static readonly Colour Special = Colour.Rgb(0x8A3F78);

    /// <summary>Five steps of one blue, told apart in grey as well; from <see cref="FirstDarkStep"/> on they bear white text.</summary>
    public static readonly Colour[] Steps = [Colour.Rgb(0xEAF1F6), Colour.Rgb(0xC4D8E5), Colour.Rgb(0x93B7CE), Colour.Rgb(0x44779A), Colour.Rgb(0x0F4C6B)];
    public const int FirstDarkStep = 4;

    /// <summary>A place without data.</summary>
    public static readonly Colour Missing = Colour.Rgb(0xD9D9D9);
    public static readonly Colour White = Colour.Rgb(0xFFFFFF);
    public static readonly Colour Watermark = Colour.Rgb(0xEEF2F5);

    public static readonly Colour CoverBand = Colour.Rgb(0x175868);
    public static readonly Colour CoverBandInner = Colour.Rgb(0x226B7B);
    public static readonly Colour CoverLine = Colour.Rgb(0xF0A566);
    public static readonly Colour CoverText = Colour.Rgb(0xE3EEF0);
    public static readonly Colour CoverRule = Colour.Rgb(0xC4D4DC);

    public static Colour Of(Tone tone) => tone switch
    {
        Tone.Secondary => Secondary,
        Tone.Own => Own,
        Tone.Median => Median,
        Tone.Good => Good,
        _ => Text,
    };
}
