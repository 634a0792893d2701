using Analytics.Prescribing;
using Analytics.Reports.Components;

namespace Analytics.Reports.Browser;

/// <summary>Figures of municipalities for one measure and period at a time, and of counties in the reporting year.</summary>
internal static class FiguresSection
{
    public static void Write(Html html, PageContent content, PlaceFigures figures)
    {
        var texts = content.Texts;
        using (html.In("section", ("id", "figures"), ("aria-labelledby", "figures-title")))
        {
            html.Line().Add("h2", texts["browser.figures"], ("id", "figures-title")).Line();
            html.Add("p", texts["browser.figures.lead"]).Line();
            PlainTables.Write(html, figures, texts);
            using (html.In("form", ("class", "scripted controls"))) Controls(html, content, figures);
            html.Line();
            using (html.In("div", ("class", "scripted")))
            {
                html.Line().Add("p", "", ("id", "method"), ("class", "quiet"));
                if (figures.Municipalities.Count > 0)
                {
                    html.Line().Add("p", "", ("id", "nation"), ("data-text", texts["browser.nation"]), ("data-interval", texts["column.interval"]));
                    html.Line().Add("p", "", ("role", "status"), ("id", "found"), ("data-text", texts["browser.found"]), ("data-ascending", texts["browser.ascending"]), ("data-descending", texts["browser.descending"])).Line();
                    Table(html, content, "municipalities", "browser.caption.municipalities", "code", "municipality", "county", "value", "interval");
                }
                PlacesMap.Write(html, figures, texts);
                if (figures.Counties.Count > 0)
                {
                    html.Line().Add("h3", texts.With("browser.counties", ("year", texts.Culture.Period(figures.Year)))).Line();
                    using (html.In("div", ("class", "beside")))
                    {
                        TileMap.Write(html, figures, texts);
                        Table(html, content, "counties", "browser.caption.counties", "place", "value", "interval");
                    }
                }
            }
            html.Line();
            using (html.In("script", ("type", "application/json"), ("id", "data"))) html.Raw(FigureData.Of(figures, texts));
        }
        html.Line();
    }

    private static void Controls(Html html, PageContent content, PlaceFigures figures)
    {
        var texts = content.Texts;
        html.Line().Add("label", texts["browser.measure"], ("for", "measure"));
        using (html.In("select", ("id", "measure")))
        {
            foreach (var theme in figures.Measures.GroupBy(measure => Theme.IdOf(measure.Drugs)))
            {
                using (html.In("optgroup", ("label", texts["theme." + theme.Key])))
                {
                    foreach (var measure in theme) html.Add("option", measure.ShortTitle[texts.Language], ("value", measure.Id));
                }
            }
        }
        if (figures.Municipalities.Count == 0) return;
        html.Line().Add("label", texts["browser.period"], ("for", "period"));
        using (html.In("select", ("id", "period")))
        {
            foreach (var kind in figures.Periods.GroupBy(period => period.Kind))
            {
                using (html.In("optgroup", ("label", texts[kind.Key == PeriodKind.Year ? "browser.years" : "browser.quarters"])))
                {
                    foreach (var period in kind) html.Add("option", texts.Culture.Period(period), ("value", period.ToString()), ("selected", period == figures.Year ? "" : null));
                }
            }
        }
        html.Line().Add("label", texts["browser.find"], ("for", "find"));
        html.Add("input", ("type", "search"), ("id", "find"), ("autocomplete", "off"));
    }

    /// <summary>Head and caption; the script fills the rows. What is not shown has words, taken from the table.</summary>
    private static void Table(Html html, PageContent content, string id, string caption, params ReadOnlySpan<string> columns)
    {
        var texts = content.Texts;
        using (html.In("div", ("class", "wide")))
        using (html.In("table", ("id", id), ("data-p", texts["browser.cell.p"]), ("data-n", texts["browser.cell.n"]), ("data-c", texts["browser.cell.c"]), ("data-nation", texts["own.national"])))
        {
            html.Add("caption", "", ("data-text", texts[caption]));
            using (html.In("thead"))
            using (html.In("tr"))
            {
                foreach (string column in columns)
                {
                    using (html.In("th", ("scope", "col"), ("data-column", column), ("class", column is "value" or "interval" ? "number" : null)))
                        _ = column == "interval" ? html.Text(texts["column.interval"]) : html.Add("button", texts["browser.column." + column], ("type", "button"));
                }
            }
            html.Add("tbody");
        }
        html.Line();
    }
}
