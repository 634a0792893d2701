namespace Analytics.Release;

/// <summary>Cells that are unsafe by themselves (DISCLOSURE 2.2, P1–P4, and the part of P6 that concerns patients).</summary>
internal static class PrimaryRules
{
    /// <returns>The rule that hides the cell, for the steward's log, or null when it is safe.</returns>
    public static string? Broken(in CellFacts cell, DisclosurePolicy policy, int minimumDenominator)
    {
        int k = policy.FewestPatients;
        if (cell.Persons is not { } persons || persons < Math.Max(minimumDenominator, policy.SmallestDenominator)) return "P2-denominator";
        if (cell.Patients == 0) return null;
        if (cell.Patients < k || cell.Users is > 0 && cell.Users < k) return "P1";
        if (persons - cell.Users < k) return "P2-complement";
        if (cell.Prescribers < policy.FewestPrescribers) return "P4";
        foreach (var (_, patients) in cell.Exclusive)
        {
            int others = cell.Patients - patients;
            if (others > 0 && others < k) return "P6-patients";
        }
        return null;
    }

    /// <summary>The practice to which the whole cell belongs, or 0.</summary>
    public static int OwnerOf(in CellFacts cell)
    {
        foreach (var (practice, patients) in cell.Exclusive)
        {
            if (patients == cell.Patients) return practice;
        }
        return 0;
    }
}
