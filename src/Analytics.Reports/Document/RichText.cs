namespace Analytics.Reports.Document;

/// <summary>A run of letters in one weight.</summary>
internal readonly record struct Span(string Text, bool Bold = false);

/// <summary>A text with bold runs.</summary>
internal sealed class RichText
{
    private const string Mark = "**";

    public RichText(IReadOnlyList<Span> spans) => Spans = spans;

    public IReadOnlyList<Span> Spans { get; }

    public bool IsEmpty => Spans.All(span => span.Text.Length == 0);

    /// <summary>The letters alone.</summary>
    public string Plain => string.Concat(Spans.Select(span => span.Text));

    /// <summary>Text as it is: marks in a name stay letters.</summary>
    public static RichText Of(string text) => new([new Span(text)]);

    public static RichText InBold(string text) => new([new Span(text, Bold: true)]);

    /// <summary>Reads <c>**bold**</c>; for our own text files only, never for names that users bring.</summary>
    public static RichText Parse(string markup)
    {
        string[] parts = markup.Split(Mark);
        return new([.. parts.Select((part, i) => new Span(part, i % 2 == 1)).Where(span => span.Text.Length > 0)]);
    }

    public static RichText operator +(RichText left, RichText right) => new([.. left.Spans, .. right.Spans]);

    public static implicit operator RichText(string text) => Of(text);

    /// <inheritdoc/>
    public override string ToString() => Plain;
}
