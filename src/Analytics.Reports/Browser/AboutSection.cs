using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Browser;

/// <summary>What this release is, and why figures are hidden in it.</summary>
internal static class AboutSection
{
    public static void Write(Html html, PageContent content)
    {
        var (texts, stamp) = (content.Texts, content.Stamp);
        using (html.In("section", ("id", "about"), ("aria-labelledby", "about-title")))
        {
            html.Line().Add("h2", texts["browser.about"], ("id", "about-title")).Line();
            if (content.IsWhole) html.Add("p", texts["browser.audience"]).Line();
            using (html.In("dl", ("class", "facts")))
            {
                Fact(html, texts["browser.fact.period"], texts.Culture.Range(stamp.Period.From, stamp.Period.To));
                Fact(html, texts["release.date"], texts.Culture.Date(stamp.Date));
                Fact(html, texts["release.batch"], stamp.Batch);
                if (stamp.Edition.Length > 0) Fact(html, texts["release.edition"], stamp.Edition);
                Fact(html, texts["browser.languages"], texts.Culture.List([.. content.Languages.Select(one => ReportTexts.In(one.Language)["browser.language"])]));
                Fact(html, texts["browser.documents"], texts.Culture.Count(content.Documents.Count));
                if (content.Figures is { } figures)
                {
                    Fact(html, texts["browser.fact.municipalities"], texts.Culture.Count(figures.Municipalities.Count));
                    Fact(html, texts["browser.fact.measures"], texts.Culture.Count(figures.Measures.Count));
                }
                if (content.IsWhole && stamp.NotComputed.Count > 0) Fact(html, texts["browser.fact.notComputed"], string.Join("; ", stamp.NotComputed.Select(skipped => skipped.Measure.ShortTitle[texts.Language])));
            }
            Fold(html, texts["hidden.why"], () => Reasons(html, content));
            Fold(html, texts["method.release"], () =>
            {
                using (html.In("dl", ("class", "prints")))
                {
                    Fact(html, texts["release.version"], stamp.ToolVersion);
                    Fact(html, texts["release.publication"], stamp.PublicationFingerprint);
                    Fact(html, texts["release.measures"], stamp.MeasuresFingerprint);
                    Fact(html, texts["release.policy"], stamp.PolicyFingerprint);
                }
            });
        }
        html.Line();
    }

    private static void Reasons(Html html, PageContent content)
    {
        var (texts, policy) = (content.Texts, content.Stamp.Policy);
        using (html.In("ul"))
        {
            foreach (RichText reason in texts.Series("hidden.reason.municipality", ("patients", texts.Culture.Count(policy.FewestPatients)),
                ("prescribers", texts.Culture.Count(policy.FewestPrescribers)), ("denominator", texts.Culture.Count(policy.SmallestDenominator))))
            {
                html.Line();
                using (html.In("li")) html.Text(reason);
            }
        }
    }

    private static void Fold(Html html, string title, Action content)
    {
        html.Line();
        using (html.In("details"))
        {
            using (html.In("summary")) html.Add("h3", title);
            html.Line();
            content();
        }
    }

    private static void Fact(Html html, string name, string value)
    {
        html.Line();
        using (html.In("div")) html.Add("dt", name).Add("dd", value);
    }
}
