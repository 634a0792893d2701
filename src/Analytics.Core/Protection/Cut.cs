namespace Analytics.Protection;

/// <summary>What an attack that succeeded asks of every pattern: hide enough of these.</summary>
/// <remarks>
/// By duality of linear programs, hiding an item can widen what a reader knows of the target by at most its coefficient, so
/// Σ coefficient × hidden ≥ required in every pattern that withstands the attack (Fischetti and Salazar, Management Science 2001).
/// </remarks>
/// <param name="Terms">Item, by how much hiding it helps at most.</param>
/// <param name="Required">How much is missing without any of them.</param>
/// <param name="OnlyIf">An item that must be hidden for this to be asked, or -1.</param>
internal sealed record Cut(IReadOnlyList<(int Item, double Help)> Terms, double Required, int OnlyIf)
{
    public bool IsMetBy(bool[] hidden) => Missing(hidden) <= Required * 1e-6;

    /// <summary>How much the pattern lacks; 0 or less where it has enough.</summary>
    public double Missing(bool[] hidden)
    {
        if (OnlyIf >= 0 && !hidden[OnlyIf]) return 0;
        double missing = Required;
        foreach (var (item, help) in Terms)
        {
            if (hidden[item]) missing -= help;
        }
        return missing;
    }
}
