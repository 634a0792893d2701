using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Network;

/// <summary>The report to a learning network of municipalities: members by name, together, and against all others.</summary>
internal static class NetworkReport
{
    public static ReportDocument Compose(NetworkBook book, ReportTexts texts, string? watermark = null)
    {
        var reader = new Reader(texts, UnitLevel.Network, book.Name, Residents: true, book.Stamp);
        var numbering = new Numbering(texts);
        var sheets = Indicators.Of([.. book.Measures.Select(sheet => sheet.Together)]);
        string title = texts.With("network.title", ("name", book.Name));
        var stories = IsNothingShown(book) ? null : StoriesSection.Of(book, reader);
        Section?[] sections = IsNothingShown(book)
            ? [NetworkCover.Of(book, reader), WhereWeAre.Nothing(book, reader, numbering)]
            :
            [
                NetworkCover.Of(book, reader),
                WhereWeAre.Of(book, reader, numbering),
                AimSection.Of(book, reader, numbering),
                MemberRuns.Of(book, reader, numbering),
                BeforeAfter.Of(book, reader, numbering),
                StatusSection.Of(book, reader, numbering),
                stories,
                NextPeriod.Of(reader, hasStories: stories is not null),
                NetworkTables.Of(book, reader, numbering),
            ];
        return FrontMatter.Document(reader, title, book.Name, watermark,
            [.. sections.OfType<Section>(), HiddenSection.Of(reader, book.Summary, numbering), MethodSection.Of(reader, sheets)]);
    }

    /// <summary>No figure of the reporting year: a stray quarter of an earlier year is no report.</summary>
    private static bool IsNothingShown(NetworkBook book) =>
        book.Measures.All(sheet => !sheet.Together.Own.Value.IsShown() && sheet.Members.All(member => !member.Own.Value.IsShown()));
}
