using Analytics.Release;
using Analytics.Release.Clusters;

namespace Analytics.Reports.Document;

/// <summary>Rows under a head that is repeated on every page the table goes on to.</summary>
internal sealed record Table : Block
{
    public RichText? Caption { get; init; }
    public required IReadOnlyList<Column> Columns { get; init; }
    public required IReadOnlyList<RowGroup> Groups { get; init; }

    /// <summary>Small print that stays with the last row: what ":" means, where figures come from.</summary>
    public IReadOnlyList<RichText> Notes { get; init; } = [];

    /// <summary>Whether it moves to the next page rather than break, where it fits on one.</summary>
    public bool KeepTogether { get; init; }
    public TableLook Look { get; init; } = TableLook.Normal;
}

/// <summary>Compact for figures behind charts, airy for the overview of a practice, snug for one with many rows, form for rows to write in.</summary>
internal enum TableLook { Normal, Compact, Airy, Snug, Form }

internal enum Alignment { Left, Right }

/// <param name="Title">Head of the column, never empty.</param>
/// <param name="Width">Share of the table's width, against the other columns.</param>
internal sealed record Column(string Title, Share Width, Alignment Alignment = Alignment.Left, Tone Tone = Tone.Text);

/// <summary>A weight among its siblings.</summary>
internal readonly record struct Share(double Weight);

/// <summary>Rows under a title of their own; no title where a table has one group only.</summary>
internal sealed record RowGroup(string? Title, IReadOnlyList<Row> Rows);

/// <summary>One cell for each column; the first is the row's head.</summary>
internal sealed record Row(IReadOnlyList<Cell> Cells);

internal enum Tone { Text, Secondary, Own, Median, Good }

internal abstract record Cell;

internal sealed record TextCell(RichText Text, Tone? Tone = null) : Cell
{
    /// <summary>A second, smaller line.</summary>
    public string? Detail { get; init; }
    public bool Large { get; init; }

    public static implicit operator TextCell(string text) => new(RichText.Of(text));
}

/// <summary>A word-sized line; withheld points leave a gap.</summary>
internal sealed record SparklineCell(IReadOnlyList<Published<decimal>> Points, string Alt) : Cell;

/// <summary>Where the own value lies among the peers' percentiles.</summary>
internal sealed record SpreadCell(Published<decimal> Own, PeerSpread Peers, string Alt) : Cell;

/// <summary>A bar with its figure at its end, against the longest of its column.</summary>
internal sealed record BarCell(Published<decimal> Value, Published<decimal> Longest, string Text) : Cell;

/// <summary>Members of a cluster as dots among all practices' percentiles.</summary>
internal sealed record DotsCell(IReadOnlyList<ClusterRow> Members, Published<decimal> Own, PeerSpread Peers, string Alt) : Cell;

/// <summary>A verdict as shape and word, never as colour alone.</summary>
internal sealed record VerdictCell(Verdict Verdict, string Word) : Cell;

/// <summary>What the position among peers says.</summary>
internal enum Verdict
{
    /// <summary>Better side of the middle half.</summary>
    Good,

    /// <summary>Within the middle half.</summary>
    LikeMost,

    /// <summary>Worse side of the middle half: worth a look, not a fault.</summary>
    LookCloser,

    /// <summary>Outside the middle half of a measure that has no better side.</summary>
    Different,

    /// <summary>There is a figure and nobody to compare it with, or too little to judge.</summary>
    NotCompared,

    /// <summary>There is no figure that can be shown.</summary>
    None,
}
