using Analytics.Estimates;
using Analytics.Statistics;

namespace Analytics.Release.Clusters;

/// <summary>What may be shown of members side by side, by how many of them are independent (DISCLOSURE 2.5; RULINGS 7).</summary>
/// <remarks>Practices that share a doctor know each other's figures: they are one reader and count once (C1).</remarks>
internal static class PanelRules
{
    public const int FewestForRows = 3, FewestForMean = 4, FewestForMedian = 6, FewestForQuartiles = 12;

    /// <summary>From this many on, each peer must be able to be three of the rows, below it two.</summary>
    private const int ManyMembers = 6;

    /// <summary>Whether the rows leave every member unsure which of them is which other member's, and what value each other member has.</summary>
    /// <param name="rows">Values as they would be shown. Each may be any peer's: see <see cref="PanelScale"/>.</param>
    public static bool MayShowRows(IReadOnlyList<MemberValue> rows)
    {
        int members = Independent(rows);
        if (members < FewestForRows) return false;
        int fewestPossible = members < ManyMembers ? 2 : 3;
        return rows.Select(row => row.Component).Distinct().All(reader =>
        {
            var others = rows.Where(row => row.Component != reader).ToList();
            return Independent(others) >= fewestPossible && others.Select(row => row.Value).Distinct().Skip(1).Any();
        });
    }

    /// <summary>Whether the mean tells of nobody, also when a member takes itself away.</summary>
    public static bool MayShowMean(IReadOnlyList<MemberValue> members, DisclosurePolicy policy)
    {
        if (Independent(members) < FewestForMean) return false;
        var sums = members.GroupBy(member => member.Component).Select(one => one.Sum(member => member.Value)).ToList();
        return !Dominance.IsDominated(sums, policy) && Enumerable.Range(0, sums.Count).All(reader => !Dominance.IsDominated(sums.Where((_, i) => i != reader), policy));
    }

    /// <returns>Null where the percentile would be some member's own value or rests on too few.</returns>
    public static decimal? Percentile(IReadOnlyList<MemberValue> members, decimal share, int fewest) =>
        Independent(members) < fewest ? null : Percentiles.Type7([.. members.Select(member => member.Value).Order()], share);

    public static decimal Mean(IReadOnlyList<MemberValue> members) => Coarsening.ThreeDigits(members.Sum(member => member.Value) / members.Count);

    public static int Independent(IEnumerable<MemberValue> members) => members.Select(member => member.Component).Distinct().Count();
}

/// <summary>A member's figure.</summary>
/// <param name="Component">The same for practices that share a doctor.</param>
internal readonly record struct MemberValue(int Component, decimal Value);
