using Analytics.Measures;
using Analytics.Release;
using Analytics.Reports.Charts;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Municipal;

/// <summary>The municipal report in plain words, for patients' representatives and everybody else: two pages of the same figures, told as people of a thousand.</summary>
internal static class PlainEdition
{
    public static ReportDocument Compose(MunicipalityBook book, ReportTexts texts, string? watermark = null)
    {
        var reader = MunicipalReport.ReaderOf(book, texts);
        string title = texts.With("plain.title", ("name", book.Name));
        return FrontMatter.Document(reader, title, title, watermark, [Here(book, reader, title), Words(reader)]) with { Subject = texts["plain.about"] };
    }

    private static Section Here(MunicipalityBook book, Reader reader, string title)
    {
        var texts = reader.Texts;
        var told = Told(book.Measures);
        return new Section("plain", title,
        [
            new Para(texts.With("plain.kicker", ("year", reader.ReportingYear)), ParaStyle.Kicker),
            new Heading(HeadingLevel.Title, title),
            new Para(texts["plain.lead"], ParaStyle.Lead),
            new Heading(HeadingLevel.Section, texts.With("plain.here", ("name", book.Name))),
            .. MunicipalReport.UnionNote(book, reader),
            .. told.Count > 0 ? Figures(reader, told) : [new Para(texts[book.Summary.Withheld > 0 ? "plain.hidden" : "plain.noData"], ParaStyle.Lead)],
            new Heading(HeadingLevel.Section, texts["plain.not"]),
            new Bullets(texts.Series("plain.not")) { Large = true },
        ]);
    }

    private static IEnumerable<Block> Figures(Reader reader, List<MeasureSheet> told) =>
        [new Bullets([.. told.Select(sheet => Sentence(reader, sheet))]) { Large = true }, TableOf(reader, told), .. PeopleOf(reader, told)];

    private static Section Words(Reader reader)
    {
        var texts = reader.Texts;
        return new Section("words", texts["plain.words"],
        [
            new Heading(HeadingLevel.Section, texts["plain.words"]),
            new Bullets(texts.Series("plain.word")) { Large = true },
            new Heading(HeadingLevel.Section, texts["plain.own"]),
            new Bullets(texts.Series("plain.own")) { Large = true },
            new Heading(HeadingLevel.Section, texts["plain.do"]),
            new Bullets(texts.Series("plain.do")) { Large = true },
            new Heading(HeadingLevel.Section, texts["plain.ask"]),
            new Bullets(texts.Series("plain.ask"), Numbered: true) { Large = true },
            new Para(texts.With("plain.source", ("period", reader.Culture.Range(reader.Stamp.Period.From, reader.Stamp.Period.To)), ("imprint", FrontMatter.Imprint(reader))), ParaStyle.Note),
        ]);
    }

    /// <summary>What can be told as people: users, long-term users, and both medicines at once; in this order, one of each.</summary>
    private static List<MeasureSheet> Told(IReadOnlyList<MeasureSheet> sheets)
    {
        MeasureSheet? First(Quantity quantity, string? drugs = null) => Indicators.Of(sheets).FirstOrDefault(sheet =>
            sheet.Measure.Quantity == quantity && (drugs is null || sheet.Measure.Drugs == drugs) && sheet.Own.Value.IsShown());
        MeasureSheet?[] wanted =
        [
            First(Quantity.UsersPer1000, "opi"), First(Quantity.PersistentUsersPer1000), First(Quantity.ConcurrentUsersPercent),
            First(Quantity.UsersPer1000, "bzd"), First(Quantity.UsersPer1000, "z"), First(Quantity.UsersPer1000, "pall90"),
        ];
        return [.. wanted.OfType<MeasureSheet>()];
    }

    /// <summary>"About 86 of 1000 inhabitants got an opioid in 2024. That is like most municipalities, and fewer than in 2022."</summary>
    private static RichText Sentence(Reader reader, MeasureSheet sheet)
    {
        var texts = reader.Texts;
        string count = sheet.Own.Value.Match(value => About(reader, value), texts.Withheld);
        RichText text = texts.Rich("plain.of." + KeyOf(sheet), ("n", count), ("year", reader.ReportingYear));
        if (Positions.Of(sheet) is var position && position != Position.Unknown) text += " " + texts["plain.position." + position];
        if (Change.Of(sheet) is { } change) text += " " + texts.With("plain.trend." + change.Key, ("year", ReportCulture.Year(change.From.Year)));
        string more = "plain.more." + KeyOf(sheet);
        return texts.Has(more) ? text + " " + texts[more] : text;
    }

    private static Table TableOf(Reader reader, List<MeasureSheet> told)
    {
        var texts = reader.Texts;
        RowGroup[] groups = [new(null, [.. told.Select(sheet => new Row(
        [
            new TextCell(texts["plain.row." + KeyOf(sheet)]),
            new TextCell(RichText.InBold(People(reader, sheet.Own.Value))), new TextCell(People(reader, sheet.Nation?.Value ?? default)),
        ]))])];
        return new Table
        {
            Look = TableLook.Airy,
            Columns = [new(texts["plain.column.who"], new(4)), new(texts["plain.column.here"], new(1), Alignment.Right, Tone.Own), new(texts["column.nation"], new(1), Alignment.Right)],
            Groups = groups,
            Notes = [.. reader.SignNotes(groups)],
        };
    }

    /// <summary>The first that is one of a hundred people or more, as a hundred people, here and in the nation.</summary>
    private static IEnumerable<Block> PeopleOf(Reader reader, List<MeasureSheet> told)
    {
        if (told.Find(sheet => OfHundred(sheet, sheet.Own.Value).Match(count => count > 0, _ => false)) is not { } first) yield break;
        var texts = reader.Texts;
        string Name(string place, Published<int> count) => $"{place}: {texts.With("plain.people.of", ("n", texts.Count(count)))}";
        var (here, nation) = (OfHundred(first, first.Own.Value), OfHundred(first, first.Nation?.Value ?? default));
        PeopleGroup[] groups = [new(Name(texts["plain.column.here"], here), here), .. nation.IsShown() ? [new PeopleGroup(Name(texts["column.nation"], nation), nation)] : Array.Empty<PeopleGroup>()];
        yield return new Figure(new PeopleChart { Groups = groups }, texts["plain.row." + KeyOf(first)].Split(',')[0], "", string.Join(". ", groups.Select(group => group.Name)) + ".", texts["plain.people.caption"]);
    }

    /// <summary>Rounded to whole people.</summary>
    private static Published<int> OfHundred(MeasureSheet sheet, Published<decimal> value) =>
        value.Select(shown => (int)Math.Round(Math.Clamp(sheet.Measure.IsPercent ? shown : shown / 10, 0, 100), MidpointRounding.AwayFromZero));

    private static string People(Reader reader, Published<decimal> value) => value.Match(shown => About(reader, shown), reader.Texts.Withheld);

    /// <summary>Whole people: nobody reads decimals aloud.</summary>
    private static string About(Reader reader, decimal value) => value is > 0 and < 1 ? reader.Texts["plain.lessThanOne"] : reader.Culture.Number(value, 0);

    private static string KeyOf(MeasureSheet sheet) => sheet.Measure.Quantity == Quantity.UsersPer1000 ? $"{sheet.Measure.Quantity}.{sheet.Measure.Drugs}" : sheet.Measure.Quantity.ToString();
}
