namespace Analytics.Release;

/// <summary>Cells that are unsafe by themselves (DISCLOSURE 2.2, P1–P6).</summary>
internal static class PrimaryRules
{
    /// <returns>The rule that hides the cell, for the steward's log, or null when it is safe.</returns>
    public static string? Broken(in CellFacts cell, DisclosurePolicy policy, int minimumDenominator)
    {
        if (cell.Persons is not { } persons || persons < Math.Max(minimumDenominator, policy.SmallestDenominator)) return "P2-denominator";
        if (cell.Patients > 0 && cell.Users > 0 && cell.NotCounted < FewestOf(cell, policy)) return "P2-complement";
        return TooLittle(cell, policy);
    }

    /// <summary>The rules that ask for no denominator: few patients, few GPs, or few patients besides a practice's own.</summary>
    /// <inheritdoc cref="Broken"/>
    public static string? TooLittle(in CellFacts cell, DisclosurePolicy policy)
    {
        int k = FewestOf(cell, policy);
        if (cell.Patients == 0) return IsLittle(0, k, policy) ? "P1" : null;
        if (IsLittle(cell.Patients, k, policy) || IsLittle(cell.Users, k, policy)) return "P1";
        if (cell.Prescribers is { } prescribers && prescribers.Count < policy.FewestPrescribers) return "P4";
        if (cell.Contributors?.Broken(policy) is { } rule) return rule;
        foreach (var share in cell.Shares)
        {
            // A practice subtracts its own volume from a volume, and the patients it sees from a count of people.
            if (AreFew(cell.Patients - share.Exclusive, k) || AreFew(cell.Patients - share.Seen, k)) return "P6-patients";
        }
        return null;
    }

    /// <summary>Fewest patients that the cell may rest on.</summary>
    public static int FewestOf(in CellFacts cell, DisclosurePolicy policy) => Math.Max(cell.FewestPatients, policy.FewestPatients);

    /// <summary>Some, but too few to be told of.</summary>
    public static bool AreFew(int people, int fewest) => people > 0 && people < fewest;

    /// <summary>Too few to be told of; none may be told of, unless zeros are protected.</summary>
    private static bool IsLittle(int people, int fewest, DisclosurePolicy policy) => AreFew(people, fewest) || (people == 0 && policy.Zeros == Zeros.Protected);

    /// <summary>Practices that see every patient of the cell, and so know at least how many there are.</summary>
    public static IEnumerable<int> OwnersOf(CellFacts cell) =>
        cell.Patients == 0 ? [] : cell.Shares.Where(share => share.Seen == cell.Patients).Select(share => share.Practice);
}
