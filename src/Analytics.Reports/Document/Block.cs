using Analytics.Release;
using Analytics.Reports.Charts;

namespace Analytics.Reports.Document;

/// <summary>A building stone of a page. Figures come in as texts or as <see cref="Published{T}"/>, never as bare numbers.</summary>
internal abstract record Block;

/// <summary>A heading; <see cref="HeadingLevel"/> says how it looks and where it stands in the outline.</summary>
internal sealed record Heading(HeadingLevel Level, string Text) : Block
{
    /// <summary>Sign in front of the text.</summary>
    public Verdict? Sign { get; init; }
}

internal enum HeadingLevel
{
    /// <summary>First level: the title of a page.</summary>
    Title,

    /// <summary>Second level.</summary>
    Section,

    /// <summary>Third level: under a section's heading, in a column.</summary>
    Column,

    /// <summary>Second level that looks like a column's heading: a card on a page without sections.</summary>
    Card,
}

internal enum ParaStyle { Body, Lead, PageLead, Kicker, Note, Goal }

internal sealed record Para(RichText Text, ParaStyle Style = ParaStyle.Body) : Block
{
    /// <summary>Whether the next block belongs on the same page, whatever the style.</summary>
    public bool KeepWithNext { get; init; }
}

internal sealed record Bullets(IReadOnlyList<RichText> Items, bool Numbered = false) : Block
{
    /// <summary>Small print: definitions that few read, but everyone must be able to.</summary>
    public bool Small { get; init; }

    /// <summary>To be read across a room, or by everybody.</summary>
    public bool Large { get; init; }
}

/// <summary>Tiles side by side.</summary>
internal sealed record KeyFigures(IReadOnlyList<KeyFigure> Tiles) : Block;

/// <summary>One tile: what, how much, which way, against whom.</summary>
/// <param name="Verdict">Null where there is nobody to be placed among.</param>
internal sealed record KeyFigure(
    string Title, string Value, string Unit, SparklineCell Trend, Verdict? Verdict, string Change, string Comparison);

/// <summary>Labelled facts in one row.</summary>
internal sealed record Facts(IReadOnlyList<Fact> Items) : Block
{
    /// <inheritdoc cref="Columns.KeepWithNext"/>
    public bool KeepWithNext { get; init; }
}

internal sealed record Fact(string Label, string Value);

/// <summary>A chart with its title, axis unit and caption, kept together on one page.</summary>
internal sealed record Figure(Chart Chart, string Title, string Unit, string Alt, RichText Caption) : Block;

/// <summary>Blocks side by side; they stack when they are too tall for a page.</summary>
internal sealed record Columns(IReadOnlyList<IReadOnlyList<Block>> Items) : Block
{
    /// <summary>Whether a rule runs above each column.</summary>
    public bool Ruled { get; init; }

    /// <summary>Whether the next block belongs on the same page.</summary>
    public bool KeepWithNext { get; init; }
}

/// <summary>A plan to fill in by hand.</summary>
internal sealed record GoalBox(string Title, IReadOnlyList<GoalField> Fields) : Block
{
    /// <summary>Whether there is room for notes above the fields.</summary>
    public bool HasNotes { get; init; }
}

internal sealed record GoalField(string Label, LineWidth Line);

/// <summary>How long the line to write on is, against the others.</summary>
internal enum LineWidth { Short = 1, Medium = 3, Long = 4 }

/// <summary>A quiet panel around a message.</summary>
internal sealed record Notice(string Title, IReadOnlyList<RichText> Paragraphs) : Block;

/// <summary>The first page of a municipal report.</summary>
internal sealed record Cover : Block
{
    public required string Programme { get; init; }
    public required string Kind { get; init; }
    public required string Name { get; init; }
    public required string Lead { get; init; }
    public required IReadOnlyList<Fact> Facts { get; init; }
    public required string ContentsTitle { get; init; }

    /// <summary>What a link in the contents says to a screen reader.</summary>
    public required Func<string, string> LinkText { get; init; }
    public required IReadOnlyList<string> Imprint { get; init; }
}

/// <summary>The first slide of a talk.</summary>
internal sealed record SlideTitle(string Kind, string Name, string Lead, string Imprint) : Block;

/// <summary>Signs for spread strips, above the table they belong to.</summary>
internal sealed record StripLegend(string? Own, string Median, string Middle50, string Middle80) : Block
{
    /// <summary>Where members of a cluster are dots of their own.</summary>
    public string? Member { get; init; }
}
