using Analytics.Pdf;

namespace Analytics.Reports.Charts;

/// <summary>Draws any chart; heights are fixed, so that a layout needs no drawing.</summary>
internal static class ChartPainter
{
    public static double HeightOf(Chart chart) => chart switch
    {
        TrendChart { Small: true } => 112,
        TrendChart => 168,
        SpreadChart => 62,
        _ => throw NoWay(chart),
    };

    public static void Draw(ICanvas canvas, Box area, Chart chart)
    {
        switch (chart)
        {
            case TrendChart trend:
                TrendPainter.Draw(canvas, area, trend);
                break;
            case SpreadChart spread:
                SpreadPainter.Draw(canvas, area, spread);
                break;
            default:
                throw NoWay(chart);
        }
    }

    private static ArgumentException NoWay(Chart chart) => new($"No way to draw a {chart.GetType().Name}.");
}
