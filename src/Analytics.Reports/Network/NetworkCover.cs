using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Network;

/// <summary>Title, key facts, contents, date.</summary>
internal static class NetworkCover
{
    public static Section Of(NetworkBook book, Reader reader)
    {
        var texts = reader.Texts;
        var cover = new Cover
        {
            Programme = texts["cover.programme"],
            Kind = texts["network.kind"],
            Name = book.Name,
            Lead = texts.With(book.Measures.Any(sheet => sheet.Together.Own.Value.IsShown()) ? "network.lead" : "network.lead.alone", ("period", reader.Culture.Range(book.Stamp.Period.From, book.Stamp.Period.To))),
            Facts =
            [
                new(texts["fact.members"], reader.Culture.Count(book.Members.Count)),
                new(texts["fact.residents"], texts.Count(book.Residents)),
                new(texts["fact.period"], FrontMatter.Period(reader)),
                new(texts["fact.project"], book.Project is { } project ? reader.Culture.Date(project.Meetings.Count > 0 ? project.Meetings[0] : project.Start) : texts["fact.noProject"]),
            ],
            ContentsTitle = texts["contents"],
            LinkText = title => texts.With("contents.link", ("title", title)),
            Imprint = [FrontMatter.Imprint(reader), reader.Own("footer")],
        };
        return new Section("cover", texts.With("network.title", ("name", book.Name)), [cover]) { InContents = false, HasRunningText = false };
    }
}
