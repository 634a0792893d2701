using System.Globalization;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Components;

/// <summary>Counts the figures and tables of one report in the order they are composed.</summary>
internal sealed class Numbering(ReportTexts texts)
{
    private int _figures;
    private int _tables;

    public RichText Figure(RichText caption) => Numbered("figure.number", ++_figures, caption);

    public RichText Table(RichText caption) => Numbered("table.number", ++_tables, caption);

    private RichText Numbered(string key, int number, RichText caption) =>
        RichText.InBold(texts.With(key, ("n", number.ToString(CultureInfo.InvariantCulture)))) + " " + caption;
}
