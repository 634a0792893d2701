using Analytics.Pdf.Fonts;
using Analytics.Pdf.Structure;

namespace Analytics.Pdf.Writing;

/// <summary>A page whose operators are done and packed.</summary>
internal sealed class FinishedPage
{
    public required double Width { get; init; }
    public required double Height { get; init; }
    public byte[] Content { get; set; } = [];

    /// <summary>Owner of each piece of marked content, by its id.</summary>
    public List<StructureElement> Marks { get; } = [];

    /// <summary>Indices of the links on this page, in the order in which they were drawn.</summary>
    public List<int> Links { get; } = [];
}

/// <summary>Places here are in the coordinates of pages, which count upwards.</summary>
internal sealed record LinkArea(
    int Page, double Left, double Bottom, double Right, double Top, string Destination, string Contents, StructureElement Owner);

internal sealed record NamedPlace(string Name, int Page, double Top);

internal sealed record OutlineEntry(int Level, string Title, int Page, double Top);

/// <param name="Used">Glyphs shown so far.</param>
internal sealed record UsedFont(PdfFont Font, int Number, GlyphSet Used);

/// <summary>All that was drawn, for the writers of the file's parts.</summary>
internal sealed class DocumentParts
{
    public List<FinishedPage> Pages { get; } = [];
    public List<UsedFont> Fonts { get; } = [];
    public List<LinkArea> Links { get; } = [];
    public List<NamedPlace> Places { get; } = [];
    public List<OutlineEntry> Outline { get; } = [];

    /// <summary>Outermost elements.</summary>
    public List<StructureElement> Roots { get; } = [];
}
