using Google.OrTools.LinearSolver;

namespace Analytics.Audit;

/// <summary>Between which bounds a reader must place each withheld number.</summary>
/// <remarks>
/// Bounds of the others in a sum bound each of its parts, again and again until nothing moves: exact where sums form a tree, as places do. Amounts add up over places and quarters
/// both, which is no tree: for them linear programs follow.
/// </remarks>
internal sealed class Intervals
{
    /// <summary>Wider than any question that is asked of it.</summary>
    private const double Far = 1e9;

    private const double Near = 1e-6;
    private static readonly string[] Solvers = ["GLOP", "CLP"];
    private const int MostRounds = 200;

    /// <summary>Milliseconds; what takes longer is told as not judged.</summary>
    private const long LongestSolve = 2000;
    private readonly FigureNet _net;
    private readonly double[] _least, _most;

    /// <param name="least">What the reader knows each number to be at least.</param>
    /// <param name="known">What it knows exactly; null for what it does not.</param>
    public Intervals(FigureNet net, Func<int, double> least, Func<int, double?> known)
    {
        _net = net;
        _least = [.. Enumerable.Range(0, net.Unknown.Count).Select(unknown => known(unknown) ?? least(unknown))];
        _most = [.. Enumerable.Range(0, net.Unknown.Count).Select(unknown => known(unknown) ?? Far)];
    }

    /// <summary>By number of the unknown.</summary>
    public (double Least, double Most) this[int unknown] => (_least[unknown], _most[unknown]);

    /// <summary>Numbers around which what is told contradicts itself.</summary>
    public HashSet<int> Impossible { get; } = [];

    public void Propagate()
    {
        bool moved = true;
        for (int round = 0; moved && round < MostRounds; round++)
        {
            moved = false;
            foreach (var row in _net.Rows) moved |= Propagate(row);
        }
    }

    /// <summary>Linear programs over amounts that hang together.</summary>
    public void Solve(CancellationToken cancel)
    {
        var rows = _net.Rows.Where(row => !_net.IsCount(row.Terms[0].Unknown)).ToList();
        int[] pieceOf = [.. Enumerable.Range(0, _least.Length)];
        foreach (var row in rows)
        {
            foreach (var (unknown, _) in row.Terms.Skip(1)) pieceOf[PieceOf(pieceOf, unknown)] = PieceOf(pieceOf, row.Terms[0].Unknown);
        }
        foreach (var piece in rows.GroupBy(row => PieceOf(pieceOf, row.Terms[0].Unknown)).Where(piece => piece.Skip(1).Any()))
        {
            cancel.ThrowIfCancellationRequested();
            int[] unknown = [.. piece.SelectMany(row => row.Terms).Select(term => term.Unknown).Distinct()];
            // Bounds that touch lead one solver astray, and not another.
            if (!Solvers.Any(solver => Solve(solver, [.. piece], unknown))) Impossible.UnionWith(unknown);
        }
    }

    private bool Propagate(NetRow row)
    {
        double low = 0, high = 0, slack = Slack(row);
        foreach (var (unknown, factor) in row.Terms)
        {
            low += factor > 0 ? factor * _least[unknown] : factor * _most[unknown];
            high += factor > 0 ? factor * _most[unknown] : factor * _least[unknown];
        }
        if (low > row.Most + slack + Near || high < row.Least - slack - Near)
        {
            Impossible.UnionWith(row.Terms.Select(term => term.Unknown));
            return false;
        }
        bool moved = false;
        foreach (var (unknown, factor) in row.Terms)
        {
            // What is left for this one when all others are as small, or as large, as they may be.
            double smallest = row.Least - slack - (high - (factor > 0 ? factor * _most[unknown] : factor * _least[unknown]));
            double largest = row.Most + slack - (low - (factor > 0 ? factor * _least[unknown] : factor * _most[unknown]));
            var (least, most) = factor > 0 ? (smallest / factor, largest / factor) : (largest / factor, smallest / factor);
            if (_net.IsCount(unknown)) (least, most) = (Math.Ceiling(least - Near), Math.Floor(most + Near));
            if (least > _least[unknown] + Near)
            {
                _least[unknown] = Math.Min(least, _most[unknown]);
                moved = true;
            }
            if (most < _most[unknown] - Near)
            {
                _most[unknown] = Math.Max(most, _least[unknown]);
                moved = true;
            }
            if (moved) return true;
        }
        return false;
    }

    private bool Solve(string name, List<NetRow> rows, int[] unknown)
    {
        using var solver = Solver.CreateSolver(name) ?? throw new InvalidOperationException("The solver is not there.");
        solver.SetTimeLimit(LongestSolve);
        var variables = unknown.ToDictionary(u => u, u => solver.MakeNumVar(_least[u], _most[u], ""));
        foreach (var row in rows)
        {
            var constraint = solver.MakeConstraint(row.Least - Slack(row), row.Most + Slack(row), "");
            foreach (var (u, factor) in row.Terms) constraint.SetCoefficient(variables[u], factor);
        }
        foreach (int u in unknown)
        {
            if (Farthest(solver, variables[u], maximise: false) is not { } least || Farthest(solver, variables[u], maximise: true) is not { } most)
            {
                return false;
            }
            (_least[u], _most[u]) = (Math.Max(_least[u], least), Math.Min(_most[u], most));
        }
        return true;
    }

    private static double? Farthest(Solver solver, Variable variable, bool maximise)
    {
        var objective = solver.Objective();
        objective.Clear();
        objective.SetCoefficient(variable, 1);
        if (maximise) objective.SetMaximization();
        else objective.SetMinimization();
        return solver.Solve() is Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE ? objective.Value() : null;
    }

    /// <summary>Room for amounts, so that the arithmetic of a solver finds something between bounds that touch.</summary>
    private double Slack(NetRow row) => _net.IsCount(row.Terms[0].Unknown) ? 0 : 0.005 * (row.Terms.Count + 1);

    private static int PieceOf(int[] pieceOf, int unknown)
    {
        while (pieceOf[unknown] != unknown) unknown = pieceOf[unknown] = pieceOf[pieceOf[unknown]];
        return unknown;
    }
}
