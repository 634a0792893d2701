using Analytics.Measures;

namespace Analytics.Release;

/// <summary>Users of a drug group by sex and age in the reporting year. All are shown or none, for they add up to the users.</summary>
public sealed class UsersByAge
{
    internal UsersByAge() { }

    /// <summary>What counts all of them.</summary>
    public MeasureDefinition Measure { get; internal init; } = null!;

    /// <summary>From the youngest.</summary>
    public IReadOnlyList<AgeOfUsers> Ages { get; internal init; } = [];

    /// <summary>People whose sex or age is not known; null where there are none in the extract.</summary>
    public ReleasedFigure? Unknown { get; internal init; }

    public bool IsShown => Ages.All(age => age.Men.Value.IsShown() && age.Women.Value.IsShown());

    /// <summary>In the order of the figures file: men, women, unknown.</summary>
    internal IEnumerable<ReleasedFigure> Figures =>
        Ages.Select(age => age.Men).Concat(Ages.Select(age => age.Women)).Concat(Unknown is { } unknown ? [unknown] : []);
}

/// <summary>Users in an age group, per 1000 people or list patients of that sex and age.</summary>
public sealed class AgeOfUsers
{
    internal AgeOfUsers() { }

    public int FromAge { get; internal init; }

    /// <summary>Included; null for the open end.</summary>
    public int? ToAge { get; internal init; }
    public ReleasedFigure Men { get; internal init; } = null!;
    public ReleasedFigure Women { get; internal init; } = null!;
}
