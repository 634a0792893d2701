using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Browser;

/// <summary>The figures of whole years, a table for each measure: for browsers in which scripts are off.</summary>
internal static class PlainTables
{
    public static void Write(Html html, PlaceFigures figures, ReportTexts texts)
    {
        using (html.In("noscript"))
        {
            html.Line().Add("p", texts["browser.noscript"]).Line();
            foreach (var measure in figures.Measures) Table(html, figures, measure, texts);
        }
        html.Line();
    }

    private static void Table(Html html, PlaceFigures figures, MeasureDefinition measure, ReportTexts texts)
    {
        CalendarPeriod[] years = [.. figures.Periods.Where(period => period.Kind == PeriodKind.Year).Order()];
        using (html.In("table"))
        {
            html.Add("caption", $"{measure.Title[texts.Language]} ({TrendFigure.Short(measure.Unit[texts.Language])})");
            using (html.In("thead"))
            using (html.In("tr"))
            {
                html.Add("th", texts["browser.column.place"], ("scope", "col"));
                foreach (var year in years) html.Add("th", texts.Culture.Period(year), ("scope", "col"), ("class", "number"));
            }
            using (html.In("tbody"))
            {
                if (figures.Nation.Length > 0) Row(figures.Nation, texts["own.national"], UnitLevel.National);
                foreach (var county in figures.Counties) Row(county.Code, county.Name, UnitLevel.County);
                foreach (var place in figures.Municipalities) Row(place.Unit, place.Name, UnitLevel.Municipality);
            }
        }
        html.Line();

        void Row(string unit, string name, UnitLevel level)
        {
            ReleasedFigure?[] found = [.. years.Select(year => figures.Find(measure, level, unit, year))];
            if (found.All(figure => figure is null)) return;
            html.Line();
            using (html.In("tr"))
            {
                html.Add("th", name, ("scope", "row"));
                foreach (var figure in found) html.Add("td", figure is null ? "" : texts.Figure(measure, figure.Value), ("class", "number"));
            }
        }
    }
}
