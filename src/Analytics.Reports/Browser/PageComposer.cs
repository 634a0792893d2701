using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Browser;

/// <summary>The page as one file: style, script and figures stand in it, and it may load nothing else.</summary>
internal static class PageComposer
{
    private static readonly string Style = Embedded("page.css"), Script = Embedded("page.js");

    /// <summary>Nothing is loaded and nothing runs but what the hashes name.</summary>
    private static readonly string Policy = $"default-src 'none'; style-src 'sha256-{HashOf(Style)}'; script-src 'sha256-{HashOf(Script)}'; base-uri 'none'; form-action 'none'";

    public static string Compose(PageContent content)
    {
        var texts = content.Texts;
        string title = texts.With(content.IsWhole ? "browser.title" : "browser.title.municipal", ("period", texts.Culture.Range(content.Stamp.Period.From, content.Stamp.Period.To)));
        var html = new Html().Raw("<!DOCTYPE html>").Line();
        using (html.In("html", ("lang", texts.Culture.Tag)))
        {
            html.Line();
            using (html.In("head")) Head(html, title);
            html.Line();
            using (html.In("body")) Body(html, content, title);
        }
        return html.Line().ToString();
    }

    private static void Head(Html html, string title)
    {
        html.Add("meta", ("charset", "utf-8")).Line();
        html.Add("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy)).Line();
        html.Add("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line();
        html.Add("meta", ("name", "color-scheme"), ("content", "light dark")).Line();
        html.Add("meta", ("name", "robots"), ("content", "noindex")).Line();
        html.Add("title", title).Line();
        using (html.In("style")) html.Raw(Style);
        html.Line();
    }

    private static void Body(Html html, PageContent content, string title)
    {
        var texts = content.Texts;
        html.Line().Add("a", texts["browser.skip"], ("class", "skip"), ("href", "#main")).Line();
        using (html.In("header"))
        {
            if (content.Watermark is { Length: > 0 } word) html.Line().Add("p", texts.With("browser.watermark", ("word", word)), ("class", "watermark"));
            html.Line().Add("h1", title);
            html.Line().Add("p", texts[content.IsWhole ? "browser.lead" : "browser.lead.municipal"], ("class", "lead")).Line();
            Languages(html, content);
            Sections(html, content);
        }
        html.Line();
        using (html.In("main", ("id", "main"), ("tabindex", "-1")))
        {
            html.Line();
            AboutSection.Write(html, content);
            DocumentsSection.Write(html, content);
            if (content.Figures is { } figures) FiguresSection.Write(html, content, figures);
        }
        html.Line();
        using (html.In("footer")) html.Add("p", texts["browser.footer"]);
        html.Line();
        using (html.In("script")) html.Raw(Script);
        html.Line();
    }

    private static void Languages(Html html, PageContent content)
    {
        if (content.Languages.Count < 2) return;
        using (html.In("nav", ("aria-label", content.Texts["browser.languages"])))
        using (html.In("ul", ("class", "row")))
        {
            foreach (var (language, page) in content.Languages)
            {
                var other = ReportTexts.In(language);
                using (html.In("li"))
                {
                    html.Add("a", other["browser.language"], ("href", page), ("lang", other.Culture.Tag), ("hreflang", other.Culture.Tag), ("aria-current", language == content.Texts.Language ? "page" : null));
                }
            }
        }
        html.Line();
    }

    private static void Sections(Html html, PageContent content)
    {
        using (html.In("nav", ("aria-label", content.Texts["browser.sections"])))
        using (html.In("ul", ("class", "row")))
        {
            foreach (string section in content.Figures is null ? (string[])["about", "documents"] : ["about", "documents", "figures"])
            {
                using (html.In("li")) html.Add("a", content.Texts["browser." + section], ("href", "#" + section));
            }
        }
        html.Line();
    }

    private static string HashOf(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Embedded(string name)
    {
        using Stream file = Assembly.GetExecutingAssembly().GetManifestResourceStream("Analytics.Reports.Browser." + name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(file, Encoding.UTF8);
        // A checkout with other line ends must not change the page.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
