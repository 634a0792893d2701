using Analytics.Release;
using Analytics.Release.Courses;
using Analytics.Reports.Charts;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Cluster;

/// <summary>The members' mean over time against all practices; in a member's copy with its own line beside.</summary>
internal static class Trends
{
    /// <param name="member">The reader of a member's copy; null in the copy that all share.</param>
    public static Section? Of(Reader reader, Reader? member, Course? course, IReadOnlyList<ClusterMeasure> measures, Numbering numbering)
    {
        var texts = reader.Texts;
        var charted = Charted(measures);
        if (charted.Count == 0) return null;
        bool hasMember = member is not null && charted.Exists(HasOwn);
        var blocks = new List<Block>
        {
            new Heading(HeadingLevel.Title, texts[reader.Key + ".trends.title"]),
            new Para(texts.Rich("cluster.trends.lead") + (hasMember ? " " + member!.Own("cluster.trends.member") : ""), ParaStyle.PageLead),
        };
        blocks.AddRange(Moved.Of(reader, course, [.. measures.Select(measure => measure.Together)], numbering));
        bool isFirst = true;
        foreach (Theme theme in Theme.Of(charted.ConvertAll(measure => measure.Together)))
        {
            List<ClusterMeasure> some = [.. charted.Where(measure => theme.Sheets.Contains(measure.Together))];
            int wide = some.Count % 2;
            blocks.Add(new Heading(HeadingLevel.Section, texts[theme.Key]));
            blocks.AddRange(some.Take(wide).Select(measure => FigureOf(reader, member, measure, numbering)));
            blocks.AddRange(some.Skip(wide).Chunk(2).Select(pair => new Columns([.. pair.Select(measure => (IReadOnlyList<Block>)[FigureOf(reader, member, measure, numbering, small: true)])])));
            if (isFirst && wide == 0) blocks.Add(new Para(TrendFigure.HowToRead(reader, theme.Sheets[0]), ParaStyle.Note));
            isFirst = false;
        }
        return new Section("trends", texts[reader.Key + ".trends.title"], blocks) { StartsPage = false };
    }

    /// <summary>Where there is a run chart of the same points, its verdict is the title: two charts of a line say the same.</summary>
    public static Figure FigureOf(Reader reader, Reader? member, ClusterMeasure measure, Numbering numbering, bool small = false)
    {
        MeasureSheet sheet = measure.Together;
        Figure figure = TrendFigure.Of(reader, sheet, numbering, small);
        bool isJudged = sheet.Course is not null && CourseSection.IsByQuarter(sheet);
        if (isJudged) figure = figure with { Title = RunFigure.Title(reader, sheet.Measure, sheet.Trend, sheet.Course!.Reading) };
        if (member is null) return figure;
        figure = figure with { Title = $"{reader.OwnLabel}{(isJudged ? "," : ":")} {char.ToLowerInvariant(figure.Title[0])}{figure.Title[1..]}" };
        if (figure.Chart is not TrendChart chart || !HasOwn(measure)) return figure;
        var own = measure.Own!.Trend;
        var shown = own.Where(one => one.Value.IsShown()).ToList();
        return figure with
        {
            Chart = chart with { Member = [.. sheet.Trend.Select(all => own.FirstOrDefault(one => one.Period == all.Period)?.Value ?? default)], MemberName = member.OwnLabel },
            Alt = figure.Alt + " " + reader.Texts.With("alt.trend.own", ("name", member.OwnLabel),
                ("from", reader.Figure(sheet, shown[0].Value)), ("first", reader.Culture.Period(shown[0].Period)), ("to", reader.Figure(sheet, shown[^1].Value)), ("last", reader.Culture.Period(shown[^1].Period))),
        };
    }

    /// <summary>Whether the member has a line of its own to draw.</summary>
    public static bool HasOwn(ClusterMeasure measure) => measure.Own is { } own && own.Trend.Count(figure => figure.Value.IsShown()) > 1;

    /// <summary>Those whose mean is shown all the way.</summary>
    public static List<ClusterMeasure> Charted(IReadOnlyList<ClusterMeasure> measures) =>
        [.. measures.Where(measure => TrendFigure.HasTrend(measure.Together) && measure.Together.Trend.All(figure => figure.Value.IsShown()))];
}
