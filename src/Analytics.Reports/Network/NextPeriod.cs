using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Network;

/// <summary>One target, one change to try, one date; and room for what figures do not show.</summary>
internal static class NextPeriod
{
    /// <param name="hasStories">Whether there is room for them already.</param>
    public static Section Of(Reader reader, bool hasStories)
    {
        var texts = reader.Texts;
        GoalField[] test =
        [
            new(texts["next.change"], LineWidth.Long), new(texts["next.where"], LineWidth.Medium), new(texts["next.when"], LineWidth.Medium),
        ];
        return new Section("next", texts["next.title"],
        [
            new Heading(HeadingLevel.Title, texts["next.title"]),
            new Para(texts["next.lead"], ParaStyle.PageLead),
            new Bullets(texts.Series("next.step"), Numbered: true),
            new GoalBox(texts["next.target"],
            [
                new(texts["plan.indicator"], LineWidth.Long), new(texts["plan.now"], LineWidth.Short), new(texts["plan.goal"], LineWidth.Short), new(texts["next.by"], LineWidth.Medium),
            ]),
            new GoalBox(texts["next.test"], test),
            new GoalBox(texts["next.follow"], [new(texts["next.sign"], LineWidth.Long), new(texts["plan.who"], LineWidth.Medium), new(texts["next.date"], LineWidth.Medium)]),
            .. hasStories ? Array.Empty<Block>() : [new GoalBox(texts["next.stories"], [new(texts["next.stories.staff"], LineWidth.Long), new(texts["next.stories.patients"], LineWidth.Long)])],
        ]);
    }
}
