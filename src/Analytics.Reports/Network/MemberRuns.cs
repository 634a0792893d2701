using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Network;

/// <summary>One run chart for each member, all on the same scale, in the order of codes.</summary>
internal static class MemberRuns
{
    /// <summary>Three, or four where three would take a third row.</summary>
    private const int Wide = 3, Narrow = 4, MostRows = 2;

    public static Section? Of(NetworkBook book, Reader reader, Numbering numbering)
    {
        var sheets = Chosen.Of(book);
        if (sheets.Count == 0) return null;
        var texts = reader.Texts;
        return new Section("runs", texts["runs.title"],
        [
            new Heading(HeadingLevel.Title, texts["runs.title"]),
            new Para(texts["runs.lead"] + Without(reader, book, sheets), ParaStyle.PageLead),
            .. sheets.SelectMany(sheet => Blocks(book, reader, sheet, numbering)),
        ])
        { StartsPage = false };
    }

    /// <summary>Why a measure with a goal is not drawn.</summary>
    private static string Without(Reader reader, NetworkBook book, IReadOnlyList<NetworkSheet> drawn)
    {
        if (drawn.Any(Chosen.HasGoal) || !book.Measures.Any(Chosen.HasGoal)) return "";
        return " " + reader.Texts.With("runs.goalHidden", ("measures", string.Join("; ", book.Measures.Where(Chosen.HasGoal).Select(sheet => sheet.Together.Measure.ShortTitle[reader.Texts.Language]))));
    }

    private static IEnumerable<Block> Blocks(NetworkBook book, Reader reader, NetworkSheet sheet, Numbering numbering)
    {
        var texts = reader.Texts;
        var measure = sheet.Together.Measure;
        Published<decimal>[] around = [.. sheet.Members.SelectMany(member => member.Trend.Select(figure => figure.Value).Append(RunFigure.MedianOf(member.Trend, member.Reading) ?? default))];
        yield return new Heading(HeadingLevel.Section, Phrases.TopicTitle(reader, measure));
        yield return new Para(Finding(reader, book, sheet)) { KeepWithNext = true };
        var drawn = book.Members.Zip(sheet.Members).Where(one => Chosen.IsDrawn(one.Second)).ToList();
        string[] left = [.. book.Members.Zip(sheet.Members).Except(drawn).Select(one => one.First.Name)];
        // As many in a figure as stand together on one page with its caption.
        int inARow = drawn.Count > 2 * Wide ? Narrow : Wide;
        foreach (var some in drawn.Chunk(inARow * MostRows))
        {
            Figure[] charts = [.. some.Select(one => RunFigure.Small(reader, measure, one.Second.Trend, one.Second.Reading, one.First.Name, around))];
            foreach (var row in charts.Chunk(inARow))
                yield return new Columns([.. row.Select(chart => (IReadOnlyList<Block>)[chart]), .. Enumerable.Repeat((IReadOnlyList<Block>)[], inARow - row.Length)]) { KeepWithNext = true };
            bool hasGaps = some.Any(one => one.Second.Trend.Any(figure => !figure.Value.IsShown()));
            yield return new Para(numbering.Figure(TrendFigure.UnitLine(reader, measure, sheet.Together.Trend) + ". " + RunFigure.Caption(reader, charts)
                + (hasGaps ? " " + texts["caption.gaps"] : "") + (some[^1] == drawn[^1] && left.Length > 0 ? " " + texts.With("runs.left", ("names", reader.Culture.List(left))) : "")), ParaStyle.Note);
        }
    }

    /// <summary>In which members the line says more than chance does, of those with points enough.</summary>
    private static RichText Finding(Reader reader, NetworkBook book, NetworkSheet sheet)
    {
        var texts = reader.Texts;
        var judged = book.Members.Zip(sheet.Members).Where(one => !Statuses.IsTooShort(one.Second.Reading)).ToList();
        if (judged.Count == 0) return texts["runs.tooShort"];
        string all = reader.Culture.Count(judged.Count);
        string signals = Statuses.Names(reader, judged);
        return signals.Length > 0 ? texts.Rich("runs.finding", ("names", signals), ("all", all))
            : judged.Count == 1 ? texts.Rich("runs.finding.one", ("name", judged[0].First.Name)) : texts.Rich("runs.finding.none", ("all", all));
    }
}
