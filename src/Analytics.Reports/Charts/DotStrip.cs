using Analytics.Pdf;
using Analytics.Release;
using Analytics.Release.Clusters;
using Analytics.Reports.Pdf;

namespace Analytics.Reports.Charts;

/// <summary>Members of a cluster as dots without names on the spread of all practices; the reader's own is filled.</summary>
internal static class DotStrip
{
    private const double Radius = 2.5;
    private const double BandShare = 0.82;

    public static void Draw(ICanvas canvas, Box area, IReadOnlyList<ClusterRow> members, Published<decimal> own, PeerSpread peers)
    {
        // The own dot stands where its row does; without rows, where its figure is.
        var alone = members.Any(member => member.IsOwn) ? default : own;
        if (SpreadScale.Of(alone, peers, members.Select(member => member.Value), area.X, area.Width) is not { } scale)
        {
            Hatch.Draw(canvas, area.X + Hatch.Width, area.Y + (area.Height - Hatch.Height) / 2);
            return;
        }
        double middle = area.Y + area.Height / 2;
        canvas.Path(new PathData().MoveTo(area.X, middle).LineTo(area.Right, middle), null, new Stroke(Palette.Grid, 0.6));
        SpreadStrip.DrawBands(canvas, scale, peers, middle, area.Height * BandShare);
        foreach (var here in members.GroupBy(member => scale.X(member.Value)).OrderBy(group => group.Key)) DrawStack(canvas, here.Key, middle, area.Height, [.. here.OrderBy(member => member.IsOwn)]);
        alone.Match(value => SpreadStrip.DrawOwn(canvas, scale.X(value), middle, Radius + 0.6), _ => false);
    }

    public static void DrawMember(ICanvas canvas, double x, double y) =>
        canvas.Path(new PathData().Circle(x, y, Radius), Palette.White, new Stroke(Palette.Petrol, 1.1));

    /// <summary>Equal values above each other.</summary>
    private static void DrawStack(ICanvas canvas, double x, double middle, double height, ClusterRow[] members)
    {
        double step = Math.Min(2 * Radius, (height - 2 * Radius) / Math.Max(1, members.Length - 1));
        for (int i = 0; i < members.Length; i++)
        {
            double y = middle + (i - (members.Length - 1) / 2.0) * step;
            if (members[i].IsOwn) SpreadStrip.DrawOwn(canvas, x, y, Radius + 0.6);
            else DrawMember(canvas, x, y);
        }
    }
}
