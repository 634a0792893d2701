using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Network;

/// <summary>One run chart for each member, all on the same scale, in the order of codes.</summary>
internal static class MemberRuns
{
    private const int InARow = 3;

    public static Section? Of(NetworkBook book, Reader reader, Numbering numbering)
    {
        var sheets = Chosen.Of(book);
        if (sheets.Count == 0) return null;
        var texts = reader.Texts;
        return new Section("runs", texts["runs.title"],
        [
            new Heading(HeadingLevel.Title, texts["runs.title"]),
            new Para(texts["runs.lead"], ParaStyle.PageLead),
            .. sheets.SelectMany(sheet => Blocks(book, reader, sheet, numbering)),
        ])
        { StartsPage = false };
    }

    private static IEnumerable<Block> Blocks(NetworkBook book, Reader reader, NetworkSheet sheet, Numbering numbering)
    {
        var texts = reader.Texts;
        var measure = sheet.Together.Measure;
        Published<decimal>[] around = [.. sheet.Members.SelectMany(member => member.Trend.Select(figure => figure.Value).Append(RunFigure.MedianOf(member.Trend, member.Reading) ?? default))];
        yield return new Heading(HeadingLevel.Section, Phrases.TopicTitle(reader, measure));
        yield return new Para(Finding(reader, sheet)) { KeepWithNext = true };
        var charts = book.Members.Zip(sheet.Members).ToList();
        int shown = 0;
        foreach (var row in charts.Chunk(InARow))
        {
            IReadOnlyList<Block>[] columns = [.. row.Select(one => (IReadOnlyList<Block>)[RunFigure.Small(reader, measure, one.Second.Trend, one.Second.Reading, one.First.Name, around)])];
            shown += row.Length;
            yield return new Columns([.. columns, .. Enumerable.Repeat((IReadOnlyList<Block>)[], InARow - row.Length)]) { KeepWithNext = shown == charts.Count };
        }
        bool hasGaps = sheet.Members.Any(member => member.Trend.Any(figure => !figure.Value.IsShown()));
        yield return new Para(numbering.Figure(TrendFigure.UnitLine(reader, measure, sheet.Together.Trend) + ". " + RunFigure.Caption(reader, [.. sheet.Members.Select(member => member.Reading)])
            + (hasGaps ? " " + texts["caption.gaps"] : "")), ParaStyle.Note);
    }

    /// <summary>In how many members the line says more than chance does.</summary>
    private static RichText Finding(Reader reader, NetworkSheet sheet)
    {
        var texts = reader.Texts;
        var judged = sheet.Members.Where(member => !Statuses.IsTooShort(member.Reading)).ToList();
        if (judged.Count == 0) return texts["runs.tooShort"];
        int signals = judged.Count(member => Statuses.SignOf(member.Reading) is not Verdict.LikeMost);
        return texts.Rich("runs.finding", ("n", reader.Culture.Count(signals)), ("all", reader.Culture.Count(judged.Count)));
    }
}
