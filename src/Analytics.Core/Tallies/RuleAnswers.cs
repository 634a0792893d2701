namespace Analytics.Tallies;

/// <summary>Room for what a set of rules says of the year at hand, and of those who prescribed in it.</summary>
internal sealed class RuleAnswers(RuleSet rules)
{
    /// <summary>Rules that hold for the year.</summary>
    public RuleBits Held { get; } = rules.NewBits();

    /// <summary>Rules that may hold for a part of it.</summary>
    public RuleBits Tried { get; } = rules.NewBits();

    /// <summary>Rules that hold for what is a unit's.</summary>
    public RuleBits OfUnit { get; private set; } = rules.NewBits();

    /// <summary>The same of the unit before.</summary>
    public RuleBits OfUnitBefore { get; private set; } = rules.NewBits();

    public void TurnToNextUnit() => (OfUnit, OfUnitBefore) = (OfUnitBefore, OfUnit);
}
