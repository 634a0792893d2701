using Analytics.Pdf;
using Analytics.Reports.Pdf;

namespace Analytics.Reports.Charts;

/// <summary>A hundred people as dots, some of them filled: what a share looks like. Rows side by side.</summary>
internal static class PeoplePainter
{
    private const int Across = 20, Down = 5;
    private const double Step = 10, Radius = 3.6, Head = 16, Gap = 28;

    private static readonly TextStyle Name = new(9.6, 13, Palette.Text, Bold: true);

    public const double Height = Head + Down * Step;

    public static void Draw(ICanvas canvas, Box area, PeopleChart chart)
    {
        double x = area.X;
        foreach (var group in chart.Groups)
        {
            SetText.Of(group.Name, Name, Across * Step, 1).Draw(canvas, x, area.Y);
            int filled = group.OfHundred.Match(count => count, _ => 0);
            for (int i = 0; i < Across * Down; i++)
            {
                var dot = new PathData().Circle(x + Step * (i % Across) + Step / 2, area.Y + Head + Step * (i / Across) + Step / 2, Radius);
                canvas.Path(dot, i < filled ? Palette.Own : Palette.White, new Stroke(i < filled ? Palette.Own : Palette.Secondary, 0.7));
            }
            x += Across * Step + Gap;
        }
    }
}
