using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Municipal;

/// <summary>Title, key facts, contents, date.</summary>
internal static class CoverPage
{
    public static Section Of(MunicipalityBook book, Reader reader)
    {
        var texts = reader.Texts;
        var cover = new Cover
        {
            Programme = texts["cover.programme"],
            Kind = texts["cover.kind"],
            Name = texts.With("municipality.name", ("name", book.Name)),
            Lead = texts.With("cover.lead", ("period", reader.Culture.Range(book.Stamp.Period.From, book.Stamp.Period.To))),
            Facts =
            [
                new(texts["fact.residents"], texts.Count(book.Residents)),
                new(texts["fact.gps"], texts.Count(book.Gps)),
                new(texts["fact.practices"], texts.Count(book.Practices)),
                new(texts["fact.period"], FrontMatter.Period(reader)),
            ],
            ContentsTitle = texts["contents"],
            LinkText = title => texts.With("contents.link", ("title", title)),
            Imprint = [FrontMatter.Imprint(reader), reader.Own("footer")],
        };
        return new Section("cover", texts.With("municipal.title", ("name", book.Name)), [cover]) { InContents = false, HasRunningText = false };
    }
}
