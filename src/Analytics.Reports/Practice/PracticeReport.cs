using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Practice;

/// <summary>The profile of a practice, for its own doctors: own figures, and how peers are spread without saying who they are.</summary>
internal static class PracticeReport
{
    public static ReportDocument Compose(PracticeBook book, ReportTexts texts, string? watermark = null) => ProfileForm.Fitting(form => Compose(book, texts, watermark, form));

    private static ReportDocument Compose(PracticeBook book, ReportTexts texts, string? watermark, ProfileForm form)
    {
        var reader = new Reader(texts, UnitLevel.Practice, book.Name, Residents: false, book.Stamp);
        var numbering = new Numbering(texts);
        var sheets = Indicators.Of(book.Measures);
        bool nothing = sheets.All(sheet => !sheet.Own.Value.IsShown());
        Section?[] sections = nothing
            ? [NothingShown.Of(book, reader, sheets, numbering), HiddenSection.Of(reader, book.Summary, numbering), MethodSection.Of(reader, sheets, EffectiveList(book, texts)), WorkSheet.Of(reader, book.Course, sheets, numbering)]
            :
            [
                Overview.Of(book, reader, sheets),
                CourseSection.Of(reader, book.Course, sheets, numbering),
                FocusPage.Of(reader, sheets, numbering),
                .. Trends.Of(reader, sheets, form, numbering),
                StructureSection.Of(reader, book.Structure, numbering),
                AgesSection.Of(reader, book.Ages, [], numbering),
                ComparisonSection.Of(reader, sheets, numbering),
                SubstancesSection.Of(reader, book.Substances, numbering),
                TablesSection.Of(reader, [YearTable.Of(reader, sheets, numbering)], Trends.Tabled(sheets, form), numbering),
                HiddenSection.Of(reader, book.Summary, numbering),
                MethodSection.Of(reader, sheets, EffectiveList(book, texts)),
                WorkSheet.Of(reader, book.Course, sheets, numbering),
            ];
        string title = texts.With("practice.title", ("name", book.Name), ("year", reader.ReportingYear));
        return FrontMatter.Document(reader, title, texts.With("practice.header", ("name", book.Name)), watermark, [.. sections.OfType<Section>()]);
    }

    private static Block[] EffectiveList(PracticeBook book, ReportTexts texts) => book.EffectiveListSize is { } effective
        ? [new Para(texts.With("method.effectiveList", ("effective", texts.Count(effective)), ("list", texts.Count(book.ListSize))))]
        : [];
}
