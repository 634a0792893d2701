using Analytics.Pdf;

namespace Analytics.Reports.Charts;

/// <summary>Draws any chart; heights are fixed, so that a layout needs no drawing.</summary>
internal static class ChartPainter
{
    public static double HeightOf(Chart chart) => chart.Height ?? chart switch
    {
        TrendChart { Small: true } => 98,
        TrendChart => 168,
        SpreadChart => 62,
        RunChart run => RunChartPainter.HeightOf(run.Size),
        FunnelChart => FunnelPainter.Height,
        DumbbellChart dumbbell => RowsPainter.HeightOf(dumbbell.Rows.Count),
        PlaceChart places => RowsPainter.HeightOf(places.Rows.Count),
        PeopleChart => PeoplePainter.Height,
        TileMapChart map => TileMapPainter.HeightOf(map),
        PyramidChart pyramid => PyramidPainter.HeightOf(pyramid),
        PartsChart parts => PartsPainter.HeightOf(parts),
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
            case RunChart run:
                RunChartPainter.Draw(canvas, area, run);
                break;
            case FunnelChart funnel:
                FunnelPainter.Draw(canvas, area, funnel);
                break;
            case DumbbellChart dumbbell:
                RowsPainter.Draw(canvas, area, dumbbell);
                break;
            case PlaceChart places:
                RowsPainter.Draw(canvas, area, places);
                break;
            case TileMapChart map:
                TileMapPainter.Draw(canvas, area, map);
                break;
            case MapChart map:
                MapPainter.Draw(canvas, area, map);
                break;
            case PeopleChart people:
                PeoplePainter.Draw(canvas, area, people);
                break;
            case PyramidChart pyramid:
                PyramidPainter.Draw(canvas, area, pyramid);
                break;
            case PartsChart parts:
                PartsPainter.Draw(canvas, area, parts);
                break;
            default:
                throw NoWay(chart);
        }
    }

    private static ArgumentException NoWay(Chart chart) => new($"No way to draw a {chart.GetType().Name}.");
}
