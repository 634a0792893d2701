using Analytics.Prescribing;
using Analytics.Release.Courses;

namespace Analytics.Release;

/// <summary>All that a practice may see: its own figures, and how peers are spread without saying who they are.</summary>
public sealed class PracticeBook
{
    internal PracticeBook() { }

    public string PracticeId { get; internal init; } = "";

    /// <summary>Name of the practice, or its id where the reference tables have no name.</summary>
    public string Name { get; internal init; } = "";
    public MunicipalityCode Municipality { get; internal init; }
    public string MunicipalityName { get; internal init; } = "";
    public Published<int> Gps { get; internal init; }
    public Published<int> ListSize { get; internal init; }

    /// <summary>What rates are per in the place of <see cref="ListSize"/>, because doctors of the practice have declared it; null otherwise.</summary>
    public Published<int>? EffectiveListSize { get; internal init; }

    /// <summary>The lists by age and sex; null where gp_list.csv does not tell them, or where any group would be small.</summary>
    public AgeStructure? Structure { get; internal init; }

    /// <summary>Null where the reader takes part in none with dates.</summary>
    public Course? Course { get; internal init; }
    public ReleaseStamp Stamp { get; internal init; } = null!;

    /// <inheritdoc cref="MunicipalityBook.Measures"/>
    public IReadOnlyList<MeasureSheet> Measures { get; internal init; } = [];

    /// <inheritdoc cref="MunicipalityBook.Substances"/>
    public IReadOnlyList<SubstanceRow> Substances { get; internal init; } = [];

    /// <summary>Users by sex and age, of drugs that share nothing; empty where gp_list.csv does not tell ages, and where patients are told by lists.</summary>
    public IReadOnlyList<UsersByAge> Ages { get; internal init; } = [];
    public SuppressionSummary Summary { get; internal init; } = null!;

    /// <inheritdoc cref="MunicipalityBook.Figures"/>
    public IReadOnlyList<ReleasedFigure> Figures { get; internal init; } = [];
}
