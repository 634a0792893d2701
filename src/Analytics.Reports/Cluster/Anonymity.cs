using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Cluster;

/// <summary>Why nobody can be recognised, and what members should know before they show the report to others; for two who have agreed to be named, what they have agreed to.</summary>
internal static class Anonymity
{
    public static Section Of(Reader reader) => new("anonymity", Title(reader),
    [
        new Heading(HeadingLevel.Title, Title(reader)),
        new Para(reader.Texts.Rich(Key(reader) + ".lead"), ParaStyle.PageLead),
        new Bullets(Reasons(reader)),
    ])
    { StartsPage = false };

    public static string Title(Reader reader) => reader.Texts[Key(reader) + ".title"];

    public static IReadOnlyList<RichText> Reasons(Reader reader) => reader.Texts.Series(Key(reader));

    private static string Key(Reader reader) => reader.IsOpen ? "cluster.open" : reader.Key + ".anonymity";
}
