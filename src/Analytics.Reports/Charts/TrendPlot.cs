using Analytics.Pdf;
using Analytics.Reports.Components;
using Analytics.Reports.Pdf;
using ScottPlot;
using ScottPlot.Plottables;
using Colour = Analytics.Pdf.Colour;
using Palette = Analytics.Reports.Pdf.Palette;

namespace Analytics.Reports.Charts;

/// <summary>Bands, median and own line of a trend as vectors, by ScottPlot without frame or text.</summary>
internal static class TrendPlot
{
    private const float OwnWidth = 2.1f;
    private const float MedianWidth = 1.1f;
    private const float GridWidth = 0.6f;
    private const float DotSize = 4.8f;
    private const float HoleSize = 2.4f;
    private const float LastDotSize = 5.6f;

    public static void Draw(ICanvas canvas, TrendChart chart, TrendScale scale)
    {
        PlotFonts.Use();
        using var plot = new Plot();
        plot.HideAxesAndGrid();
        plot.Layout.Frameless();
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;

        // Bands first: shapes are solid and hide what lies under them.
        AddBand(plot, chart, Palette.Band80, peers => (peers.P10, peers.P90));
        AddBand(plot, chart, Palette.Band50, peers => (peers.P25, peers.P75));
        AddLine(plot, Runs(chart, point => point.Peers.Median), Palette.Median, MedianWidth, dashed: true);

        // Solid lines follow the dashed ones at once: ScottPlot hands the dashes on to shapes that do not set a line of their own.
        AddGrid(plot, scale);
        AddLine(plot, Runs(chart, point => point.Own), Palette.Own, OwnWidth, dashed: false);
        AddDots(plot, chart);

        double left = scale.Periods == 1 ? -0.5 : 0;
        double right = scale.Periods == 1 ? 0.5 : scale.Periods - 1;
        double side = TrendScale.Side * scale.PeriodsPerPoint;
        plot.Axes.SetLimits(left - side, right + side, -TrendScale.Foot * scale.ValuesPerPoint, scale.Top);
        string svg = plot.GetSvgXml((int)scale.Plot.Width, (int)scale.Plot.Height);
        SvgFigure.Parse(svg).Draw(canvas, scale.Plot, FontSet.Shared.Of);
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
            double left = scale.Periods == 1 ? -0.5 : 0, right = scale.Periods == 1 ? 0.5 : scale.Periods - 1;
            LinePlot line = plot.Add.Line(left - end, y, right + end, y);
            line.LineColor = Color(i == 0 ? Palette.Petrol : Palette.Grid);
            line.LineWidth = i == 0 ? 0.9f : GridWidth;
            line.MarkerSize = 0;
        }
    }

    private static void AddLine(Plot plot, IEnumerable<Run> runs, Colour colour, float width, bool dashed)
    {
        foreach (Run run in runs.Where(run => run.Xs.Length > 1))
        {
            if (dashed)
            {
                plot.Add.Plottable(new DashedLine(run.Xs, run.Ys, Color(colour), width, dash: 3, gap: 2));
                continue;
            }
            Scatter line = plot.Add.ScatterLine(run.Xs, run.Ys);
            line.LineColor = Color(colour);
            line.LineWidth = width;
        }
    }

    private static void AddDots(Plot plot, TrendChart chart)
    {
        int last = chart.Points.Select((point, i) => point.Own.Match(_ => i, _ => -1)).DefaultIfEmpty(-1).Max();
        foreach (Run run in Runs(chart, point => point.Own))
        {
            for (int i = 0; i < run.Xs.Length; i++)
            {
                int at = (int)run.Xs[i];
                bool labelled = chart.Points.Count <= MostDots(chart) || chart.AxisLabels[at].Length > 0;
                if (at != last && run.Xs.Length > 1 && !labelled) continue;
                plot.Add.Marker(run.Xs[i], run.Ys[i], MarkerShape.FilledCircle, at == last ? LastDotSize : DotSize, Color(Palette.Own));
                if (at != last) plot.Add.Marker(run.Xs[i], run.Ys[i], MarkerShape.FilledCircle, HoleSize, Color(Palette.White));
            }
        }
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
