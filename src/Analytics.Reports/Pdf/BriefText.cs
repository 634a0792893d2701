namespace Analytics.Reports.Pdf;

/// <summary>Texts in the outline and in a file's properties, where long ones help nobody.</summary>
internal static class BriefText
{
    private const int Most = 200;

    public static string Of(string text) => text.Length <= Most ? text : text[..(char.IsHighSurrogate(text[Most - 2]) ? Most - 2 : Most - 1)] + "…";
}
