using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Components;

/// <summary>Who a report is for, and in which language: what components need beside the figures.</summary>
/// <param name="Level">Municipality or practice, which is also what the peers are; a network or the nation, whose peers are municipalities; a cluster, whose peers are practices; a course group, whose peers are doctors.</param>
/// <param name="Name">Name on the title page.</param>
/// <param name="Residents">Whether rates are per resident; per list patient if not.</param>
internal sealed record Reader(ReportTexts Texts, UnitLevel Level, string Name, bool Residents, ReleaseStamp Stamp)
{
    private const int LongestLabel = 14;

    public ReportCulture Culture => Texts.Culture;

    /// <summary>Keys that differ by reader end in this.</summary>
    public string Key => Level switch
    {
        UnitLevel.Municipality => "municipality",
        UnitLevel.Cluster => "cluster",
        UnitLevel.Group => "group",
        UnitLevel.Doctor => "doctor",
        UnitLevel.Network => "network",
        UnitLevel.National => "national",
        _ => "practice",
    };

    /// <summary>Whether two members stand in it by name, as both have agreed.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whose copy of a report to several it is, or null.</summary>
    public string? CopyOf { get; init; }

    /// <summary>Whether the reader is one of those that the spread is over, and so has a place among them.</summary>
    public bool IsOneOfThePeers => Level is UnitLevel.Municipality or UnitLevel.Practice or UnitLevel.Doctor;

    /// <summary>Label of the own line and column: "Dere" in a practice, the municipality's name where it is short.</summary>
    public string OwnLabel => Level == UnitLevel.Municipality && Name.Length <= LongestLabel ? Name : Texts["own." + Key];

    public string ReportingYear => ReportCulture.Year(Stamp.ReportingYear);

    /// <summary>Whether figures are about the practice's patients, whoever prescribed.</summary>
    public bool IsByList => Level is UnitLevel.Practice or UnitLevel.Doctor && Stamp.Attribution != Attribution.Prescriber;

    /// <summary>A text that exists once for each kind of reader.</summary>
    public string Own(string key) => Texts[IsOpen && key is "footer" or "about" ? $"{key}.open" : CopyOf is not null && key == "footer" ? "footer.copy" : $"{key}.{Key}"];

    /// <summary>What ":" and "–" mean, where one of them stands in these rows.</summary>
    public IEnumerable<RichText> SignNotes(IEnumerable<RowGroup> groups) =>
        SignNote(groups) is { } key ? [Texts[key]] : [];

    private string? SignNote(IEnumerable<RowGroup> groups)
    {
        var signs = groups.SelectMany(group => group.Rows).SelectMany(row => row.Cells).Select(cell => cell is TextCell text ? text.Text.Plain : cell is BarCell bar ? bar.Text : "").ToHashSet(StringComparer.Ordinal);
        return (signs.Contains(ReportTexts.WithheldSign), signs.Contains(Texts["sign.noData"])) switch
        {
            (true, true) => "note.both",
            (true, false) => "note.withheld",
            (false, true) => "note.noData",
            _ => null,
        };
    }

    public string UnitOf(MeasureDefinition measure) => (Residents ? measure.Unit : measure.UnitOnList)[Texts.Language];

    public string Figure(MeasureSheet sheet, Published<decimal> value) => Texts.Figure(sheet.Measure, value);

    /// <summary>"4.8–6.1", "20.9–28.0%"; a figure that is shown and has none is without data.</summary>
    public string Interval(MeasureSheet sheet, ReleasedFigure figure) => figure.Value.IsShown() && !figure.Lower.IsShown() ? Texts["sign.noData"] : figure.Lower.And(figure.Upper, (lower, upper) => $"{Culture.Number(lower, sheet.Measure.Decimals)}–{Texts.Figure(sheet.Measure, upper)}").Match(text => text, Texts.Withheld);

    public string UnitCount(PeerSpread peers) => Texts.Count(peers.Units);
}
