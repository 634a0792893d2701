using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Practice;

/// <summary>The page to read before the meeting: facts, key sentence, all measures, what to do next.</summary>
internal static class Overview
{
    public static Section Of(PracticeBook book, Reader reader, IReadOnlyList<MeasureSheet> sheets) => FirstPage.Of(form => Of(book, reader, sheets, form));

    private static Section Of(PracticeBook book, Reader reader, IReadOnlyList<MeasureSheet> sheets, FirstPageForm form)
    {
        var texts = reader.Texts;
        return new Section("overview", texts["overview.title"],
        [
            .. Top(book, reader, sheets),
            new Para(Answer.OfPractice(reader, sheets), ParaStyle.Lead),
            SpreadTexts.Legend(reader),
            StripTable(reader, sheets, form),
            ClosingCards.Of(reader, sheets),
            new GoalBox(texts["plan.title"],
            [
                new(texts["plan.indicator"], LineWidth.Long), new(texts["plan.now"], LineWidth.Short), new(texts["plan.goal"], LineWidth.Short),
                new(texts["plan.firstStep"], LineWidth.Long), new(texts["plan.who"], LineWidth.Medium),
            ]),
        ]);
    }

    /// <summary>Name and facts, which a profile without figures has too.</summary>
    public static IReadOnlyList<Block> Top(PracticeBook book, Reader reader, IReadOnlyList<MeasureSheet> sheets)
    {
        var texts = reader.Texts;
        return
        [
            new Para(texts.With("practice.kicker", ("year", reader.ReportingYear)), ParaStyle.Kicker),
            new Heading(HeadingLevel.Title, book.Name),
            new Facts(
            [
                new(texts["fact.doctors"], texts.Count(book.Gps)),
                new(texts["fact.list"], texts.Count(book.ListSize)),
                new(texts["fact.municipality"], book.MunicipalityName),
                new(texts["fact.period"], FrontMatter.Period(reader)),
                new(texts["fact.comparedWith"], FirstPage.ComparedWith(reader, sheets)),
            ]),
        ];
    }

    private static Table StripTable(Reader reader, IReadOnlyList<MeasureSheet> sheets, FirstPageForm form)
    {
        var texts = reader.Texts;
        var chosen = FirstPage.Rows(sheets, form);
        RowGroup[] groups = [.. Theme.Of(chosen).Select(theme => new RowGroup(texts[theme.Key], [.. theme.Sheets.Select(sheet => RowOf(reader, sheet, form.WithUnits))]))];
        return new Table
        {
            Look = form.Look,
            Columns =
            [
                new(texts["column.indicator"], new(3.1)),
                new(texts["column.own.practice"], new(1), Alignment.Right, Tone.Own),
                new(texts["column.median"], new(1), Alignment.Right, Tone.Median),
                new(texts["column.spread.practice"], new(3.1)),
                new(texts["column.verdict"], new(1.75)),
            ],
            Groups = groups,
            Notes = [.. FirstPage.Notes(reader, sheets, chosen, form), .. reader.SignNotes(groups)],
        };
    }

    private static Row RowOf(Reader reader, MeasureSheet sheet, bool withUnits) => new(
    [
        new TextCell(sheet.Measure.ShortTitle[reader.Texts.Language]) { Detail = withUnits ? reader.UnitOf(sheet.Measure) : null },
        new TextCell(RichText.InBold(reader.Figure(sheet, sheet.Own.Value)), Tone.Own) { Large = true },
        new TextCell(reader.Figure(sheet, sheet.Peers.Median)),
        SpreadTexts.Cell(reader, sheet), Verdicts.Cell(reader, sheet),
    ]);
}
