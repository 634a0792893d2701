using Google.OrTools.LinearSolver;

namespace Analytics.Protection;

/// <summary>Whose row is whose: the test of re-identification in a panel of unnamed members.</summary>
internal sealed class Linking(LinkedTables tables, Choices choices, bool[] hidden)
{
    /// <summary>Whether some reader can tell for some other member that only one row can be that member's.</summary>
    public bool NamesSomebody(int panel, IEnumerable<Reader> readers)
    {
        var members = tables.Set.Panels[panel].Members;
        return readers.Where(reader => reader.LooksAtCells && reader.IsToStayUnsure)
            .Any(reader => Enumerable.Range(0, members.Count).Any(member => members[member].Name != reader.Name && RowsOf(panel, member, reader).Take(2).Count() < 2));
    }

    /// <summary>Rows that the member can have for all the reader knows.</summary>
    private IEnumerable<int> RowsOf(int panel, int member, Reader reader) =>
        Enumerable.Range(0, tables.Set.Panels[panel].Rows.Count).Where(row => IsPossible(panel, member, row, reader));

    private bool IsPossible(int panel, int member, int row, Reader reader)
    {
        var shown = tables.Set.Panels[panel];
        using var solver = Solver.CreateSolver("SCIP") ?? throw new InvalidOperationException("The integer solver is not there.");
        var unknown = new Dictionary<int, Variable>();
        foreach (var linear in tables.Rows.Where(r => r.Item < 0 || !hidden[r.Item]))
        {
            double at = linear.At(tables.Truth);
            var constraint = solver.MakeConstraint(Math.Min(0, linear.Least - at), Math.Max(0, linear.Most - at), "");
            if (linear.Least == linear.Most) constraint.SetBounds(0, 0);
            for (int i = 0; i < linear.Variables.Length; i++)
            {
                if (UnknownOf(linear.Variables[i]) is { } variable) constraint.SetCoefficient(variable, linear.Factors[i]);
            }
        }
        int members = shown.Members.Count, rows = shown.Rows.Count;
        var isOf = new Variable[members, rows];
        for (int m = 0; m < members; m++)
        {
            for (int r = 0; r < rows; r++) isOf[m, r] = solver.MakeNumVar(m == member && r == row ? 1 : 0, 1, "");
        }
        foreach (var variable in isOf) variable.SetInteger(true);
        for (int m = 0; m < members; m++)
        {
            var one = solver.MakeConstraint(1, 1, "");
            for (int r = 0; r < rows; r++) one.SetCoefficient(isOf[m, r], 1);
            for (int t = 0; t < shown.Rows[0].Count; t++)
            {
                int cell = shown.Members[m].Cells[t];
                double truth = tables.Truth[cell], slack = shown.HalfUnit > 0 ? shown.HalfUnit : 1e-6;
                var same = solver.MakeConstraint(-slack, slack, "");
                if (UnknownOf(cell) is { } distance) same.SetCoefficient(distance, 1);
                for (int r = 0; r < rows; r++) same.SetCoefficient(isOf[m, r], truth - shown.Rows[r][t]);
            }
        }
        for (int r = 0; r < rows; r++)
        {
            var most = solver.MakeConstraint(0, 1, "");
            for (int m = 0; m < members; m++) most.SetCoefficient(isOf[m, r], 1);
        }
        return solver.Solve() is Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE;

        Variable? UnknownOf(int v)
        {
            if (reader.Told.Contains(v) || (v < tables.Cells && !tables.Set.Cells[v].IsUnprinted && !hidden[v])) return null;
            if (!unknown.TryGetValue(v, out var variable)) unknown[v] = variable = solver.MakeNumVar(choices.Least(v, reader), choices.Most(v), "");
            return variable;
        }
    }
}
