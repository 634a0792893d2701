using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>Who has prescribed what is in a cell of a place, and whether the cell says too much of one of them (DISCLOSURE 2.2, P5 and P6).</summary>
/// <remarks>A practice reads as one: it takes away all that was prescribed in it, and what is left must hide its prescribers too, or have none.</remarks>
/// <param name="parts">One for each GP and practice; those who are no GPs together.</param>
/// <param name="largest">Volumes of the two patients who have most, in hundredths of a DDD.</param>
/// <param name="isVolume">Whether the cell tells a volume; of people only the number of GPs behind them matters.</param>
internal sealed class Contributors(IReadOnlyList<Contribution> parts, (long First, long Second) largest, bool isVolume)
{
    private string? _broken;
    private DisclosurePolicy? _policy;

    /// <returns>The rule that the cell breaks, or null.</returns>
    public string? Broken(DisclosurePolicy policy)
    {
        if (!ReferenceEquals(_policy, policy)) (_policy, _broken) = (policy, Judge(policy));
        return _broken;
    }

    /// <summary>Cells taken as one.</summary>
    public static Contributors Of(IReadOnlyList<Contributors> cells)
    {
        if (cells.Count == 1) return cells[0];
        var sums = new Dictionary<(int Gp, int Practice), long>();
        foreach (var part in cells.SelectMany(cell => cell.Parts)) sums[(part.Gp, part.Practice)] = sums.GetValueOrDefault((part.Gp, part.Practice)) + part.DddHundredths;
        long[] patients = [.. cells.SelectMany(cell => new[] { cell.Largest.First, cell.Largest.Second }).OrderDescending().Take(2)];
        return new([.. sums.Select(sum => new Contribution(sum.Key.Gp, sum.Key.Practice, sum.Value))], (patients[0], patients[1]), cells.All(cell => cell.IsVolume));
    }

    private IReadOnlyList<Contribution> Parts => parts;

    private (long First, long Second) Largest => largest;

    private bool IsVolume => isVolume;

    private string? Judge(DisclosurePolicy policy)
    {
        if (isVolume && (IsDominatedByGps(parts, policy) || IsDominatedByPatients(policy))) return "P5";
        foreach (int practice in parts.Select(part => part.Practice).Where(practice => practice != 0).Distinct())
        {
            Contribution[] others = [.. parts.Where(part => part.Practice != practice)];
            int gps = others.Select(part => part.Gp).Where(gp => gp != 0).Distinct().Count();
            if (gps == 0) continue;
            if (gps < policy.FewestPrescribers || (isVolume && IsDominatedByGps(others, policy))) return "P6";
        }
        return null;
    }

    /// <summary>Others than GPs are in the sum, and one contributor together.</summary>
    private static bool IsDominatedByGps(IEnumerable<Contribution> of, DisclosurePolicy policy)
    {
        var gps = of.GroupBy(part => part.Gp).ToDictionary(gp => gp.Key, gp => gp.Sum(part => part.DddHundredths));
        decimal[] sizes = [.. gps.Where(gp => gp.Key != 0).Select(gp => (decimal)Math.Abs(gp.Value)).OrderDescending()];
        return sizes.Length > 0 && Dominance.IsDominated(sizes, Math.Abs(gps.GetValueOrDefault(0)), policy);
    }

    private bool IsDominatedByPatients(DisclosurePolicy policy)
    {
        decimal total = Math.Max(parts.Sum(part => Math.Abs(part.DddHundredths)), largest.First + largest.Second);
        return total > 0 && Dominance.IsDominated([largest.First, largest.Second], total - largest.First - largest.Second, policy);
    }
}
