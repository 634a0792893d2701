using Analytics.Release;
using Analytics.Reports.Charts;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.National;

/// <summary>How many municipalities have reached what they have set out to, and which way the figures have gone. Of those that are shown; how many are not stands beside.</summary>
internal static class ProgressSection
{
    private const int Parts = 3;

    /// <summary>Bars that stand together; a chart with more takes the page from its words.</summary>
    private const int MostBars = 20;

    /// <summary>Goals of fewer municipalities say nothing of the country.</summary>
    private const int FewestGoals = 3;

    /// <summary>One bar is a sentence.</summary>
    private const int FewestBars = 2;

    public static Section? Of(Reader reader, IReadOnlyList<NationalSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        List<Line> goals = [.. sheets.Select(sheet => LineOf(sheet, sheet.Places.Where(place => place.Goal is not null), OfGoal)).Where(line => line.Shown > 0)];
        List<Line> moves = [.. sheets.Select(sheet => LineOf(sheet, sheet.Places, OfChange)).Where(line => line.Shown > 0)];
        if (goals.Sum(line => line.Shown) < FewestGoals) goals = [];
        Block[] blocks =
        [
            .. goals.Count == 0 ? [] : goals.Count < FewestBars ? [new Para(Finding(reader, "goals", goals) + ".") { KeepWithNext = true }] : Blocks(reader, "goals", goals, numbering),
            .. moves.Count == 0 ? [] : Blocks(reader, "moves", moves, numbering),
            .. goals.Count == 0 ? Array.Empty<Block>() : [TableOf(reader, "goals", goals, numbering)],
            .. moves.Count == 0 ? Array.Empty<Block>() : [TableOf(reader, "moves", moves, numbering)],
        ];
        return blocks.Length == 0 ? null : new Section("progress", texts["progress.title"],
            [new Heading(HeadingLevel.Title, texts["progress.title"]), new Para(texts.Rich("progress.lead"), ParaStyle.PageLead), .. blocks])
        { StartsPage = false };
    }

    /// <summary>Reached, on the way, and neither.</summary>
    private static int? OfGoal(PlaceProgress place) => place.Last.Match<int?>(now =>
    {
        var goal = place.Goal!;
        if (goal.IsReached(now)) return 0;
        return goal.Done.Match(done => done > 0 ? 1 : 2, _ => 2);
    }, _ => null);

    /// <summary>Lower, about the same, higher.</summary>
    private static int? OfChange(PlaceProgress place) => place.First.And(place.Last, Change.TrendOf)
        .Match<int?>(trend => trend switch { Trend.Down => 0, Trend.Steady => 1, _ => 2 }, _ => null);

    private static Line LineOf(NationalSheet sheet, IEnumerable<PlaceProgress> places, Func<PlaceProgress, int?> part)
    {
        int?[] all = [.. places.Select(place => part(place))];
        return new Line(sheet.Nation, [.. Enumerable.Range(0, Parts).Select(i => all.Count(one => one == i))], all.Count(one => one is null));
    }

    private static IEnumerable<Block> Blocks(Reader reader, string kind, List<Line> lines, Numbering numbering)
    {
        var texts = reader.Texts;
        string since = ReportCulture.Year(reader.Stamp.Period.From.Year), key = "progress." + kind;
        string[] parts = [.. Enumerable.Range(1, Parts).Select(i => texts[$"{key}.{ReportCulture.Year(i)}"])];
        string Count(int count) => reader.Culture.Count(count);
        string title = Finding(reader, kind, lines);
        foreach (Line[] some in lines.Chunk(MostBars)) yield return FigureOf(some);

        Figure FigureOf(Line[] some)
        {
            var chart = new PartsChart
            {
                Rows = [.. some.Select(line => new PartsRow(line.Sheet.Measure.ShortTitle[texts.Language], line.Counts, texts.With("progress.of", ("shown", Count(line.Shown)), ("all", Count(line.Shown + line.Hidden)))))],
                Parts = parts,
                Count = Count,
            };
            string alt = texts.With("progress.alt", ("parts", reader.Culture.List(parts)),
                ("values", string.Join("; ", some.Select(line => $"{line.Sheet.Measure.ShortTitle[texts.Language]}: {string.Join(", ", line.Counts.Select(Count))}"))));
            return new Figure(chart, title, texts["progress.unit"], alt, numbering.Figure(texts.With(key + ".caption", ("year", since), ("last", reader.ReportingYear))));
        }
    }

    private static string Finding(Reader reader, string kind, List<Line> lines)
    {
        string Count(int count) => reader.Culture.Count(count);
        return kind == "goals"
            ? reader.Texts.With("progress.goals.finding", ("n", Count(lines.Sum(line => line.Counts[0]))), ("all", Count(lines.Sum(line => line.Shown))))
            : reader.Texts.With("progress.moves.finding", ("year", ReportCulture.Year(reader.Stamp.Period.From.Year)), ("n", Count(lines.Count(line => line.Counts[0] > line.Counts[2]))), ("all", Count(lines.Count)));
    }

    private static Table TableOf(Reader reader, string kind, List<Line> lines, Numbering numbering)
    {
        var texts = reader.Texts;
        return new Table
        {
            Caption = numbering.Table(texts.With($"progress.{kind}.table", ("year", ReportCulture.Year(reader.Stamp.Period.From.Year)), ("last", reader.ReportingYear))),
            Look = TableLook.Compact,
            Columns =
            [
                new(texts["column.indicator"], new(2.6)),
                .. Enumerable.Range(1, Parts).Select(i => new Column(texts[$"progress.{kind}.{ReportCulture.Year(i)}"], new(1.5), Alignment.Right)),
                new(texts["progress.hidden"], new(1), Alignment.Right, Tone.Secondary),
            ],
            Groups = [new(null, [.. lines.Select(RowOf)])],
        };

        Row RowOf(Line line) => new([new TextCell(line.Sheet.Measure.ShortTitle[texts.Language]), .. line.Counts.Append(line.Hidden).Select(count => new TextCell(reader.Culture.Count(count)))]);
    }

    /// <summary>How many of the shown ones are in each part.</summary>
    private sealed record Line(MeasureSheet Sheet, int[] Counts, int Hidden)
    {
        public int Shown => Counts.Sum();
    }
}
