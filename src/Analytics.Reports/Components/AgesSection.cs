using System.Globalization;
using Analytics.Release;
using Analytics.Reports.Charts;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>Users of drug groups by age and sex, beside the country where that can be compared. A group of drugs is shown whole or not at all.</summary>
internal static class AgesSection
{
    /// <summary>As high as so many of the five-year groups of a list.</summary>
    private const int BarHeight = 2;
    private const int InRow = 3;

    /// <param name="ofNation">What it is held against, drug group by drug group; empty for nothing.</param>
    /// <param name="isBrief">The first drug group alone, with its table beside it, where a report has no room for more; the figures file has them all.</param>
    /// <returns>Null where nothing is shown.</returns>
    public static Section? Of(Reader reader, IReadOnlyList<UsersByAge> ages, IReadOnlyList<UsersByAge> ofNation, Numbering numbering, bool isBrief = false)
    {
        var pairs = ages.Select((own, i) => (Own: own, Nation: i < ofNation.Count && ofNation[i].IsShown ? ofNation[i] : null)).Where(pair => pair.Own.IsShown).ToList();
        if (pairs.Count == 0) return null;
        if (isBrief) pairs = [pairs[0]];
        string title = reader.Texts["ages.title"];
        List<Block> figures = [.. pairs.Select(pair => FigureOf(reader, pair.Own, pair.Nation, numbering))];
        return new Section("ages", title,
        [
            new Heading(HeadingLevel.Title, title),
            new Para(LeadOf(reader, [.. ages.Where(one => !one.IsShown)]), ParaStyle.PageLead),
            .. isBrief ? [new Columns([figures, [TableOf(reader, pairs, numbering)]])] : InRows(figures).Append(TableOf(reader, pairs, numbering)),
        ])
        { StartsPage = false };
    }

    private static IEnumerable<Block> InRows(List<Block> figures) =>
        figures.Chunk(InRow).Select(row => row.Length == 1 ? new Columns([[row[0]], []]) : new Columns([.. row.Select(figure => (IReadOnlyList<Block>)[figure])]));

    private static string LeadOf(Reader reader, IReadOnlyList<UsersByAge> hidden)
    {
        string lead = reader.Texts.With("ages.lead." + reader.Key, ("year", reader.ReportingYear));
        return hidden.Count == 0 ? lead : $"{lead} {reader.Texts.With("ages.hidden", ("drugs", reader.Culture.List([.. hidden.Select(one => Phrases.Drugs(reader, one.Measure))])))}";
    }

    private static Figure FigureOf(Reader reader, UsersByAge own, UsersByAge? nation, Numbering numbering)
    {
        var texts = reader.Texts;
        var chart = new PyramidChart
        {
            Groups = [.. own.Ages.Select((age, i) => new PyramidGroup(Phrases.Ages(reader, age.FromAge, age.ToAge), BarHeight, Side(age.Men, nation?.Ages[i].Men), Side(age.Women, nation?.Ages[i].Women)))],
            AreRates = true,
            Men = texts["structure.men"],
            Women = texts["structure.women"],
            Own = reader.OwnLabel,
            Whole = nation is null ? null : texts["structure.whole.municipality"],
            Tick = value => reader.Culture.Number(value, value == decimal.Truncate(value) ? 0 : 1),
        };
        string title = Finding(reader, own);
        string alt = texts.With("ages.alt", ("title", title), ("unit", texts["ages.unit"]),
            ("values", string.Join("; ", own.Ages.Select(age => texts.With("structure.alt.group", ("age", Phrases.Ages(reader, age.FromAge, age.ToAge)), ("men", Rate(reader, own, age.Men)), ("women", Rate(reader, own, age.Women)))))));
        RichText caption = $"{Phrases.Capital(Phrases.Drugs(reader, own.Measure))}. {texts[nation is null ? "ages.caption." + reader.Key : "structure.caption.whole.municipality"]}";
        return new Figure(chart, title, texts["ages.unit"], alt, numbering.Figure(caption));
    }

    /// <summary>Who has most users in a thousand, where no other group may have as many.</summary>
    private static string Finding(Reader reader, UsersByAge own)
    {
        var groups = own.Ages.SelectMany(age => new[] { (Sex: "men", Age: age, Figure: age.Men), (Sex: "women", Age: age, Figure: age.Women) }).ToList();
        var most = groups.MaxBy(group => group.Figure.Value.Match(value => value, _ => 0));
        bool isClear = groups.All(group => group == most || group.Figure.Upper.And(most.Figure.Lower, (upper, least) => upper < least).Match(isLess => isLess, _ => false));
        if (!isClear) return reader.Texts.With("ages.neutral", ("subject", Phrases.Subject(reader, own.Measure)));
        string who = reader.Texts.With(most.Age.FromAge == 0 ? "ages.under" : most.Age.ToAge is null ? "ages.andOver" : "ages.between",
            ("sex", reader.Texts["ages." + most.Sex]), ("from", Number(most.Age.FromAge)), ("to", Number(most.Age.ToAge ?? 0)), ("end", Number((most.Age.ToAge ?? 0) + 1)));
        return reader.Texts.With("ages.finding", ("subject", Phrases.Subject(reader, own.Measure)), ("who", who));
    }

    private static PyramidSide Side(ReleasedFigure own, ReleasedFigure? nation) => new(own.Value, nation?.Value ?? default);

    private static Table TableOf(Reader reader, IReadOnlyList<(UsersByAge Own, UsersByAge? Nation)> pairs, Numbering numbering)
    {
        var texts = reader.Texts;
        bool hasNation = pairs.Any(pair => pair.Nation is not null);
        IEnumerable<Column> Sex(string key) =>
        [
            new(texts["structure." + key], new(1), Alignment.Right), new(texts[$"ages.{key}.rate"], new(1.6), Alignment.Right, Tone.Own),
            .. hasNation ? [new Column(texts["ages.nation"], new(1.2), Alignment.Right, Tone.Secondary)] : Array.Empty<Column>(),
        ];
        IEnumerable<Cell> Cells(UsersByAge of, ReleasedFigure own, ReleasedFigure? nation) =>
        [
            new TextCell(texts.Count(own.Numerator.Select(people => (int)people))), new TextCell(Rate(reader, of, own)),
            .. hasNation ? [new TextCell(nation is null ? texts["sign.noData"] : Rate(reader, of, nation))] : Array.Empty<Cell>(),
        ];
        return new Table
        {
            Caption = numbering.Table(texts.With("ages.table", ("year", reader.ReportingYear))),
            Look = TableLook.Compact,
            Columns = [new(texts["structure.age"], new(1.4)), .. Sex("men"), .. Sex("women")],
            // As the figures stand: the oldest on top.
            Groups = [.. pairs.Select(pair => new RowGroup(Phrases.Capital(Phrases.Drugs(reader, pair.Own.Measure)), [.. pair.Own.Ages.Select((age, i) => new Row(
                [new TextCell(Phrases.Ages(reader, age.FromAge, age.ToAge)), .. Cells(pair.Own, age.Men, pair.Nation?.Ages[i].Men), .. Cells(pair.Own, age.Women, pair.Nation?.Ages[i].Women)])).Reverse()]))],
        };
    }

    private static string Rate(Reader reader, UsersByAge of, ReleasedFigure figure) => reader.Texts.Figure(of.Measure, figure.Value);

    private static string Number(int age) => age.ToString(CultureInfo.InvariantCulture);
}
