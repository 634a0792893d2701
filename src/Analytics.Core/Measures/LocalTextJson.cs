using Analytics.Configuration;

namespace Analytics.Measures;

internal static class LocalTextJson
{
    /// <summary>A text with its keys <c>nb</c>, <c>da</c> and <c>en</c>; a missing language is a fault.</summary>
    public static LocalText? LocalText(this JsonSection section, string key)
    {
        if (section.Section(key, required: true) is not { } text) return null;
        string? nb = text.Text("nb", required: true);
        string? da = text.Text("da", required: true);
        string? en = text.Text("en", required: true);
        text.RefuseOtherKeys();
        return nb is null || da is null || en is null ? null : new LocalText(nb, da, en);
    }
}
