using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Release;

/// <summary>One substance in the reporting year. Only substances whose figures are shown have a row.</summary>
public sealed class SubstanceRow
{
    internal SubstanceRow() { }

    public AtcCode Atc { get; internal init; }
    public LocalText Name { get; internal init; } = null!;

    /// <summary>The drug group the substance is listed under: the id of a selection, such as <c>opi</c>.</summary>
    public string Group { get; internal init; } = "";

    /// <summary>Measure <c>top.users</c>: patients, and per 1000.</summary>
    public ReleasedFigure Users { get; internal init; } = null!;

    /// <summary>Measure <c>top.ddd</c>: DDDs, and per 1000 per day.</summary>
    public ReleasedFigure Ddd { get; internal init; } = null!;
}
