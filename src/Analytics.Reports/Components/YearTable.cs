using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>The figures behind the spread strips: all measures in the reporting year.</summary>
internal static class YearTable
{
    public static Table Of(Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        // Limits of the peers stand nowhere: they are spread, not sampled.
        bool hasLimits = sheets.Any(sheet => sheet.Own.Lower.And(sheet.Own.Upper, (_, _) => true).IsShown());
        bool hasTails = sheets.Any(sheet => sheet.Peers.HasTails);
        // A group too small for a mean has no column of signs.
        bool hasOwn = reader.Level is not (UnitLevel.Cluster or UnitLevel.Group) || sheets.Any(sheet => sheet.Own.Value.IsShown());
        return new Table
        {
            Caption = numbering.Table(texts.With(hasOwn ? "year.caption." + reader.Key : $"{reader.Key}.dots.none", ("year", reader.ReportingYear))),
            Columns =
            [
                new(texts["column.indicator"], new(3.3)),
                .. hasOwn ? [new Column(texts["column.own." + reader.Key], new(1.2), Alignment.Right, Tone.Own)] : Array.Empty<Column>(),
                .. hasLimits ? [new Column(texts["column.interval"], new(1.5), Alignment.Right, Tone.Secondary)] : Array.Empty<Column>(),
                .. Tail("P10"), new("P25", new(0.9), Alignment.Right),
                new(texts["column.median"], new(0.95), Alignment.Right, Tone.Median),
                new("P75", new(0.9), Alignment.Right), .. Tail("P90"),
                new(texts["column.units." + reader.Key], new(1.5), Alignment.Right),
            ],
            Look = TableLook.Compact,
            Groups = [.. Theme.Of(sheets).Select(theme => new RowGroup(texts[theme.Key], [.. theme.Sheets.Select(sheet => RowOf(reader, sheet, hasOwn, hasLimits, hasTails))]))],
        };

        IEnumerable<Column> Tail(string name) => hasTails ? [new Column(name, new(0.9), Alignment.Right)] : [];
    }

    private static Row RowOf(Reader reader, MeasureSheet sheet, bool hasOwn, bool hasLimits, bool hasTails)
    {
        IEnumerable<Cell> Tail(Published<decimal> value) => hasTails ? [Value(value)] : [];
        TextCell Value(Published<decimal> value) => reader.Figure(sheet, value);
        var peers = sheet.Peers;
        return new(
        [
            new TextCell(sheet.Measure.ShortTitle[reader.Texts.Language]),
            .. hasOwn ? [Value(sheet.Own.Value)] : Array.Empty<Cell>(), .. hasLimits ? [new TextCell(reader.Interval(sheet, sheet.Own))] : Array.Empty<Cell>(), .. Tail(peers.P10), Value(peers.P25), Value(peers.Median), Value(peers.P75), .. Tail(peers.P90),
            new TextCell(reader.UnitCount(peers), Tone.Secondary),
        ]);
    }
}
