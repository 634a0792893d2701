using Analytics.Reports.Document;

namespace Analytics.Reports.Pdf;

/// <summary>Measures of one look of tables.</summary>
internal sealed record TableStyle
{
    public required TextStyle Text { get; init; }
    public required TextStyle Head { get; init; }
    public required TextStyle Detail { get; init; }
    public required TextStyle Group { get; init; }
    public required double PaddingY { get; init; }
    public required double PaddingX { get; init; }

    /// <summary>Height of the small graphics.</summary>
    public required double Graphic { get; init; }
    public bool FilledGroups { get; init; } = true;
    public bool TopRule { get; init; } = true;

    public static TableStyle Of(TableLook look) => look switch
    {
        TableLook.Compact => Compact,
        TableLook.Airy => Airy,
        TableLook.Snug => Snug,
        TableLook.Form => Form,
        _ => Normal,
    };

    private static readonly TableStyle Normal = new()
    {
        Text = new(8.7, 10.8, Palette.Text),
        Head = new(8.4, 10.6, Palette.Text, Bold: true),
        Detail = new(7.4, 9, Palette.Secondary),
        Group = new(8.6, 11, Palette.Text, Bold: true),
        PaddingY = 2.4,
        PaddingX = 4.4,
        Graphic = 9,
    };

    private static readonly TableStyle Form = Normal with { PaddingY = 7 };

    private static readonly TableStyle Compact = new()
    {
        Text = new(7.6, 9.4, Palette.Text),
        Head = new(7.4, 9, Palette.Text, Bold: true),
        Detail = new(7, 8.6, Palette.Secondary),
        Group = new(7.6, 9.4, Palette.Text, Bold: true),
        PaddingY = 1,
        PaddingX = 2.5,
        Graphic = 7,
    };

    private static readonly TableStyle Airy = new()
    {
        Text = new(9.2, 11.4, Palette.Text),
        Head = new(8.6, 11, Palette.Text, Bold: true),
        Detail = new(7.4, 8.4, Palette.Secondary),
        Group = new(9, 11.4, Palette.Petrol, Bold: true),
        PaddingY = 1.5,
        PaddingX = 0,
        Graphic = 10,
        FilledGroups = false,
        TopRule = false,
    };

    private static readonly TableStyle Snug = Airy with { Detail = new(7, 7.6, Palette.Secondary), PaddingY = 0.7 };

    /// <summary>The larger figures of the practice's overview.</summary>
    public static readonly TextStyle Large = new(10.4, 12.4, Palette.Own, Bold: true);
}
