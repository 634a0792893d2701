using Analytics.Configuration;
using Analytics.Release;

namespace Analytics.Protection;

/// <summary>Disclosure control of any set of linked tables, on its own (DISCLOSURE 4).</summary>
public static class TableProtector
{
    /// <summary>Decides what to withhold so that nobody can compute, or bound too closely, what must not be known.</summary>
    /// <remarks>
    /// Readers are an outsider, each insider named in the file, each unit that contributes, and the one person behind each count of one. Each is attacked by linear
    /// programs and in exact arithmetic before the answer is given. The same file gives the same answer.
    /// </remarks>
    /// <param name="utf8">Tables in the format <c>sdc-table-1</c>, with all true values.</param>
    /// <param name="file">What to call them in messages.</param>
    /// <param name="policy">Limits where the file has none of its own.</param>
    /// <exception cref="ConfigurationException">The tables have faults.</exception>
    /// <exception cref="CannotProtectException">No pattern will do.</exception>
    public static ProtectedTables Protect(ReadOnlyMemory<byte> utf8, string file, DisclosurePolicy policy, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var set = TableSetReader.Read(utf8, file, new TableRules(FewestUnits: policy.FewestPatients, LeastExcess: policy.PPercent / 100.0), out var unknownKeys);
        var ruleOf = new Dictionary<string, string>(StringComparer.Ordinal);
        var obstacles = new List<string>();
        foreach (var cell in set.Cells.Where(cell => cell is { IsSensitive: true, IsFixed: true, IsUnprinted: false }))
            obstacles.Add($"{cell.Id} is marked both as sensitive and as published already; unmark one of them.");
        var ownKnowledge = new List<(string, string)>();
        int sensitive = 0;
        foreach (var part in obstacles.Count > 0 ? [] : TableParts.Of(set))
        {
            var protection = PartProtection.Of(part, cancellation);
            obstacles.AddRange(protection.Obstacles);
            sensitive += protection.Sensitive;
            ownKnowledge.AddRange(protection.OwnKnowledge);
            foreach (var (id, rule) in protection.Suppressed) ruleOf.Add(id, rule);
        }
        if (obstacles.Count > 0) throw new CannotProtectException(obstacles);
        var order = set.Cells.Select(cell => cell.Id).Concat(set.Ratios.Select(ratio => ratio.Id)).Concat(set.Panels.Select(panel => panel.Id));
        return new([.. order.Where(ruleOf.ContainsKey).Select(id => (id, ruleOf[id]))], sensitive, ownKnowledge, unknownKeys);
    }
}
