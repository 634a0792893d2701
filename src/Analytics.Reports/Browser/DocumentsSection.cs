using Analytics.Reports.Texts;

namespace Analytics.Reports.Browser;

/// <summary>Every report that is there, by kind, with links to its files.</summary>
internal static class DocumentsSection
{
    public static void Write(Html html, PageContent content)
    {
        var texts = content.Texts;
        using (html.In("section", ("id", "documents"), ("aria-labelledby", "documents-title")))
        {
            html.Line().Add("h2", texts["browser.documents"], ("id", "documents-title")).Line();
            html.Add("p", texts["browser.documents.lead"]).Line();
            using (html.In("form", ("class", "scripted controls"), ("role", "search")))
            {
                html.Add("label", texts["browser.search"], ("for", "search"));
                html.Add("input", ("type", "search"), ("id", "search"), ("autocomplete", "off"));
            }
            html.Line().Add("p", "", ("class", "scripted"), ("role", "status"), ("id", "hits"), ("data-text", texts["browser.hits"]));
            foreach (var group in content.Documents.GroupBy(document => document.Kind)) Group(html, content, group.Key, [.. group]);
        }
        html.Line();
    }

    private static void Group(Html html, PageContent content, ReportKind kind, IReadOnlyList<ReleasedDocument> documents)
    {
        var texts = content.Texts;
        string title = texts[$"browser.kind.{kind}"];
        html.Line();
        using (html.In("details", ("class", "kind")))
        {
            using (html.In("summary")) html.Add("h3", $"{title} ({texts.Culture.Count(documents.Count)})");
            using (html.In("table"))
            {
                html.Line().Add("caption", title, ("class", "unseen"));
                using (html.In("thead"))
                using (html.In("tr"))
                {
                    foreach (string column in (string[])["report", "id", "files"]) html.Add("th", texts["browser.column." + column], ("scope", "col"));
                }
                using (html.In("tbody"))
                {
                    foreach (var document in documents) Row(html, content, document);
                }
            }
        }
    }

    private static void Row(Html html, PageContent content, ReleasedDocument document)
    {
        var texts = content.Texts;
        ReportFile? report = document.Files.FirstOrDefault(file => file.Language == texts.Language && file.Companion is null);
        html.Line();
        using (html.In("tr"))
        {
            using (html.In("th", ("scope", "row"))) _ = report is null ? html.Text(document.Name) : html.Add("a", document.Name, ("href", content.LinkTo(report.Path)));
            html.Add("td", document.Id);
            using (html.In("td", ("class", "files")))
            {
                // The report in other languages, what lies beside it in this one, and the figures.
                foreach (var file in document.Files.Where(file => file != report && (file.Companion is null || file.Language == texts.Language)).OrderBy(file => file.Language is null))
                    html.Add("a", Label(texts, file), ("href", content.LinkTo(file.Path)), ("hreflang", file.Language is { } language ? ReportTexts.In(language).Culture.Tag : null)).Text(" ");
            }
        }
    }

    private static string Label(ReportTexts texts, ReportFile file) =>
        file.Language is not { } language ? texts["browser.file.figures"] : file.Companion is { } companion ? texts["browser.file." + companion] : ReportTexts.In(language)["browser.language"];
}
