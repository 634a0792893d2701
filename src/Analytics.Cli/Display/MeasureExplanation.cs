using System.Globalization;
using System.Text;
using Analytics.Measures;
using Analytics.Release;

namespace Analytics.Cli.Display;

/// <summary>One measure in words and formula, with who answers for it, as plain text.</summary>
internal static class MeasureExplanation
{
    private const int Width = 78;
    private const string Indent = "  ";

    public static string Of(MeasureDefinition measure, Language language)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{measure.Id} · {ExplanationTexts.Version[language]} {measure.Version}\n");
        Wrap(text, measure.Title[language], "");
        Paragraph(text, ExplanationTexts.Why[language], measure.Why[language]);
        Paragraph(text, ExplanationTexts.Method[language], measure.Method[language]);
        Paragraph(text, ExplanationTexts.Formula[language], Formulas.Of(measure)[language]);
        text.Append('\n');
        foreach (var (label, value) in Facts(measure, language)) Wrap(text, $"{label}: {value}", "");
        if (measure.Example is { } example) Example(text, example, language);
        return text.ToString().TrimEnd('\n');
    }

    private static IEnumerable<(string Label, string Value)> Facts(MeasureDefinition measure, Language language)
    {
        if (measure.Drugs is not null) yield return (ExplanationTexts.Drugs[language], Drugs(measure.Drugs, language));
        if (measure.With is not null) yield return (ExplanationTexts.With[language], Drugs(measure.With, language));
        string unit = measure.Unit[language], onList = measure.UnitOnList[language];
        yield return (ExplanationTexts.Unit[language], unit == onList ? unit : $"{unit}; {ExplanationTexts.OnList[language]}: {onList}");
        yield return (ExplanationTexts.Periods[language], string.Join(", ", measure.Periods.Select(period => ExplanationTexts.NameOf(period)[language])));
        yield return (ExplanationTexts.Direction[language], ExplanationTexts.NameOf(measure.Direction)[language]);
        // The standard policy may ask for more than the measure does.
        int minimum = Math.Max(measure.MinimumDenominator, new DisclosurePolicy().SmallestDenominator);
        yield return (ExplanationTexts.Minimum[language], minimum.ToString(CultureInfo.InvariantCulture));
        yield return (ExplanationTexts.Source[language], measure.Provenance.Source);
        yield return (ExplanationTexts.Author[language], measure.Provenance.Author);
        yield return (ExplanationTexts.Checker[language], measure.Provenance.Checker);
        yield return (ExplanationTexts.Reviewed[language], string.Create(CultureInfo.InvariantCulture, $"{measure.Provenance.Reviewed:yyyy-MM-dd} → {measure.Provenance.NextReview:yyyy-MM-dd}"));
    }

    private static string Drugs(string id, Language language)
    {
        var selection = DrugSelection.Of(id);
        return selection.AtcPrefixes.Count == 0 ? selection.Name[language] : $"{selection.Name[language]} (ATC {string.Join(", ", selection.AtcPrefixes)})";
    }

    private static void Example(StringBuilder text, WorkedExample example, Language language)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{ExplanationTexts.Example[language]}\n");
        foreach (var row in example.Rows)
            text.Append(CultureInfo.InvariantCulture, $"{Indent}{row.Patient}  {row.Day:yyyy-MM-dd}  {row.Atc,-7}  {row.Ddd,8:0.00} DDD{string.Concat(Details(row, example, language).Select(detail => "  " + detail))}\n");
        text.Append(CultureInfo.InvariantCulture,
            $"{Indent}{example.Year}, {example.Persons} {ExplanationTexts.Persons[language]}: {ExplanationTexts.Numerator[language]} {example.Numerator:0.######}, {ExplanationTexts.Value[language]} {example.Value:0.######}\n");
    }

    /// <summary>What an example says of a row besides, where it says anything that matters: what differs from row to row.</summary>
    private static IEnumerable<string> Details(ExampleRow row, WorkedExample example, Language language)
    {
        if (row.Born is { } born) yield return string.Create(CultureInfo.InvariantCulture, $"{ExplanationTexts.Born[language]} {born}");
        if (Differs(one => one.Category)) yield return $"{ExplanationTexts.Category[language]} {row.Category}";
        if (row.Code.Length > 0) yield return $"{ExplanationTexts.Code[language]} {row.Code}";
        if (Differs(one => one.Prescriber)) yield return row.Prescriber;
        if (Differs(one => one.Practice)) yield return row.Practice.Length > 0 ? row.Practice : ExplanationTexts.NoPractice[language];
        if (row.By is { } by) yield return ExplanationTexts.NameOf(by)[language];
        if (row.Units is { } units) yield return string.Create(CultureInfo.InvariantCulture, $"{units} {ExplanationTexts.Units[language]}");
        if (row.LongActing is { } isLong) yield return (isLong ? ExplanationTexts.LongActing : ExplanationTexts.ShortActing)[language];
        if (row.Dose) yield return ExplanationTexts.Dose[language];
        if (row.Price is { } price) yield return string.Create(CultureInfo.InvariantCulture, $"{price:0.00} {ExplanationTexts.Price[language]}");
        if (row.Died is { } died) yield return string.Create(CultureInfo.InvariantCulture, $"{ExplanationTexts.Died[language]} {died:yyyy-MM}");

        bool Differs(Func<ExampleRow, string> field) => example.Rows.Select(field).Distinct().Skip(1).Any();
    }

    private static void Paragraph(StringBuilder text, string heading, string body)
    {
        text.Append('\n').Append(heading).Append('\n');
        Wrap(text, body, Indent);
    }

    /// <summary>Lines of at most <see cref="Width"/> letters, broken between words; continued lines are indented.</summary>
    private static void Wrap(StringBuilder text, string body, string indent)
    {
        int column = 0;
        foreach (string word in body.Split(' '))
        {
            if (column == 0)
            {
                text.Append(indent).Append(word);
                column = indent.Length + word.Length;
            }
            else if (column + 1 + word.Length > Width)
            {
                text.Append('\n').Append(Indent).Append(word);
                column = Indent.Length + word.Length;
            }
            else
            {
                text.Append(' ').Append(word);
                column += 1 + word.Length;
            }
        }
        text.Append('\n');
    }
}
