using Analytics.Prescribing;

namespace Analytics.Release;

/// <summary>All that a municipality may see: municipal level and above, nothing of a practice or a doctor.</summary>
public sealed class MunicipalityBook
{
    internal MunicipalityBook() { }

    public MunicipalityCode Municipality { get; internal init; }
    public string Name { get; internal init; } = "";

    /// <summary>Municipalities whose figures are in with these, because a split between them lies in the period; empty otherwise.</summary>
    public IReadOnlyList<string> JoinedWith { get; internal init; } = [];

    public string CountyName { get; internal init; } = "";

    /// <summary>Residents on 1 January of the reporting year.</summary>
    public Published<int> Residents { get; internal init; }

    /// <summary>GPs who work here according to the GP list.</summary>
    public Published<int> Gps { get; internal init; }

    /// <summary>Practices that lie here.</summary>
    public Published<int> Practices { get; internal init; }

    /// <summary>Residents by age and sex on 1 January of the reporting year; null where population.csv does not tell, or where any group would be small.</summary>
    public AgeStructure? Structure { get; internal init; }

    /// <summary>Whether all is withheld because a practice here has not agreed that it is shown.</summary>
    public bool AwaitsConsent { get; internal init; }

    public ReleaseStamp Stamp { get; internal init; } = null!;

    /// <summary>In the order of the pack.</summary>
    public IReadOnlyList<MeasureSheet> Measures { get; internal init; } = [];

    /// <summary>Shown substances by group in the order of the pack, then most DDDs first.</summary>
    public IReadOnlyList<SubstanceRow> Substances { get; internal init; } = [];

    /// <summary>Users by sex and age, of drugs that share nothing; empty where population.csv does not tell ages.</summary>
    public IReadOnlyList<UsersByAge> Ages { get; internal init; } = [];

    /// <summary>The same of the nation.</summary>
    public IReadOnlyList<UsersByAge> AgesOfNation { get; internal init; } = [];
    public SuppressionSummary Summary { get; internal init; } = null!;

    /// <summary>Every figure of the report, in a fixed order: the figures file.</summary>
    public IReadOnlyList<ReleasedFigure> Figures { get; internal init; } = [];
}
