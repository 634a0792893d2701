namespace Analytics.Protection;

/// <summary>Cells that nothing ties together are problems of their own.</summary>
internal static class TableParts
{
    public static IReadOnlyList<TableSet> Of(TableSet set)
    {
        int[] parent = [.. Enumerable.Range(0, set.Cells.Count)];
        foreach (var relation in set.Relations) Tie(relation.Terms.Select(term => term.Cell));
        foreach (var ratio in set.Ratios) Tie([ratio.Numerator, ratio.Denominator]);
        foreach (var panel in set.Panels) Tie(panel.Members.SelectMany(member => member.Cells));
        var relations = set.Relations.ToLookup(relation => Root(relation.Terms[0].Cell));
        var ratios = set.Ratios.ToLookup(ratio => Root(ratio.Numerator));
        var panels = set.Panels.ToLookup(panel => Root(panel.Members[0].Cells[0]));
        var insiders = set.Insiders.SelectMany(insider => insider.Cells.Select(cell => (insider.Name, Cell: cell))).ToLookup(own => Root(own.Cell));
        int[] at = new int[set.Cells.Count];
        return [.. Enumerable.Range(0, set.Cells.Count).GroupBy(Root).Select(part =>
        {
            int[] cells = [.. part];
            for (int i = 0; i < cells.Length; i++) at[cells[i]] = i;
            // A reader is one in every part where it knows a cell, or contributes to one.
            var names = insiders[part.Key].ToLookup(own => own.Name, own => at[own.Cell]);
            return set with
            {
                Cells = [.. cells.Select(cell => set.Cells[cell])],
                Relations = [.. relations[part.Key].Select(r => r with { Terms = [.. r.Terms.Select(t => (at[t.Cell], t.Factor))], Total = r.Total < 0 ? -1 : at[r.Total] })],
                Ratios = [.. ratios[part.Key].Select(r => r with { Numerator = at[r.Numerator], Denominator = at[r.Denominator] })],
                Panels = [.. panels[part.Key].Select(p => p with { Members = [.. p.Members.Select(m => (m.Name, (IReadOnlyList<int>)[.. m.Cells.Select(cell => at[cell])]))] })],
                Insiders = [.. set.Insiders.Select(insider => (insider.Name, (IReadOnlyList<int>)[.. names[insider.Name]]))],
            };
        })];

        int Root(int cell)
        {
            while (parent[cell] != cell) cell = parent[cell] = parent[parent[cell]];
            return cell;
        }

        void Tie(IEnumerable<int> cells)
        {
            int first = -1;
            foreach (int cell in cells)
            {
                if (first < 0) first = Root(cell);
                else parent[Root(cell)] = first = Root(first);
            }
        }
    }
}
