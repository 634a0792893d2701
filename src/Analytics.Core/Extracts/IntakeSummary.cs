namespace Analytics.Extracts;

/// <summary>What was read and what was wrong with it, in counts: never a value.</summary>
public sealed class IntakeSummary
{
    internal IntakeSummary() { }
}
