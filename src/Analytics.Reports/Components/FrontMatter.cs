using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>What both kinds of report share around their sections.</summary>
internal static class FrontMatter
{
    /// <summary>"1 March 2025 · batch 2025-1 · edition": what tells one release from another.</summary>
    public static string Imprint(Reader reader)
    {
        var stamp = reader.Stamp;
        string text = reader.Texts.With("imprint", ("date", reader.Culture.Date(stamp.Date)), ("batch", stamp.Batch));
        return stamp.Edition.Length == 0 ? text : text + " · " + stamp.Edition;
    }

    public static string Period(Reader reader) =>
        reader.Culture.Range(new DateOnly(reader.Stamp.ReportingYear, 1, 1), new DateOnly(reader.Stamp.ReportingYear, 12, 31));

    public static RunningText Running(Reader reader, string left) => new(
        left, reader.CopyOf is { } member ? reader.Texts.With("header.right.copy", ("member", member)) : reader.Texts.With("header.right." + reader.Key, ("year", reader.ReportingYear)), reader.Own("footer"),
        (page, pages) => reader.Texts.With("page.of", ("page", reader.Culture.Count(page)), ("pages", reader.Culture.Count(pages))));

    public static ReportDocument Document(Reader reader, string title, string left, string? watermark, IReadOnlyList<Section> sections) => new()
    {
        Title = title,
        Subject = reader.Texts[reader.IsByList ? $"about.{reader.Key}.list" : "about." + reader.Key],
        Language = reader.Texts.Language,
        Date = reader.Stamp.Date,
        ToolVersion = reader.Stamp.ToolVersion,
        Running = Running(reader, left),
        Watermark = watermark,
        Sections = sections,
    };
}
