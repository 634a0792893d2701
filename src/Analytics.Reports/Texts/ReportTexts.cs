using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Analytics.Measures;
using Analytics.Release;
using Analytics.Reports.Document;

namespace Analytics.Reports.Texts;

/// <summary>All words of the reports in one language. A key that is missing is a defect, never a gap on a page.</summary>
internal sealed class ReportTexts
{
    /// <summary>Statistics Norway's sign for confidential: the one mark for everything that is not shown.</summary>
    internal const string WithheldSign = ":";

    private static readonly Dictionary<Language, ReportTexts> ByLanguage =
        Enum.GetValues<Language>().ToDictionary(language => language, language => new ReportTexts(language));

    private readonly Dictionary<string, string> _texts;

    private ReportTexts(Language language)
    {
        Language = language;
        Culture = ReportCulture.Of(language);
        string name = $"Analytics.Reports.Texts.{language.ToString().ToLowerInvariant()}.json";
        using Stream file = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The text file {name} is not embedded.");
        using var texts = JsonDocument.Parse(file);
        _texts = texts.RootElement.EnumerateObject().ToDictionary(text => text.Name, text => text.Value.GetString()!);
    }

    public Language Language { get; }

    public ReportCulture Culture { get; }

    internal IReadOnlyCollection<string> Keys => _texts.Keys;

    public static ReportTexts In(Language language) => ByLanguage[language];

    public string this[string key] =>
        _texts.TryGetValue(key, out string? text) ? text : throw new KeyNotFoundException($"No text '{key}' in {Language}.");

    public bool Has(string key) => _texts.ContainsKey(key);

    /// <summary>The text with <c>{name}</c> replaced.</summary>
    public string With(string key, params ReadOnlySpan<(string Name, string Value)> values) => Fill(this[key], values);

    /// <summary>The text with <c>**bold**</c> read as such and <c>{name}</c> replaced; a value's own letters stay as they are.</summary>
    public RichText Rich(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var spans = new List<Span>();
        foreach (Span span in RichText.Parse(this[key]).Spans) spans.Add(span with { Text = Fill(span.Text, values) });
        return new RichText(spans);
    }

    /// <summary>Texts <c>prefix.1</c>, <c>prefix.2</c>, … as far as they go.</summary>
    public IReadOnlyList<RichText> Series(string prefix, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var texts = new List<RichText>();
        for (int i = 1; Has(Numbered(prefix, i)); i++) texts.Add(Rich(Numbered(prefix, i), values));
        return texts;
    }

    public string Count(Published<int> count) => count.Match(Culture.Count, Withheld);

    /// <summary>The one sign for what is not shown; a dash where there is nothing.</summary>
    public string Withheld(WithheldReason reason) => reason is WithheldReason.NoData or WithheldReason.NotComputed ? this["sign.noData"] : WithheldSign;

    public string Figure(MeasureDefinition measure, Published<decimal> value) => value.Match(v => Figure(measure, v), Withheld);

    public string Figure(MeasureDefinition measure, decimal value) =>
        measure.IsPercent ? Culture.Percent(value, measure.Decimals) : Culture.Number(value, measure.Decimals);

    private static string Numbered(string prefix, int number) => prefix + "." + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>One pass over the text, so that braces in a value are not read again.</summary>
    private static string Fill(string text, ReadOnlySpan<(string Name, string Value)> values)
    {
        if (!text.Contains('{', StringComparison.Ordinal)) return text;
        var filled = new StringBuilder();
        for (int at = 0; at < text.Length;)
        {
            int open = text.IndexOf('{', at);
            if (open < 0) return filled.Append(text, at, text.Length - at).ToString();
            int close = text.IndexOf('}', open);
            string name = text[(open + 1)..close];
            filled.Append(text, at, open - at).Append(ValueOf(name, values));
            at = close + 1;
        }
        return filled.ToString();
    }

    private static string ValueOf(string name, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach ((string Name, string Value) value in values)
        {
            if (value.Name == name) return value.Value;
        }
        throw new KeyNotFoundException($"No value for {{{name}}}.");
    }
}
