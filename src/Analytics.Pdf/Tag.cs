namespace Analytics.Pdf;

/// <summary>Standard structure types of PDF 1.7 that reports use.</summary>
public enum Tag
{
    Document, Part, Sect, Div, H1, H2, H3, P, L, LI, Lbl, LBody, Table, THead, TBody, TR, TH, TD,
    Figure, Caption, TOC, TOCI, Reference, Link, Span,
}

/// <summary>Why a mark is not part of the text.</summary>
public enum ArtifactKind { Layout, Header, Footer }

/// <summary>What an element says beside its type.</summary>
public sealed record TagOptions
{
    /// <summary>Alternative text; required for a figure.</summary>
    public string? Alt { get; init; }

    /// <summary>Box of a figure on its page; required for a figure.</summary>
    public Box? Area { get; init; }

    /// <summary>"Column" or "Row" for a header cell.</summary>
    public string? Scope { get; init; }
    public int ColumnSpan { get; init; } = 1;
    public int RowSpan { get; init; } = 1;

    /// <summary>Whether the labels of a list are numbers rather than signs.</summary>
    public bool Ordered { get; init; }
}
