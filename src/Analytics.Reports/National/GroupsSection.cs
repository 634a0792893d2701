using Analytics.Measures;
using Analytics.Release;
using Analytics.Reports.Charts;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.National;

/// <summary>Volumes of the drug groups in the first and the last year.</summary>
internal static class GroupsSection
{
    public static Section? Of(Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        var volumes = sheets.Where(sheet => sheet.Measure.Quantity == Quantity.DddPer1000PerDay && sheet.Years.Count > 1).ToList();
        if (volumes.Count < 2 || volumes.All(sheet => !sheet.Years[0].Value.IsShown() && !sheet.Own.Value.IsShown())) return null;
        string first = ReportCulture.Year(volumes[0].Years[0].Period.Year), last = ReportCulture.Year(volumes[0].Years[^1].Period.Year);
        var chart = new DumbbellChart
        {
            Rows = [.. volumes.Select(sheet => new DumbbellRow(sheet.Measure.ShortTitle[texts.Language], sheet.Years[0].Value, sheet.Years[^1].Value, FromTo(reader, sheet)))],
            BeforeName = first,
            AfterName = last,
            Tick = TrendFigure.Tick(reader, volumes[0].Measure),
        };
        string title = Finding(reader, [.. volumes.Select(Change.Of).OfType<Change>()], first);
        string alt = texts.With("groups.alt", ("first", first), ("last", last), ("values", string.Join("; ", volumes.Select(sheet => $"{sheet.Measure.ShortTitle[texts.Language]} {FromTo(reader, sheet)}"))));
        return new Section("groups", texts["groups.title"],
        [
            new Heading(HeadingLevel.Title, texts["groups.title"]),
            new Para(texts["groups.lead"], ParaStyle.PageLead),
            new Figure(chart, title, TrendFigure.Short(reader.UnitOf(volumes[0].Measure)), alt, numbering.Figure(texts.With("groups.caption", ("first", first), ("last", last)) + RunFigure.AxisNote(reader, RowsPainter.ScaleOf(chart)))),
            TableOf(reader, volumes, first, last, numbering),
        ])
        { StartsPage = false };
    }

    /// <summary>How many have fallen and risen, of those whose change can be told.</summary>
    private static string Finding(Reader reader, IReadOnlyList<Change> changes, string year)
    {
        int down = changes.Count(change => change.Trend == Trend.Down), up = changes.Count(change => change.Trend == Trend.Up);
        string key = changes.Count < 2 ? "groups.finding.unknown" : down + up == 0 ? "groups.finding.steady" : up == 0 ? "groups.finding.down" : down == 0 ? "groups.finding.up" : "groups.finding";
        return reader.Texts.With(key, ("down", reader.Culture.Count(down)), ("up", reader.Culture.Count(up)), ("all", reader.Culture.Count(changes.Count)), ("year", year));
    }

    private static Table TableOf(Reader reader, List<MeasureSheet> volumes, string first, string last, Numbering numbering)
    {
        var texts = reader.Texts;
        RowGroup[] groups = [new(null, [.. volumes.Select(sheet => new Row(
        [
            new TextCell(sheet.Measure.ShortTitle[texts.Language]), new TextCell(reader.Figure(sheet, sheet.Years[0].Value)), new TextCell(reader.Figure(sheet, sheet.Years[^1].Value)),
            new TextCell(Phrases.SizeOfChange(reader, sheet), Tone.Secondary),
        ]))])];
        return new Table
        {
            Caption = numbering.Table(texts.With("groups.table", ("first", first), ("last", last))),
            Columns = [new(texts["column.group"], new(3)), new(first, new(1), Alignment.Right), new(last, new(1), Alignment.Right), new(texts["column.change"], new(1.6), Alignment.Right)],
            Groups = groups,
            Notes = [.. volumes.Exists(sheet => Change.Of(sheet) is { IsUncertain: true }) ? new RichText[] { texts["groups.note"] } : [], .. reader.SignNotes(groups)],
            Look = TableLook.Compact,
        };
    }

    private static string FromTo(Reader reader, MeasureSheet sheet) => $"{reader.Figure(sheet, sheet.Years[0].Value)} → {reader.Figure(sheet, sheet.Years[^1].Value)}";
}
