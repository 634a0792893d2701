using Analytics.Pdf;
using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Pdf;
using ScottPlot;
using ScottPlot.Plottables;
using Colour = Analytics.Pdf.Colour;
using Palette = Analytics.Reports.Pdf.Palette;

namespace Analytics.Reports.Charts;

/// <summary>Bands, grid and own line of a trend as vectors, by ScottPlot without frame or text, and the median between them.</summary>
internal static class TrendPlot
{
    private const float OwnWidth = 2.1f;
    private const double MedianWidth = 1.1;
    private const float GridWidth = 0.6f;
    private const float DotSize = 4.8f;
    private const float HoleSize = 2.4f;
    private const float LastDotSize = 5.6f;

    public static void Draw(ICanvas canvas, TrendChart chart, TrendScale scale)
    {
        PlotFonts.Use();

        // Bands first: shapes are solid and hide what lies under them.
        DrawLayer(canvas, scale, plot =>
        {
            AddBand(plot, chart, Palette.Band80, peers => (peers.P10, peers.P90));
            AddBand(plot, chart, Palette.Band50, peers => (peers.P25, peers.P75));
            AddGrid(plot, scale);
        });
        DrawMedian(canvas, chart, scale);
        if (!chart.Points.Any(point => point.Own.IsShown())) return;
        DrawLayer(canvas, scale, plot =>
        {
            AddOwn(plot, chart);
            AddDots(plot, chart);
        });
    }

    private static void DrawLayer(ICanvas canvas, TrendScale scale, Action<Plot> add)
    {
        using var plot = new Plot();
        plot.HideAxesAndGrid();
        plot.Layout.Frameless();
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        add(plot);
        double side = TrendScale.Side * scale.PeriodsPerPoint;
        plot.Axes.SetLimits(scale.First - side, scale.Last + side, -TrendScale.Foot * scale.ValuesPerPoint, scale.Top);
        string svg = plot.GetSvgXml((int)scale.Plot.Width, (int)scale.Plot.Height);
        SvgFigure.Parse(svg).Draw(canvas, scale.Plot, FontSet.Shared.Of);
    }

    /// <summary>On the canvas itself: in SVG every dash would become a polygon, half the weight of a chart.</summary>
    private static void DrawMedian(ICanvas canvas, TrendChart chart, TrendScale scale)
    {
        var path = new PathData();
        foreach (Run run in Runs(chart, point => point.Peers.Median).Where(run => run.Xs.Length > 1))
        {
            for (int i = 0; i < run.Xs.Length; i++)
            {
                double x = scale.X((int)run.Xs[i]), y = scale.Y((decimal)run.Ys[i]);
                if (i == 0) path.MoveTo(x, y);
                else path.LineTo(x, y);
            }
        }
        canvas.Path(path, null, new Stroke(Palette.Median, MedianWidth, [3, 2]));
    }

    private static void AddBand(Plot plot, TrendChart chart, Colour colour,
        Func<Release.PeerSpread, (Release.Published<decimal> Low, Release.Published<decimal> High)> of)
    {
        var lows = Runs(chart, point => of(point.Peers).Low.And(of(point.Peers).High, (low, _) => low));
        var highs = Runs(chart, point => of(point.Peers).Low.And(of(point.Peers).High, (_, high) => high));
        foreach ((Run low, Run high) in lows.Zip(highs).Where(pair => pair.First.Xs.Length > 1))
        {
            FillY band = plot.Add.FillY(low.Xs, low.Ys, high.Ys);
            band.FillColor = Color(colour);
            band.LineWidth = 0;
            band.MarkerStyle.IsVisible = false;
        }
    }

    private static void AddGrid(Plot plot, TrendScale scale)
    {
        double end = scale.PeriodsPerPoint * TrendScale.Side;
        for (int i = 0; i <= scale.Steps; i++)
        {
            double y = (double)(scale.Step * i);
            LinePlot line = plot.Add.Line(scale.First - end, y, scale.Last + end, y);
            line.LineColor = Color(i == 0 ? Palette.Petrol : Palette.Grid);
            line.LineWidth = i == 0 ? 0.9f : GridWidth;
            line.MarkerSize = 0;
        }
    }

    private static void AddOwn(Plot plot, TrendChart chart)
    {
        foreach (Run run in Runs(chart, point => point.Own).Where(run => run.Xs.Length > 1))
        {
            Scatter line = plot.Add.ScatterLine(run.Xs, run.Ys);
            line.LineColor = Color(Palette.Own);
            line.LineWidth = OwnWidth;
        }
    }

    private static void AddDots(Plot plot, TrendChart chart)
    {
        int last = chart.Points.Select((point, i) => point.Own.Match(_ => i, _ => -1)).DefaultIfEmpty(-1).Max();
        var holes = new List<(double X, double Y)>();
        foreach (Run run in Runs(chart, point => point.Own))
        {
            for (int i = 0; i < run.Xs.Length; i++)
            {
                int at = (int)run.Xs[i];
                bool labelled = chart.Points.Count <= MostDots(chart) || chart.AxisLabels[at].Length > 0;
                if (at != last && run.Xs.Length > 1 && !labelled) continue;
                plot.Add.Marker(run.Xs[i], run.Ys[i], MarkerShape.FilledCircle, at == last ? LastDotSize : DotSize, Color(Palette.Own));
                if (at != last) holes.Add((run.Xs[i], run.Ys[i]));
            }
        }
        // Last, so that colour and size change once and not at every dot.
        foreach ((double x, double y) in holes) plot.Add.Marker(x, y, MarkerShape.FilledCircle, HoleSize, Color(Palette.White));
    }

    /// <summary>Shorter series have a dot at every period; longer ones at the labelled periods.</summary>
    private static int MostDots(TrendChart chart) => chart.Small ? 5 : 13;

    /// <summary>Unbroken stretches of shown values.</summary>
    private static List<Run> Runs(TrendChart chart, Func<TrendPoint, Release.Published<decimal>> of)
    {
        var runs = new List<Run>();
        var xs = new List<double>();
        var ys = new List<double>();
        for (int i = 0; i < chart.Points.Count; i++)
        {
            int at = i;
            bool shown = of(chart.Points[i]).Match(value =>
            {
                xs.Add(at);
                ys.Add((double)value);
                return true;
            }, _ => false);
            if (!shown) Close();
        }
        Close();
        return runs;

        void Close()
        {
            if (xs.Count > 0) runs.Add(new Run([.. xs], [.. ys]));
            xs.Clear();
            ys.Clear();
        }
    }

    private static Color Color(Colour colour) => new(colour.Red, colour.Green, colour.Blue);

    private sealed record Run(double[] Xs, double[] Ys);
}
