using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Municipal;

/// <summary>The municipal report for a meeting room: at most eight slides, of the same figures.</summary>
internal static class MunicipalSlides
{
    private const int MostTiles = 3;

    public static ReportDocument Compose(MunicipalityBook book, ReportTexts texts, string? watermark = null)
    {
        var reader = MunicipalReport.ReaderOf(book, texts);
        var numbering = new Numbering(texts);
        var sheets = Indicators.Of(book.Measures);
        string title = texts.With("municipal.title", ("name", book.Name));
        var areas = KeyFindings.AreasOf(reader, sheets);
        var topics = areas.Count > 0 ? areas : [.. FocusOrder.Of(sheets).Take(1)];
        Section?[] slides =
        [
            Slides.Title(reader, title, texts["cover.kind"], texts.With("municipality.name", ("name", book.Name)), texts.With("cover.lead", ("period", reader.Culture.Range(book.Stamp.Period.From, book.Stamp.Period.To)))),
            topics.Count == 0 ? Nothing(book, reader) : Findings(book, reader, sheets),
            .. topics.Where(TrendFigure.HasTrend).Select(sheet => Slides.Trend(reader, sheet, numbering)),
            Spread(reader, topics, numbering),
            Areas(reader, sheets, areas),
            Slides.Of("talk", texts["work.questions"], new Bullets(texts.Series("slides.talk.municipality"), Numbered: true) { Large = true }, new Para(texts["slides.note"], ParaStyle.Note)),
        ];
        return Slides.Document(reader, title, title, watermark, [.. slides.OfType<Section>()]);
    }

    private static Section Findings(MunicipalityBook book, Reader reader, IReadOnlyList<MeasureSheet> sheets) => Slides.Of("findings", reader.Texts["findings.title"],
    [
        new Para(Answer.Of(reader, sheets), ParaStyle.Lead),
        .. MunicipalReport.UnionNote(book, reader),
        new KeyFigures([.. FocusOrder.Tiles(sheets, MostTiles).Select(sheet => KeyFindings.Tile(reader, sheet))]),
    ]);

    private static Section Nothing(MunicipalityBook book, Reader reader)
    {
        var texts = reader.Texts;
        return Slides.Of("findings", texts["nothing.title"],
            new Para(NothingShown.Why(book, reader), ParaStyle.Lead),
            new Bullets(texts.Series("nothing.use.municipality")) { Large = true });
    }

    /// <summary>Where the municipality lies in the first of the areas, where there is anybody to lie among.</summary>
    private static Section? Spread(Reader reader, IReadOnlyList<MeasureSheet> areas, Numbering numbering)
    {
        if (areas.FirstOrDefault(sheet => Positions.Of(sheet) != Position.Unknown) is not { } sheet) return null;
        // Its chart over time has the conclusion as its title already.
        string title = TrendFigure.HasTrend(sheet)
            ? reader.Texts.With("slides.spread", ("topic", Phrases.TopicTitle(reader, sheet.Measure)))
            : reader.Texts.With("conclusion.position", ("subject", Phrases.Subject(reader, sheet.Measure)), ("position", Phrases.PositionOf(reader, sheet)!));
        return Slides.Of("spread", title, new Para(Phrases.Reading(reader, sheet), ParaStyle.Lead), SpreadTexts.Figure(reader, sheet, numbering) with
        {
            Title = "",
            Caption = SpreadTexts.Caption(reader, sheet),
        });
    }

    private static Section? Areas(Reader reader, IReadOnlyList<MeasureSheet> sheets, IReadOnlyList<MeasureSheet> areas) => areas.Count == 0 ? null : Slides.Of("areas", KeyFindings.AreasTitle(reader, areas),
        new Bullets([.. areas.Select(sheet => RichText.InBold($"{sheet.Measure.ShortTitle[reader.Texts.Language]} ({KeyFindings.Now(reader, sheet)}). ") + KeyFindings.WhatToDo(reader, sheet))], Numbered: true) { Large = true },
        new Para(Higher(reader, sheets.Except(areas)), ParaStyle.Note));

    /// <summary>What else is higher than in most: no slide names it.</summary>
    private static RichText Higher(Reader reader, IEnumerable<MeasureSheet> others)
    {
        string[] names = [.. others.Where(sheet => Positions.Of(sheet) == Position.Higher).Select(sheet => sheet.Measure.ShortTitle[reader.Texts.Language])];
        return names.Length == 0 ? "" : reader.Texts.With("slides.higher", ("names", string.Join("; ", names)));
    }
}
