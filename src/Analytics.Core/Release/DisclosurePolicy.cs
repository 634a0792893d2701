using System.ComponentModel.DataAnnotations;

namespace Analytics.Release;

/// <summary>Who decides whether a municipality with one or two practices is shown.</summary>
public enum SmallMunicipality
{
    /// <summary>The rules that all municipalities stand under (P4 to P6).</summary>
    Rule,

    /// <summary>Its practices besides: all of them must have agreed, in <c>consents.csv</c>.</summary>
    Consent,
}

/// <summary>What becomes of a number of none.</summary>
public enum Zeros
{
    /// <summary>It says of nobody what is behind a figure.</summary>
    Shown,

    /// <summary>It says of everybody that they are not behind it: withheld like small numbers, in municipalities and counties, practices and doctors.</summary>
    Protected,
}

/// <summary>What may be shown. All keys and defaults of the key <c>policy</c> in <c>skil.json</c>.</summary>
public sealed record DisclosurePolicy
{
    /// <summary>Fewest patients that a shown cell may rest on.</summary>
    /// <remarks>Distinct patients, not dispensings. Smaller cells are withheld, and so are cells that would reveal them.</remarks>
    /// <value>The default is 5.</value>
    [Range(3, 100)]
    public int FewestPatients { get; init; } = 5;

    /// <summary>Drugs of which a figure must rest on more patients.</summary>
    /// <value>The default is none.</value>
    public SensitiveGroups SensitiveGroups { get; init; } = SensitiveGroups.None;

    /// <summary>Fewest prescribers that a figure may rest on when others than the prescriber read it.</summary>
    /// <value>The default is 3.</value>
    [Range(2, 100)]
    public int FewestPrescribers { get; init; } = 3;

    /// <summary>How closely, in percent, the second largest contributor to a volume may tell the largest (P5).</summary>
    /// <value>The default is 10.</value>
    [Range(0, 100)]
    public int PPercent { get; init; } = 10;

    /// <summary>Most of a volume, in percent, that the largest contributor may have, and the two largest together; 100 for no limit (P5).</summary>
    /// <value>The default is 75.</value>
    [Range(1, 100)]
    public int MostOfOnePercent { get; init; } = 75;

    /// <inheritdoc cref="MostOfOnePercent"/>
    /// <value>The default is 90.</value>
    [Range(1, 100)]
    public int MostOfTwoPercent { get; init; } = 90;

    /// <summary>Smallest denominator of a shown rate or share. A measure may ask for more.</summary>
    /// <value>The default is 30.</value>
    [Range(10, 10_000)]
    public int SmallestDenominator { get; init; } = 30;

    /// <summary>Whether a number of none may be shown, or is withheld as 1 to 4 are (P3).</summary>
    /// <value>The default is <see cref="Zeros.Shown"/>.</value>
    public Zeros Zeros { get; init; }

    /// <summary>Whether numbers of people and amounts are rounded to multiples of five, and rates and shares computed from these.</summary>
    /// <value>The default is false.</value>
    public bool Round5 { get; init; }

    /// <summary>Who decides of a municipality with one or two practices (MEASURES R48).</summary>
    /// <value>The default is <see cref="SmallMunicipality.Rule"/>.</value>
    public SmallMunicipality SmallMunicipality { get; init; }
}
