using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.National;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Municipal;

/// <summary>The report to a municipality: municipal level and above.</summary>
internal static class MunicipalReport
{
    public static ReportDocument Compose(MunicipalityBook book, ReportTexts texts, string? watermark = null)
    {
        var reader = ReaderOf(book, texts);
        var numbering = new Numbering(texts);
        var sheets = Indicators.Of(book.Measures);
        string title = texts.With("municipal.title", ("name", book.Name));
        bool nothing = sheets.All(sheet => !sheet.Own.Value.IsShown());
        Section?[] sections = nothing
            ? [CoverPage.Of(book, reader), NothingShown.Of(book, reader, numbering), HiddenSection.Of(reader, book.Summary, numbering), MethodSection.Of(reader, sheets)]
            :
            [
                CoverPage.Of(book, reader),
                KeyFindings.Of(book, reader, sheets, numbering),
                .. Theme.Of(sheets).Select((theme, i) => ThemeSections.Of(reader, theme, numbering, isFirst: i == 0)),
                GroupsSection.Of(reader, sheets, numbering),
                VariationSection.Of(reader, sheets, numbering),
                StructureSection.Of(reader, book.Structure, numbering),
                AgesSection.Of(reader, book.Ages, book.AgesOfNation, numbering),
                ComparisonSection.Of(reader, sheets, numbering),
                SubstancesSection.Of(reader, book.Substances, numbering),
                TablesSection.Of(reader, sheets, numbering),
                HiddenSection.Of(reader, book.Summary, numbering),
                MethodSection.Of(reader, sheets),
            ];
        return FrontMatter.Document(reader, title, title, watermark, [.. sections.OfType<Section>()]);
    }

    public static Reader ReaderOf(MunicipalityBook book, ReportTexts texts) => new(texts, UnitLevel.Municipality, texts.Culture.List([book.Name, .. book.JoinedWith]), Residents: true, book.Stamp);

    /// <summary>Whose figures these are, where a split has joined them; nothing otherwise.</summary>
    public static IEnumerable<Block> UnionNote(MunicipalityBook book, Reader reader)
    {
        if (book.JoinedWith.Count > 0) yield return new Para(reader.Texts.With("municipality.union", ("names", reader.Name)), ParaStyle.PageLead);
    }
}
