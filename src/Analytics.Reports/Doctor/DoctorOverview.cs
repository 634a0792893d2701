using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Doctor;

/// <summary>The first page: facts, key sentence, all measures beside the practice's and among doctors, and a plan to fill in.</summary>
internal static class DoctorOverview
{
    public static Section Of(DoctorBook book, Reader reader, IReadOnlyList<MeasureSheet> sheets) => FirstPage.Of(form => Of(book, reader, sheets, form));

    private static Section Of(DoctorBook book, Reader reader, IReadOnlyList<MeasureSheet> sheets, FirstPageForm form)
    {
        var texts = reader.Texts;
        bool hasFigures = sheets.Any(sheet => sheet.Own.Value.IsShown());
        return new Section("overview", texts["overview.title"],
        [
            new Para(texts.With("doctor.kicker", ("year", reader.ReportingYear), ("practice", book.Practice.Name)), ParaStyle.Kicker),
            new Heading(HeadingLevel.Title, book.DoctorId),
            new Facts(
            [
                new(texts["fact.ownList"], texts.Count(book.ListSize)),
                new(texts["fact.office"], book.Practice.Name),
                new(texts["fact.municipality"], book.Practice.MunicipalityName),
                new(texts["fact.period"], FrontMatter.Period(reader)),
                new(texts["fact.comparedWith"], FirstPage.ComparedWith(reader, sheets)),
            ]),
            new Para(hasFigures ? Answer.OfPractice(reader, sheets) : texts.With("doctor.nothing." + (book.Summary.Withheld > 0 ? "withheld" : "noData"), ("year", reader.ReportingYear)), ParaStyle.Lead),
            SpreadTexts.Legend(reader),
            StripTable(book, reader, sheets, form),
            .. hasFigures ? [ClosingCards.Of(reader, sheets)] : Array.Empty<Block>(),
            new GoalBox(texts["doctor.plan"],
            [
                new(texts["plan.indicator"], LineWidth.Long), new(texts["plan.now"], LineWidth.Short), new(texts["plan.goal"], LineWidth.Short),
                new(texts["plan.firstStep"], LineWidth.Long), new(texts["cluster.due"], LineWidth.Medium),
            ]),
        ]);
    }

    private static Table StripTable(DoctorBook book, Reader reader, IReadOnlyList<MeasureSheet> sheets, FirstPageForm form)
    {
        var texts = reader.Texts;
        var office = book.Practice.Measures.ToDictionary(sheet => sheet.Measure.Id, sheet => sheet.Own.Value);
        var chosen = FirstPage.Rows(sheets, form);
        // A practice of one is that doctor.
        bool isAlone = book.Practice.Gps.Match(gps => gps == 1, _ => false);
        RowGroup[] groups = [.. Theme.Of(chosen).Select(theme => new RowGroup(texts[theme.Key], [.. theme.Sheets.Select(RowOf)]))];
        return new Table
        {
            Look = form.Look,
            Columns =
            [
                new(texts["column.indicator"], new(2.8)),
                new(texts["column.own.doctor"], new(1.1), Alignment.Right, Tone.Own),
                .. isAlone ? Array.Empty<Column>() : [new(texts["column.office"], new(1.05), Alignment.Right)],
                new(texts["column.median"], new(1), Alignment.Right, Tone.Median),
                new(texts["column.spread.doctor"], new(2.8)),
                new(texts["column.verdict"], new(1.7)),
            ],
            Groups = groups,
            Notes = [.. FirstPage.Notes(reader, sheets, chosen, form), .. isAlone ? Array.Empty<RichText>() : [texts["doctor.office.note"]], .. reader.IsByList ? Array.Empty<RichText>() : [texts["doctor.users.note"]], .. reader.SignNotes(groups)],
        };

        Row RowOf(MeasureSheet sheet) => new(
        [
            new TextCell(sheet.Measure.ShortTitle[texts.Language]) { Detail = form.WithUnits ? reader.UnitOf(sheet.Measure) : null },
            new TextCell(RichText.InBold(reader.Figure(sheet, sheet.Own.Value)), Tone.Own) { Large = true },
            .. isAlone ? Array.Empty<Cell>() : [new TextCell(reader.Figure(sheet, office[sheet.Measure.Id]))],
            new TextCell(reader.Figure(sheet, sheet.Peers.Median)),
            SpreadTexts.Cell(reader, sheet), Verdicts.Cell(reader, sheet),
        ]);
    }
}
