using Analytics.Protection;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Protection;

/// <summary>What is seen to be wide is wide, when all whole numbers that fit are tried.</summary>
public class LocalMovesLaws
{
    private const int Units = 4, Largest = 6;

    /// <summary>Two rows of units that add up to known totals; of the second row none is more than the same unit's of the first.</summary>
    [Property(MaxTest = 300)]
    public bool WhatIsSeenWide_IsWide(int seed)
    {
        var random = new Random(seed);
        int[] first = [.. Enumerable.Range(0, Units).Select(_ => random.Next(Largest + 1))], second = [.. first.Select(most => random.Next(most + 1))];
        bool[] hidden = [.. Enumerable.Range(0, 2 * Units).Select(_ => random.Next(3) > 0)];
        int[] values = [.. first, .. second];
        int need = random.Next(1, 6);
        var set = new TableSet
        {
            Id = "law",
            Rules = new(FewestUnits: need),
            IsMarked = true,
            Cells = [.. values.Select((value, cell) => new TableCell($"{cell}", value) { IsCount = true, IsSensitive = true, Most = Largest }), new("a", first.Sum()) { IsFixed = true }, new("b", second.Sum()) { IsFixed = true }],
            Relations = [.. new[] { 0, 1 }.Select(row => new TableRelation([(2 * Units + row, 1), .. Enumerable.Range(row * Units, Units).Select(cell => (cell, -1.0))], 0, 0, 2 * Units + row)),
                .. Enumerable.Range(0, Units).Select(unit => new TableRelation([(unit, -1), (Units + unit, 1)], double.NegativeInfinity, 0, -1))],
        };
        int told = random.Next(2 * Units), seen = random.Next(2 * Units), least = random.Next(values[seen] + 1);
        var reader = new Reader("practice", new HashSet<int> { told }) { AtLeast = new Dictionary<int, double> { [seen] = least } };
        var open = new LocalMoves(set, [.. hidden, false, false]).NotSeenWide([reader]);
        return Enumerable.Range(0, 2 * Units).Where(cell => hidden[cell] && !open.Contains(cell)).All(cell =>
            Width(cell, (_, _) => true) >= need && (cell == told || Width(cell, (at, value) => (at != told || value == values[at]) && (at != seen || value >= least)) >= need));

        // Of one row at a time, while the other is as it is: less than what there is.
        int Width(int cell, Func<int, int, bool> isPossible)
        {
            int from = cell / Units * Units;
            var ways = new List<int>();
            Try([], 0);
            return ways.Count == 0 ? 0 : ways.Max() - ways.Min();

            void Try(int[] row, int sum)
            {
                int unit = row.Length;
                if (unit == Units)
                {
                    if (sum == values[from..(from + Units)].Sum()) ways.Add(row[cell - from]);
                    return;
                }
                for (int value = 0; value <= Largest; value++)
                {
                    bool fits = hidden[from + unit] ? value > 0 || values[from + unit] == 0 : value == values[from + unit];
                    if (fits && isPossible(from + unit, value) && (from == 0 ? value >= second[unit] : value <= first[unit])) Try([.. row, value], sum + value);
                }
            }
        }
    }
}
