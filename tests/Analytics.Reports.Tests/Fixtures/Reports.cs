using Analytics.Measures;
using Analytics.Reports.Document;

namespace Analytics.Reports.Tests.Fixtures;

/// <summary>The smallest report around some blocks.</summary>
internal static class Reports
{
    public static ReportDocument Of(IReadOnlyList<Block> blocks, string title = "Title") => new()
    {
        Title = title,
        Subject = "Subject",
        Language = Language.En,
        Date = new DateOnly(2025, 3, 1),
        ToolVersion = "0.1.0",
        Running = new RunningText(title, "Right", "Footer", (page, pages) => FormattableString.Invariant($"Page {page} of {pages}")),
        Sections = [new Section("only", title, [new Heading(HeadingLevel.Title, title), .. blocks])],
    };
}
