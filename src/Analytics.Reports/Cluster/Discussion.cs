using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Cluster;

/// <summary>The page for the meeting: what to talk about, room for answers, and one change with a number and a date.</summary>
internal static class Discussion
{
    private const int Topics = 2;

    public static Section Of(Reader reader, IReadOnlyList<ClusterMeasure> measures)
    {
        var texts = reader.Texts;
        var widest = measures.Where(measure => measure.HasRows).OrderByDescending(measure => measure.Span).Take(Topics).Select(measure => measure.Together).ToList();
        return new Section("discussion", texts["cluster.discussion.title"],
        [
            new Heading(HeadingLevel.Title, texts["cluster.discussion.title"]),
            new Para(widest.Count == 0 ? texts.Rich("cluster.discussion.lead") : texts.Rich("cluster.discussion.widest", ("topics", Phrases.Topics(reader, widest))), ParaStyle.PageLead),
            .. texts.Series("cluster.question").SelectMany(question => new Block[] { new GoalBox(question.Plain, [new(texts["cluster.answer"], LineWidth.Long)]) { HasNotes = true } }),
            new GoalBox(texts["cluster.agreed"],
            [
                new(texts["plan.indicator"], LineWidth.Long), new(texts["plan.now"], LineWidth.Short), new(texts["plan.goal"], LineWidth.Short),
                new(texts["plan.firstStep"], LineWidth.Long), new(texts["cluster.due"], LineWidth.Medium),
            ]),
        ]);
    }
}
