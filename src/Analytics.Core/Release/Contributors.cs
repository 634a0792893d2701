using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>Who has prescribed what is in a cell of a place, and whether the cell says too much of one of them (DISCLOSURE 2.2, P5 and P6).</summary>
/// <remarks>A practice reads as one: it takes away all that was prescribed in it, and what is left must hide its prescribers too, or have none.</remarks>
/// <param name="parts">One for each GP and practice; those who are no GPs together.</param>
/// <param name="largest">Volumes of the two patients who have most, in hundredths of a DDD.</param>
/// <param name="isVolume">Whether the cell tells a volume; of people only the number of GPs behind them matters.</param>
internal sealed class Contributors(IReadOnlyList<Contribution> parts, (long First, long Second) largest, bool isVolume)
{
    /// <summary>More GPs than a practice usually has among the largest of a cell.</summary>
    private const int Watched = 16;

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
        if (isVolume && IsDominatedByPatients(policy)) return "P5";
        // Others than GPs are in the sum, and one contributor together.
        long others = 0, all = 0;
        var sums = new Dictionary<int, (long Sum, int Practices)>();
        foreach (var part in parts)
        {
            if (part.Gp == 0) others += part.DddHundredths;
            else sums[part.Gp] = sums.TryGetValue(part.Gp, out var known) ? (known.Sum + part.DddHundredths, known.Practices + 1) : (part.DddHundredths, 1);
        }
        int[] byVolume = [.. sums.Keys.OrderByDescending(gp => Math.Abs(sums[gp].Sum)).Take(Watched)];
        foreach (var gp in sums.Values) all += Math.Abs(gp.Sum);
        if (isVolume && sums.Count > 0 && IsDominated(byVolume.Select(gp => sums[gp].Sum), all, others, policy)) return "P5";
        return parts.Where(part => part.Practice != 0).GroupBy(part => part.Practice).Any(practice => LeavesTooLittle([.. practice])) ? "P6" : null;

        // What a practice leaves when it takes its own away: all but its GPs are as they were.
        bool LeavesTooLittle(Contribution[] own)
        {
            long less = own.Where(part => part.Gp == 0).Sum(part => part.DddHundredths), left = all;
            int gps = sums.Count;
            var changed = new Dictionary<int, long>(own.Length);
            foreach (var part in own.Where(part => part.Gp != 0))
            {
                var (sum, practices) = sums[part.Gp];
                left -= Math.Abs(sum);
                if (practices == 1) gps--;
                else left += Math.Abs(sum - part.DddHundredths);
                changed[part.Gp] = practices == 1 ? 0 : sum - part.DddHundredths;
            }
            if (gps == 0) return false;
            if (gps < policy.FewestPrescribers) return true;
            if (!isVolume) return false;
            var candidates = own.Length + 2 <= Watched ? byVolume : [.. sums.Keys.OrderByDescending(gp => Math.Abs(sums[gp].Sum)).Take(own.Length + 2)];
            return IsDominated(candidates.Concat(changed.Keys).Distinct().Select(gp => changed.TryGetValue(gp, out long rest) ? rest : sums[gp].Sum), left, others - less, policy);
        }
    }

    /// <param name="largest">Those among whom the two largest are.</param>
    /// <param name="all">Sum of the sizes of all GPs.</param>
    private static bool IsDominated(IEnumerable<long> largest, long all, long others, DisclosurePolicy policy)
    {
        long first = 0, second = 0;
        foreach (long sum in largest)
        {
            long size = Math.Abs(sum);
            if (size > first) (first, second) = (size, first);
            else if (size > second) second = size;
        }
        return Dominance.IsDominated([first, second], all - first - second + Math.Abs(others), policy);
    }

    private bool IsDominatedByPatients(DisclosurePolicy policy)
    {
        decimal total = Math.Max(parts.Sum(part => Math.Abs(part.DddHundredths)), largest.First + largest.Second);
        return total > 0 && Dominance.IsDominated([largest.First, largest.Second], total - largest.First - largest.Second, policy);
    }
}
