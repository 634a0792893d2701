using Google.OrTools.LinearSolver;

namespace Analytics.Protection;

/// <summary>All that a reader must take for possible of a few unknown numbers, told as distances from the truth.</summary>
/// <remarks>
/// Zero is always a point of it, whatever the size of the numbers, so that tolerances are those of widths, not of totals.
/// Distances are kept within a box: wider than that is wide enough.
/// </remarks>
internal sealed class Polytope : IDisposable
{
    private readonly bool _isWhole;
    private readonly Solver _solver;
    private readonly Dictionary<int, Variable> _unknown = [];
    private readonly List<(LinearRow Row, Constraint Constraint)> _rows = [];
    private readonly Dictionary<int, (double Least, double Most)> _seen = [];

    /// <param name="unknown">Variable, and the bounds of its distance from the truth.</param>
    /// <param name="isWhole">Whether counts are known to be whole numbers: slower, and with no duals.</param>
    public Polytope(LinkedTables tables, IEnumerable<(int Variable, double Least, double Most)> unknown, IEnumerable<LinearRow> rows, bool isWhole)
    {
        _isWhole = isWhole;
        _solver = Solver.CreateSolver(isWhole ? "SCIP" : "GLOP") ?? throw new InvalidOperationException("The solver is not there.");
        if (!isWhole) _solver.SetSolverSpecificParametersAsString("use_preprocessing: false");
        foreach (var (variable, least, most) in unknown)
        {
            _unknown[variable] = _solver.MakeVar(least, most, isWhole && variable < tables.Cells && tables.Set.Cells[variable].IsCount, "");
            _seen[variable] = (0, 0);
        }
        foreach (var row in rows)
        {
            double at = row.At(tables.Truth);
            var constraint = _solver.MakeConstraint(Math.Min(0, row.Least - at), Math.Max(0, row.Most - at), "");
            bool isEquation = row.Least == row.Most;
            if (isEquation) constraint.SetBounds(0, 0);
            for (int i = 0; i < row.Variables.Length; i++)
            {
                if (_unknown.TryGetValue(row.Variables[i], out var variable)) constraint.SetCoefficient(variable, row.Factors[i]);
            }
            _rows.Add((row, constraint));
        }
    }

    /// <summary>How far a variable has been seen below and above the truth.</summary>
    public (double Least, double Most) Seen(int variable) => _seen[variable];

    /// <summary>How far the sum of variables can be above the truth (or below, for −1), and what keeps it from being farther.</summary>
    public (double Distance, IReadOnlyList<(LinearRow Row, double Dual)> Duals) Farthest(IReadOnlyList<int> variables, int direction)
    {
        var objective = _solver.Objective();
        objective.Clear();
        foreach (int variable in variables) objective.SetCoefficient(_unknown[variable], direction);
        objective.SetMaximization();
        var status = _solver.Solve();
        if (status is not (Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE))
            throw new InvalidOperationException($"The linear solver stopped with {status}.");
        foreach (var (variable, unknown) in _unknown)
        {
            double at = unknown.SolutionValue();
            var (least, most) = _seen[variable];
            if (at < least || at > most) _seen[variable] = (Math.Min(at, least), Math.Max(at, most));
        }
        return (objective.Value(), _isWhole ? [] : [.. _rows.Select(row => (row.Row, row.Constraint.DualValue())).Where(row => Math.Abs(row.Item2) > 1e-9)]);
    }

    public void Dispose() => _solver.Dispose();
}
