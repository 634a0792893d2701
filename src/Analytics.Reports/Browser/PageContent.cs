using Analytics.Measures;
using Analytics.Release;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Browser;

/// <summary>All that a page is made of.</summary>
internal sealed record PageContent
{
    public required ReportTexts Texts { get; init; }
    public required ReleaseStamp Stamp { get; init; }
    public required string? Watermark { get; init; }

    /// <summary>Where the page lies, with a slash at the end; empty for the release's own folder.</summary>
    public required string Folder { get; init; }

    /// <summary>With the page's name in each, the own one among them.</summary>
    public required IReadOnlyList<(Language Language, string Page)> Languages { get; init; }

    public required IReadOnlyList<ReleasedDocument> Documents { get; init; }

    /// <summary>Null where the release has none of places.</summary>
    public required PlaceFigures? Figures { get; init; }

    /// <summary>Whether the page is that of the whole release.</summary>
    public bool IsWhole => Folder.Length == 0;

    /// <summary>A path of the release as a link from here.</summary>
    public string LinkTo(string path) => string.Join('/', path[Folder.Length..].Split('/').Select(Uri.EscapeDataString));
}
