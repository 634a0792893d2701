namespace Analytics.Reports;

/// <summary>Documents that can lie beside a report, of the same figures.</summary>
public enum Companion
{
    /// <summary>The municipal report in plain words on two pages, <c>ID.plain.pdf</c>.</summary>
    Plain,

    /// <summary>Slides for the meeting room, <c>ID.slides.pdf</c>: of a municipality, and of a cluster's shared report.</summary>
    Slides,
}
