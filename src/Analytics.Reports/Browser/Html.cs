using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Analytics.Reports.Document;

namespace Analytics.Reports.Browser;

/// <summary>Writes HTML: every text and attribute is encoded, and every element is closed by the scope that opened it.</summary>
internal sealed class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string[] Void = ["input", "link", "meta"];

    private readonly StringBuilder _text = new();

    /// <summary>An element around what the scope writes; an attribute without value is a plain one, one that is null is left out.</summary>
    public Scope In(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Open(name, attributes);
        return new Scope(this, name);
    }

    public Html Add(string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Open(name, attributes);
        return Text(text).Close(name);
    }

    /// <summary>An element that holds nothing.</summary>
    public Html Add(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Open(name, attributes);
        return Void.Contains(name) ? this : Close(name);
    }

    public Html Text(string text)
    {
        _text.Append(Encoder.Encode(text));
        return this;
    }

    public Html Text(RichText text)
    {
        foreach (Span span in text.Spans) _ = span.Bold ? Add("strong", span.Text) : Text(span.Text);
        return this;
    }

    /// <summary>Our own markup, style or script, or JSON whose encoder leaves no angle bracket.</summary>
    public Html Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public Html Line() => Raw("\n");

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Open(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _text.Append('<').Append(name);
        foreach (var (key, value) in attributes)
        {
            if (value is null) continue;
            _text.Append(' ').Append(key);
            if (value.Length > 0) _text.Append(CultureInfo.InvariantCulture, $"=\"{Encoder.Encode(value)}\"");
        }
        _text.Append('>');
    }

    private Html Close(string name) => Raw($"</{name}>");

    internal readonly ref struct Scope(Html html, string name)
    {
        public void Dispose() => html.Close(name);
    }
}
