using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.National;

/// <summary>Title, key facts, contents, date.</summary>
internal static class NationalCover
{
    public static Section Of(NationalBook book, Reader reader)
    {
        var texts = reader.Texts;
        var cover = new Cover
        {
            Programme = texts["cover.programme"],
            Kind = texts["national.kind"],
            Name = texts.With("national.name", ("year", reader.ReportingYear), ("n", texts.Count(book.Municipalities))),
            Lead = texts.With("national.lead", ("period", reader.Culture.Range(book.Stamp.Period.From, book.Stamp.Period.To))),
            Facts =
            [
                new(texts["fact.residents"], texts.Count(book.Residents)),
                new(texts["fact.counties"], reader.Culture.Count(book.Counties.Count)),
                new(texts["fact.municipalities"], texts.Count(book.Municipalities)),
                new(texts["fact.period"], FrontMatter.Period(reader)),
            ],
            ContentsTitle = texts["contents"],
            LinkText = title => texts.With("contents.link", ("title", title)),
            Imprint = [FrontMatter.Imprint(reader), reader.Own("footer")],
        };
        return new Section("cover", texts.With("national.title", ("year", reader.ReportingYear)), [cover]) { InContents = false, HasRunningText = false };
    }
}
