using static Analytics.Pdf.Tag;

namespace Analytics.Pdf.Structure;

/// <summary>Which structure types may stand inside which, after ISO 32000-1, 14.8.4.</summary>
internal static class TagRules
{
    /// <summary>Throws when the element may not stand here; a parent of null is the document's root.</summary>
    public static void Check(Tag tag, Tag? parent, TagOptions? options)
    {
        if (!MayContain(parent, tag))
            throw new InvalidOperationException($"A {tag} may not stand in {Name(parent)}; {Remedy(tag, parent)}.");
        if (tag == Figure && (string.IsNullOrWhiteSpace(options?.Alt) || options.Area is null))
            throw new InvalidOperationException("A Figure needs an alternative text and its area; give both in TagOptions.");
        if (tag == TH && options?.Scope is not ("Column" or "Row"))
            throw new InvalidOperationException("A TH needs the scope \"Column\" or \"Row\"; give it in TagOptions.");
        if (options is { ColumnSpan: < 1 } or { RowSpan: < 1 })
            throw new InvalidOperationException("A cell spans at least one column and one row.");
    }

    /// <summary>Whether marks may stand directly in this element, rather than in elements inside it.</summary>
    public static bool HoldsMarks(Tag tag) => tag is not (L or LI or Table or THead or TBody or TR or TOC);

    /// <summary>1 to 3 for a heading, 0 for all else.</summary>
    public static int HeadingLevel(Tag tag) => tag switch { H1 => 1, H2 => 2, H3 => 3, _ => 0 };

    private static bool MayContain(Tag? parent, Tag tag)
    {
        bool fixedInside = parent switch
        {
            L => tag is LI or L or Caption,
            LI => tag is Lbl or LBody,
            Table => tag is THead or TBody or TR or Caption,
            THead or TBody => tag is TR,
            TR => tag is TH or TD,
            TOC => tag is TOCI or TOC or Caption,
            H1 or H2 or H3 or P or Lbl or Span or Link => tag is Span or Link or Reference or Figure or Lbl,
            _ => true,
        };
        bool fixedOutside = tag switch
        {
            Document => parent is null,
            LI => parent is L,
            LBody => parent is LI,
            THead or TBody => parent is Table,
            TR => parent is Table or THead or TBody,
            TH or TD => parent is TR,
            TOCI => parent is TOC,
            Caption => parent is not null,
            Link => parent != Link,
            _ => true,
        };
        return fixedInside && fixedOutside;
    }

    private static string Name(Tag? parent) => parent is null ? "the root" : $"a {parent}";

    private static string Remedy(Tag tag, Tag? parent) => parent switch
    {
        L => "open an LI first",
        LI => "open an Lbl or LBody first",
        Table or THead or TBody => "open a TR first",
        TR => "open a TH or TD first",
        TOC => "open a TOCI first",
        H1 or H2 or H3 or P or Lbl or Span or Link => "end that one first",
        _ => tag switch
        {
            LI => "open an L first",
            LBody => "open an LI first",
            TH or TD => "open a TR first",
            TOCI => "open a TOC first",
            _ => "open its container first",
        },
    };
}
