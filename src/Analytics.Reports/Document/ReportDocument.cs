using Analytics.Measures;

namespace Analytics.Reports.Document;

/// <summary>A report as a value: everything a reader will see, and nothing about files, clocks or pages.</summary>
internal sealed record ReportDocument
{
    public required string Title { get; init; }

    /// <summary>One sentence for the file's properties.</summary>
    public required string Subject { get; init; }
    public required Language Language { get; init; }

    /// <summary>Printed date, which is also the date in the file's properties.</summary>
    public required DateOnly Date { get; init; }
    public required string ToolVersion { get; init; }
    public PageShape Shape { get; init; }
    public required RunningText Running { get; init; }

    /// <summary>A word behind every page, such as "demo"; null for none.</summary>
    public string? Watermark { get; init; }
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>The same with less on it, and how many pages it must not have more than; null where there is no limit.</summary>
    public (int MostPages, Func<ReportDocument> Tighter)? Otherwise { get; init; }
}

/// <summary>What a report is read from: paper, or a wall.</summary>
internal enum PageShape { Paper, Slide }

/// <summary>What stands on top and at the foot of every page.</summary>
/// <param name="PageOf">Text of the page number from the number of this page and of all pages.</param>
internal sealed record RunningText(string HeaderLeft, string HeaderRight, string Footer, Func<int, int, string> PageOf);

/// <summary>A part of a report that stands in the contents and the outline.</summary>
internal sealed record Section(string Id, string Title, IReadOnlyList<Block> Blocks)
{
    /// <summary>Whether it begins on a page of its own; otherwise it follows the section before where its beginning fits.</summary>
    public bool StartsPage { get; init; } = true;

    /// <summary>False for a cover, which lists the contents itself.</summary>
    public bool InContents { get; init; } = true;

    /// <summary>The same with less on it, taken where this one does not fit on one page; null where it may go on to the next.</summary>
    public Func<Section>? Tighter { get; init; }

    /// <summary>The same in small print, taken where that spares the report a page with little on it; null where all of it is to be read.</summary>
    public Func<Section>? SmallPrint { get; init; }

    /// <summary>Whether header and footer run on its pages.</summary>
    public bool HasRunningText { get; init; } = true;
}
