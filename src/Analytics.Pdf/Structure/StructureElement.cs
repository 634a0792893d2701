namespace Analytics.Pdf.Structure;

/// <summary>What an element holds, in reading order.</summary>
internal enum KidKind { Element, MarkedContent, Annotation }

/// <param name="Page">Index of the page, for marked content and annotations.</param>
/// <param name="Number">The marked content's id on its page, or the annotation's index in the document.</param>
internal readonly record struct Kid(KidKind Kind, StructureElement? Element, int Page, int Number);

/// <summary>A node of the structure tree.</summary>
internal sealed class StructureElement(Tag tag, TagOptions? options, StructureElement? parent)
{
    public Tag Tag { get; } = tag;
    public TagOptions? Options { get; } = options;
    public StructureElement? Parent { get; } = parent;
    public List<Kid> Kids { get; } = [];

    /// <summary>Area of a figure in the coordinates of its page, which count upwards.</summary>
    public (double Left, double Bottom, double Right, double Top)? Bounds { get; init; }

    /// <summary>Number of the object in the file that is being written.</summary>
    public int ObjectNumber { get; set; }
}
