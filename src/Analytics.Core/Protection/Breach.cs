namespace Analytics.Protection;

/// <summary>An attack that succeeded.</summary>
/// <param name="Width">How unsure the reader is left; for a contribution, how far it may be above the truth.</param>
/// <param name="Cut">What would have stopped it.</param>
internal sealed record Breach(Target Target, double Width, Cut Cut)
{
    /// <summary>Nothing is left unsure.</summary>
    public bool IsExact => Width <= (Target.IsCount ? 0.5 : 1e-5);
}
