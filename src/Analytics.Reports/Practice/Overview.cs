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
            Closing(reader, sheets),
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
            Notes = [.. FirstPage.Units(reader, chosen, form), .. FirstPage.Left(reader, sheets.Count, chosen.Count), .. reader.SignNotes(groups)],
        };
    }

    private static Row RowOf(Reader reader, MeasureSheet sheet, bool withUnits) => new(
    [
        new TextCell(sheet.Measure.ShortTitle[reader.Texts.Language]) { Detail = withUnits ? reader.UnitOf(sheet.Measure) : null },
        new TextCell(RichText.InBold(reader.Figure(sheet, sheet.Own.Value)), Tone.Own) { Large = true },
        new TextCell(reader.Figure(sheet, sheet.Peers.Median)),
        SpreadTexts.Cell(reader, sheet), Verdicts.Cell(reader, sheet),
    ]);

    private static Columns Closing(Reader reader, IReadOnlyList<MeasureSheet> sheets)
    {
        var texts = reader.Texts;
        var good = sheets.Where(sheet => Positions.VerdictOf(sheet) == Verdict.Good).ToList();
        var look = FocusOrder.Of(sheets).Where(sheet => Positions.VerdictOf(sheet) is Verdict.LookCloser || Positions.VerdictOf(sheet) is Verdict.Different && Positions.Of(sheet) == Position.Higher).ToList();
        // Low without being better: named, and left to the reader.
        var low = sheets.Where(sheet => Positions.VerdictOf(sheet) is Verdict.Different && Positions.Of(sheet) == Position.Lower).ToList();
        string nothing = sheets.All(sheet => Positions.Of(sheet) == Position.Unknown) ? "unknown" : "none";
        var alike = sheets.Where(sheet => Positions.VerdictOf(sheet) == Verdict.LikeMost).ToList();
        string noneLow = nothing == "none" && look.Count > 0 ? alike.Count > 0 ? "alike" : "high" : nothing;
        return new Columns(
        [
            [
                new Heading(HeadingLevel.Card, texts["closing.good"]) { Sign = Verdict.Good },
                new Para(good.Count > 0 ? texts.With("closing.good.some", ("subjects", Phrases.FirstTopics(reader, [.. good, .. low])))
                    : low.Count > 0 ? texts.With("closing.good.lower", ("subjects", Phrases.FirstTopics(reader, low))) : texts.With("closing.good." + noneLow, ("subjects", alike.Count > 0 ? Phrases.FirstTopics(reader, alike) : ""))),
            ],
            [
                new Heading(HeadingLevel.Card, texts["closing.look"]) { Sign = Verdict.LookCloser },
                new Para(look.Count > 0 ? texts.With("closing.look.some", ("subjects", Phrases.FirstTopics(reader, look))) : texts["closing.look." + nothing]),
            ],
            [
                new Heading(HeadingLevel.Card, texts["closing.next"]) { Sign = Verdict.LikeMost },
                new Para(texts["closing.next.text"]),
            ],
        ])
        { Ruled = true, KeepWithNext = true };
    }
}
