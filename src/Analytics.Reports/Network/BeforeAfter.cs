using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Charts;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Network;

/// <summary>What has changed from before the project to after it: member by member, together, and for all others in the same months.</summary>
internal static class BeforeAfter
{
    /// <returns>Null where the figures reach one side of the project only, and there is a line to read instead: then that is said of the lines.</returns>
    public static Section? Of(NetworkBook book, Reader reader, Numbering numbering)
    {
        if (Unknown(book, reader) is not null) return null;
        var texts = reader.Texts;
        string title = texts[book.Project is null ? "phases.title.years" : "phases.title"];
        var sheets = Chosen.Of(book).Where(sheet => sheet.Members.Any(member => member.Phases.Before.IsShown() && member.Phases.After.IsShown())).ToList();
        return new Section("phases", title,
        [
            new Heading(HeadingLevel.Title, title),
            new Para(Lead(book, reader), ParaStyle.PageLead),
            .. TogetherBlocks(book, reader, numbering),
            .. sheets.SelectMany(sheet => new Block[] { FigureOf(book, reader, sheet, numbering), MemberTable(book, reader, sheet, numbering) }),
        ])
        { StartsPage = false };
    }

    private static string Lead(NetworkBook book, Reader reader)
    {
        var texts = reader.Texts;
        string others = HasOthers(book) ? " " + texts["phases.lead.others"] : "";
        if (book.Project is null) return texts["phases.lead.years"] + others;
        var phases = book.Measures.Select(sheet => sheet.TogetherPhases).FirstOrDefault(one => one.BeforeFrom is not null && one.AfterTo is not null);
        return phases is { BeforeFrom: { } from, BeforeTo: { } to, AfterFrom: { } next, AfterTo: { } last }
            ? texts.With(HasChange(book) ? "phases.lead" : "phases.lead.hidden", ("before", reader.Culture.Range(from.First, to.Last)), ("after", reader.Culture.Range(next.First, last.Last))) + (HasChange(book) ? others : "")
            : Missing(book, reader);
    }

    /// <summary>Why there is nothing of before and after at all; null where there is, or where nothing else is told either.</summary>
    public static string? Unknown(NetworkBook book, Reader reader) =>
        book.Project is not null && Chosen.Of(book).Count > 0 && !HasChange(book) && !HasTogether(book) && !Chosen.Of(book).Any(sheet => RunFigure.HasSeries(sheet.Together.Trend)) ? Lead(book, reader) : null;

    private static bool HasTogether(NetworkBook book) => book.Measures.Any(sheet => sheet.TogetherPhases.Before.IsShown() || sheet.TogetherPhases.During.IsShown() || sheet.TogetherPhases.After.IsShown());

    private static bool HasChange(NetworkBook book) =>
        book.Measures.SelectMany(sheet => sheet.Members.Select(member => member.Phases).Append(sheet.TogetherPhases)).Any(phases => phases.Before.IsShown() && phases.After.IsShown());

    private static bool HasOthers(NetworkBook book) => book.Measures.Any(sheet => sheet.OthersPhases.Before.IsShown() && sheet.OthersPhases.After.IsShown());

    /// <summary>Which side of the project the data do not reach.</summary>
    private static string Missing(NetworkBook book, Reader reader) =>
        (book.Measures.Any(sheet => sheet.TogetherPhases.BeforeFrom is not null), book.Measures.Any(sheet => sheet.TogetherPhases.AfterTo is not null)) switch
        {
            (false, true) => reader.Texts["phases.lead.open.before"],
            (true, false) => reader.Texts["phases.lead.open.after"],
            _ => reader.Texts["phases.lead.open"],
        };

    /// <summary>The run chart of the members together, and the table of all measures against all others.</summary>
    private static IEnumerable<Block> TogetherBlocks(NetworkBook book, Reader reader, Numbering numbering)
    {
        var texts = reader.Texts;
        if (Chosen.Of(book).FirstOrDefault(sheet => RunFigure.HasSeries(sheet.Together.Trend)) is { } first)
            yield return RunFigure.Of(reader, first.Together.Measure, first.Together.Trend, first.TogetherReading, texts["own.network"], numbering);
        if (!HasTogether(book)) yield break;
        bool hasPhases = book.Project is not null;
        RowGroup[] groups = [.. Theme.Of([.. book.Measures.Select(sheet => sheet.Together)]).Select(theme => new RowGroup(texts[theme.Key],
            [.. theme.Sheets.Select(together => RowOf(reader, book.Measures.First(sheet => sheet.Together == together), hasPhases))]))];
        yield return new Table
        {
            Caption = numbering.Table(texts[hasPhases ? "phases.caption" : "phases.caption.years"]),
            Look = TableLook.Compact,
            KeepTogether = true,
            Columns =
            [
                new(texts["column.indicator"], new(2.6)),
                new(Chosen.Before(book, reader), new(1), Alignment.Right),
                .. hasPhases ? [new Column(texts["phase.during"], new(1), Alignment.Right)] : Array.Empty<Column>(),
                new(Chosen.After(book, reader), new(1), Alignment.Right, Tone.Own),
                new(texts["column.change"], new(1.35), Alignment.Right, Tone.Own),
                new(texts.With("phases.others", ("when", Inside(Chosen.Before(book, reader)))), new(1.2), Alignment.Right),
                new(texts.With("phases.others", ("when", Inside(Chosen.After(book, reader)))), new(1.2), Alignment.Right),
                new(texts["phases.others.change"], new(1.35), Alignment.Right),
            ],
            Groups = groups,
            Notes = [texts["phases.note"] + (book.Measures.Any(IsByYearInstead) ? " " + texts["phases.note.years"] : ""), .. reader.SignNotes(groups)],
        };
    }

    /// <summary>A measure of quarters that is told in years, as more can be shown so.</summary>
    private static bool IsByYearInstead(NetworkSheet sheet) =>
        CourseSection.IsByQuarter(sheet.Together) && sheet.Members.Select(member => member.Phases.BeforeFrom ?? member.Phases.AfterFrom).Any(period => period?.Kind == PeriodKind.Year);

    private static Row RowOf(Reader reader, NetworkSheet sheet, bool hasPhases)
    {
        var measure = sheet.Together.Measure;
        TextCell Value(Published<decimal> value) => reader.Texts.Figure(measure, value);
        var (own, others) = (sheet.TogetherPhases, sheet.OthersPhases);
        return new(
        [
            new TextCell(measure.ShortTitle[reader.Texts.Language]) { Detail = hasPhases && IsByYearInstead(sheet) ? reader.Texts["phases.years"] : null },
            Value(own.Before), .. hasPhases ? [Value(own.During)] : Array.Empty<Cell>(), Value(own.After), new TextCell(RichText.InBold(Phrases.ChangeBetween(reader, measure, own.Before, own.After))),
            Value(others.Before), Value(others.After), new TextCell(Phrases.ChangeBetween(reader, measure, others.Before, others.After)),
        ]);
    }

    private static Figure FigureOf(NetworkBook book, Reader reader, NetworkSheet sheet, Numbering numbering)
    {
        var texts = reader.Texts;
        var measure = sheet.Together.Measure;
        string before = Chosen.Before(book, reader), after = Chosen.After(book, reader);
        string FromTo(PhaseFigures phases) => phases.Before.IsShown() || phases.After.IsShown()
            ? $"{texts.Figure(measure, phases.Before)} → {texts.Figure(measure, phases.After)}"
            : texts.Figure(measure, phases.After);
        DumbbellRow[] rows =
        [
            .. book.Members.Zip(sheet.Members, (member, series) => new DumbbellRow(member.Name, series.Phases.Before, series.Phases.After, FromTo(series.Phases))),
            .. sheet.TogetherPhases.Before.IsShown() || sheet.TogetherPhases.After.IsShown() ? [new DumbbellRow(texts["own.network"], sheet.TogetherPhases.Before, sheet.TogetherPhases.After, FromTo(sheet.TogetherPhases))] : Array.Empty<DumbbellRow>(),
            .. sheet.OthersPhases.Before.IsShown() || sheet.OthersPhases.After.IsShown() ? [new DumbbellRow(texts["column.others"], sheet.OthersPhases.Before, sheet.OthersPhases.After, FromTo(sheet.OthersPhases))] : Array.Empty<DumbbellRow>(),
        ];
        Trend[] trends = [.. sheet.Members.Select(series => series.Phases.Before.And(series.Phases.After, Change.TrendOf).Match(trend => trend, _ => (Trend?)null)).OfType<Trend>()];
        var chart = new DumbbellChart { Rows = rows, BeforeName = before, AfterName = after, Tick = TrendFigure.Tick(reader, measure) };
        int down = trends.Count(trend => trend == Trend.Down);
        string title = texts.With(trends.Length == 1 ? "phases.finding.one" : down == 0 ? "phases.finding.none" : "phases.finding", ("topic", Phrases.TopicTitle(reader, measure)), ("least", reader.Culture.Percent(Change.SmallestPercent, 0)), ("n", reader.Culture.Count(down)), ("all", reader.Culture.Count(trends.Length)),
            ("change", trends.Length == 1 ? texts[$"phases.finding.one.{trends[0]}"] : ""));
        string alt = texts.With("phases.alt", ("title", measure.Title[texts.Language]), ("before", before), ("after", after), ("values", string.Join("; ", rows.Select(row => $"{row.Name} {row.Text}"))));
        return new Figure(chart, title, TrendFigure.Short(reader.UnitOf(measure)), alt, numbering.Figure(texts["phases.figure.caption"] + (rows.Any(row => !row.Before.IsShown() || !row.After.IsShown()) ? " " + texts["caption.gaps"] : "") + RunFigure.AxisNote(reader, RowsPainter.ScaleOf(chart)) + Kind(book, reader, sheet)));
    }

    /// <summary>Of what a rate before and after is: told where it is not plain.</summary>
    private static string Kind(NetworkBook book, Reader reader, NetworkSheet sheet)
    {
        if (book.Project is null || !CourseSection.IsByQuarter(sheet.Together)) return "";
        var (before, after) = (sheet.TogetherPhases.BeforeFrom, sheet.TogetherPhases.AfterFrom);
        return " " + (IsByYearInstead(sheet) && before is { } first && after is { } last
            ? reader.Texts.With("phases.figure.years", ("before", ReportCulture.Year(first.Year)), ("after", ReportCulture.Year(last.Year)))
            : reader.Texts["phases.figure.quarters"]);
    }

    private static Table MemberTable(NetworkBook book, Reader reader, NetworkSheet sheet, Numbering numbering)
    {
        var texts = reader.Texts;
        string before = Chosen.Before(book, reader), after = Chosen.After(book, reader);
        RowGroup[] groups = [new(null, [.. book.Members.Zip(sheet.Members, (member, series) => new Row(
        [
            new TextCell(member.Name),
            new TextCell(texts.Figure(sheet.Together.Measure, series.Phases.Before)),
            .. book.Project is null ? Array.Empty<Cell>() : [new TextCell(texts.Figure(sheet.Together.Measure, series.Phases.During))],
            new TextCell(texts.Figure(sheet.Together.Measure, series.Phases.After)),
            new TextCell(Phrases.ChangeBetween(reader, sheet.Together.Measure, series.Phases.Before, series.Phases.After)),
        ]))])];
        return new Table
        {
            Caption = numbering.Table(texts.With("phases.members.caption", ("title", sheet.Together.Measure.Title[texts.Language]))),
            Look = TableLook.Compact,
            KeepTogether = true,
            Columns =
            [
                new(texts["column.municipality"], new(3)), new(before, new(1.2), Alignment.Right),
                .. book.Project is null ? Array.Empty<Column>() : [new Column(texts["phase.during"], new(1.2), Alignment.Right)],
                new(after, new(1.2), Alignment.Right), new(texts["column.change"], new(1.4), Alignment.Right),
            ],
            Groups = groups,
            Notes = [.. reader.SignNotes(groups)],
        };
    }

    /// <summary>A word inside a head begins small.</summary>
    private static string Inside(string word) => char.ToLowerInvariant(word[0]) + word[1..];
}
