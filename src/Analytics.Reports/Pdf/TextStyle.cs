using Analytics.Pdf;

namespace Analytics.Reports.Pdf;

/// <summary>Size, distance of lines, weight and colour of a text.</summary>
internal sealed record TextStyle(double Size, double Leading, Colour Colour, bool Bold = false)
{
    public static readonly TextStyle Body = new(9.6, 13.6, Palette.Text);
    public static readonly TextStyle SmallBody = new(8.4, 10.7, Palette.Text);
    public static readonly TextStyle Lead = new(12, 17, Palette.Text);
    public static readonly TextStyle PageLead = new(10.6, 15.2, Palette.Text);
    public static readonly TextStyle Kicker = new(9.6, 13, Palette.Secondary, Bold: true);
    public static readonly TextStyle Title = new(23, 28, Palette.Petrol, Bold: true);
    public static readonly TextStyle LongTitle = new(17.5, 22, Palette.Petrol, Bold: true);
    public static readonly TextStyle SlideTitle = new(15.5, 18.5, Palette.Petrol, Bold: true);
    public static readonly TextStyle LargeBody = new(12.4, 17, Palette.Text);
    public static readonly TextStyle Section = new(13.5, 18, Palette.Petrol, Bold: true);
    public static readonly TextStyle Column = new(10.6, 14, Palette.Text, Bold: true);
    public static readonly TextStyle Goal = new(9.2, 13, Palette.Good, Bold: true);
    public static readonly TextStyle FigureTitle = new(10.5, 14, Palette.Text, Bold: true);
    public static readonly TextStyle SmallFigureTitle = new(9.4, 12.2, Palette.Text, Bold: true);
    public static readonly TextStyle Caption = new(8.4, 11.4, Palette.Secondary);
    public static readonly TextStyle SmallCaption = new(7.6, 10, Palette.Secondary);
    public static readonly TextStyle Axis = new(8, 10, Palette.Secondary);
    public static readonly TextStyle Running = new(8, 10, Palette.Secondary);
    public static readonly TextStyle Fact = new(8.4, 11.4, Palette.Secondary);
    public static readonly TextStyle FactValue = new(11, 14, Palette.Text, Bold: true);
    public static readonly TextStyle TileTitle = new(9, 11.6, Palette.Text, Bold: true);
    public static readonly TextStyle TileValue = new(25, 29, Palette.Petrol, Bold: true);
    public static readonly TextStyle TileNote = new(8, 10.4, Palette.Secondary);
    public static readonly TextStyle TileChange = new(8.6, 11, Palette.Text, Bold: true);
}
