using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Network;

/// <summary>What the network has set out to reach, what drives it, and who takes part.</summary>
internal static class AimSection
{
    public static Section Of(NetworkBook book, Reader reader, Numbering numbering)
    {
        var texts = reader.Texts;
        return new Section("aim", texts["aim.title"],
        [
            new Heading(HeadingLevel.Title, texts["aim.title"]),
            new Para(texts["aim.lead"], ParaStyle.PageLead),
            .. Goals(book, reader),
            DriverTable(book, reader, numbering),
            .. MembersOf(book, reader, numbering),
        ])
        { StartsPage = false };
    }

    /// <summary>By code, as figures files have them.</summary>
    public static IEnumerable<Block> MembersOf(NetworkBook book, Reader reader, Numbering numbering)
    {
        var texts = reader.Texts;
        yield return new Heading(HeadingLevel.Section, texts["aim.members"]);
        yield return new Para(book.Project is { } project
            ? texts.With("aim.members.project", ("first", reader.Culture.Date(First(project))), ("last", reader.Culture.Date(Last(project))))
            : texts.With("aim.members.noProject", ("year", reader.ReportingYear)))
        { KeepWithNext = true };
        yield return new Table
        {
            Caption = numbering.Table(texts.With("aim.members.caption", ("year", reader.ReportingYear))),
            Columns = [new(texts["column.code"], new(1)), new(texts["column.municipality"], new(3)), new(texts["fact.residents"], new(1.2), Alignment.Right), new(texts["column.shown"], new(1.6), Alignment.Right)],
            Groups = [new(null, [.. book.Members.Select((member, i) => new Row(
            [
                new TextCell(member.Code), new TextCell(member.Name), new TextCell(texts.Count(member.Residents)),
                new TextCell(texts.With("aim.shown", ("n", reader.Culture.Count(book.Measures.Count(sheet => sheet.Members[i].Own.Value.IsShown()))), ("all", reader.Culture.Count(book.Measures.Count)))),
            ]))])],
        };
    }

    /// <summary>Empty where none is set.</summary>
    public static IEnumerable<Block> Goals(NetworkBook book, Reader reader)
    {
        var texts = reader.Texts;
        RichText[] lines = [.. from sheet in book.Measures from line in sheet.Together.Comparators.Goals select GoalTexts.Line(reader, sheet.Together, line)];
        if (lines.Length == 0) yield break;
        yield return new Heading(HeadingLevel.Section, texts["goal.title"]);
        yield return new Bullets(lines);
    }

    /// <summary>Aim, drivers and measures as a plain table.</summary>
    private static Table DriverTable(NetworkBook book, Reader reader, Numbering numbering)
    {
        var texts = reader.Texts;
        return new Table
        {
            Caption = numbering.Table(texts["aim.drivers.caption"]),
            Columns = [new(texts["column.aim"], new(1.6)), new(texts["column.drivers"], new(2.3)), new(texts["column.measured"], new(1.9))],
            Groups = [new(null, [.. Theme.Of([.. book.Measures.Select(sheet => sheet.Together)]).Select(theme => new Row(
            [
                new TextCell(texts[theme.Key + ".aim"]), new TextCell(texts[theme.Key + ".drivers"]),
                new TextCell(string.Join("; ", theme.Sheets.Select(sheet => sheet.Measure.ShortTitle[texts.Language])), Tone.Secondary),
            ]))])],
        };
    }

    private static DateOnly First(ProjectDates project) => project.Meetings.Count > 0 ? project.Meetings[0] : project.Start;

    private static DateOnly Last(ProjectDates project) => project.Meetings.Count > 0 ? project.Meetings[^1] : project.End ?? project.Start;
}
