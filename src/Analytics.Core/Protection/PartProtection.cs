namespace Analytics.Protection;

/// <summary>The pattern of one set of tables that hang together.</summary>
internal sealed record PartProtection
{
    public IReadOnlyList<(string Id, string Rule)> Suppressed { get; private init; } = [];
    public int Sensitive { get; private init; }

    /// <summary>Readers who, by their own numbers and what is published already, know a number too well whatever is hidden: reader, cell.</summary>
    public IReadOnlyList<(string Reader, string Cell)> OwnKnowledge { get; private init; } = [];
    public IReadOnlyList<string> Obstacles { get; private init; } = [];

    public static PartProtection Of(TableSet part, CancellationToken cancellation)
    {
        var tables = new LinkedTables(part);
        string? obstacle = null;
        // Zeros are hidden only where nothing else helps: a zero that may be hidden is one that readers must reckon with.
        foreach (bool zerosMayBeHidden in part.Rules.ZerosAreShown ? new[] { false, true } : [true])
        {
            var choices = new Choices(tables, zerosMayBeHidden);
            var search = new PatternSearch(tables, choices, [], cancellation);
            if (search.Find() is { } hidden)
            {
                return new()
                {
                    Suppressed = [.. Enumerable.Range(0, tables.Items).Where(item => hidden[item]).Select(item => (tables.NameOf(item), RuleOf(tables, choices, hidden, item)))],
                    Sensitive = choices.Rules.Count,
                    OwnKnowledge = search.OwnKnowledge,
                };
            }
            obstacle ??= Obstacle(tables, search);
        }
        return new() { Obstacles = [obstacle!] };
    }

    private static string RuleOf(LinkedTables tables, Choices choices, bool[] hidden, int item)
    {
        if (choices.Rules.TryGetValue(item, out string? rule)) return rule;
        if (item < tables.Ratio || item >= tables.Panel) return "secondary";
        var ratio = tables.Set.Ratios[item - tables.Ratio];
        return hidden[ratio.Numerator] || hidden[ratio.Denominator] ? "A3" : "secondary";
    }

    private static string Obstacle(LinkedTables tables, PatternSearch search)
    {
        if (search.StandsInTheWay is not var (reader, target)) return "Some cell cannot be protected, whatever is hidden; coarsen the tables.";
        string who = reader.Name.Length == 0 ? "a reader of all that must stay published" : $"{reader.Name}, who knows some of the cells,";
        string what = target.IsContribution ? "the largest contribution to " : "";
        return $"{tables.NameOf(target.Cell)}: {who} comes too close to {what}it, whatever is hidden; free fixed cells, loosen bounds, or coarsen the tables.";
    }
}
