using Analytics.Release;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>Which substances lie behind the groups.</summary>
internal static class SubstancesSection
{
    public static Section? Of(Reader reader, IReadOnlyList<SubstanceRow> substances, Numbering numbering)
    {
        if (substances.Count == 0) return null;
        var texts = reader.Texts;
        return new Section("substances", texts["substances.title"],
        [
            new Heading(HeadingLevel.Title, texts["substances.title"]),
            new Para(texts.Rich("substances.lead." + reader.Key, ("year", reader.ReportingYear)), ParaStyle.PageLead),
            SubstanceTable.Of(reader, substances, numbering),
        ])
        { StartsPage = false };
    }
}
