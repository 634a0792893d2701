using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Cluster;

/// <summary>Why nobody can be recognised, and what members should know before they show the report to others.</summary>
internal static class Anonymity
{
    public static Section Of(Reader reader)
    {
        var texts = reader.Texts;
        return new Section("anonymity", texts["cluster.anonymity.title"],
        [
            new Heading(HeadingLevel.Title, texts["cluster.anonymity.title"]),
            new Para(texts.Rich("cluster.anonymity.lead"), ParaStyle.PageLead),
            new Bullets(texts.Series("cluster.anonymity")),
        ])
        { StartsPage = false };
    }
}
