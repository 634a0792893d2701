using System.Globalization;
using ScottPlot;

namespace Analytics.Bench.Processes;

/// <summary>One engine at one size: medians of time, most memory.</summary>
internal sealed record GrowthPoint(string Engine, long Rows, double Wall, double Processor, long PeakBytes);

/// <summary>How time and memory grow with the rows, as figures and as pictures.</summary>
internal static class GrowthCurves
{
    public static string Csv(IReadOnlyList<GrowthPoint> points) => "engine,rows,wall_s,processor_s,processor_ns_per_row,peak_mib\n" + string.Concat(points.Select(point =>
        string.Create(CultureInfo.InvariantCulture,
            $"{point.Engine},{point.Rows},{point.Wall:0.000},{point.Processor:0.000},{point.Processor * 1e9 / point.Rows:0},{point.PeakBytes >> 20}\n")));

    public static void Write(string folder, IReadOnlyList<GrowthPoint> points)
    {
        File.WriteAllText(Path.Combine(folder, "Growth.csv"), Csv(points));
        Draw(folder, "Growth-time", "Wall time by rows", "seconds", points, point => point.Wall);
        Draw(folder, "Growth-memory", "Peak memory by rows", "MiB", points, point => point.PeakBytes / 1048576d);
    }

    private static void Draw(string folder, string name, string title, string unit, IReadOnlyList<GrowthPoint> points, Func<GrowthPoint, double> of)
    {
        using var plot = new Plot();
        foreach (var engine in points.GroupBy(point => point.Engine))
        {
            double[] rows = [.. engine.Select(point => point.Rows / 1e6)], values = [.. engine.Select(of)];
            var line = plot.Add.Scatter(rows, values);
            (line.LineWidth, line.MarkerSize) = (2, 7);
            var label = plot.Add.Text(" " + engine.Key, rows[^1], values[^1]);
            (label.LabelFontColor, label.LabelFontSize, label.LabelAlignment) = (line.Color, 13, Alignment.MiddleLeft);
            foreach (var (x, y) in rows.Zip(values))
            {
                var figure = plot.Add.Text(y.ToString("0.##", CultureInfo.InvariantCulture), x, y);
                (figure.LabelFontColor, figure.LabelFontSize, figure.LabelAlignment, figure.OffsetY) = (line.Color, 11, Alignment.LowerRight, -4);
            }
        }
        plot.Title(title);
        plot.XLabel("million rows");
        plot.YLabel(unit);
        plot.Axes.SetLimits(0, points.Max(point => point.Rows) / 1e6 * 1.18, 0, points.Max(of) * 1.12);
        plot.SavePng(Path.Combine(folder, name + ".png"), 900, 520);
        plot.SaveSvg(Path.Combine(folder, name + ".svg"), 900, 520);
    }
}
