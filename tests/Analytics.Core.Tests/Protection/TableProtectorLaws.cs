using System.Numerics;
using System.Text;
using Analytics.Protection;
using Analytics.Release;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Protection;

public class TableProtectorLaws
{
    /// <summary>The outsider and everybody who knows a row, with whole numbers tried out.</summary>
    [Property(MaxTest = 150)]
    public bool Nothing_IsKnownTooWell(int seed)
    {
        var random = new Random(seed);
        var tables = PlainTables.Crossed(random, random.Next(2, 4), random.Next(2, 4), withInsiders: random.Next(2) == 0, zerosAreShown: random.Next(3) > 0);
        try
        {
            return tables.Failures(Hidden(tables)).Count == 0;
        }
        catch (CannotProtectException)
        {
            return tables.Failures(tables.Values.Keys.ToHashSet()).Count > 0;
        }
    }

    /// <summary>Of all patterns of a small table, none that holds hides fewer.</summary>
    [Property(MaxTest = 40)]
    public bool NoPattern_ThatHolds_HidesLess(int seed)
    {
        var random = new Random(seed);
        var tables = PlainTables.Crossed(random, 2, 2, withInsiders: random.Next(2) == 0, zerosAreShown: true);
        if (tables.Values.Values.All(value => value is 0 or >= 5)) return Hidden(tables).Count == 0;
        int found = Hidden(tables).Count;
        string[] cells = [.. tables.Values.Keys];
        string[] unsafeCells = [.. cells.Where(cell => tables.Values[cell] is > 0 and < 5)];
        return Enumerable.Range(0, 1 << cells.Length)
            .Where(bits => BitOperations.PopCount((uint)bits) < found)
            .Select(bits => cells.Where((_, i) => (bits >> i & 1) != 0).ToHashSet())
            .Where(pattern => pattern.IsSupersetOf(unsafeCells) && !pattern.Any(cell => tables.Values[cell] == 0))
            .All(pattern => tables.Failures(pattern).Count > 0);
    }

    [Property(MaxTest = 30)]
    public bool TheOrderOfRelations_AndOfReaders_HidesAsMuch(int seed)
    {
        var tables = PlainTables.Crossed(new Random(seed), 3, 3, withInsiders: true, zerosAreShown: true);
        int before = Hidden(tables).Count;
        tables.Sums.Reverse();
        return Hidden(tables).Count == before;
    }

    [Property(MaxTest = 30)]
    public bool TheSameTables_GiveTheSameAnswer(int seed)
    {
        var tables = PlainTables.Crossed(new Random(seed), 3, 4, withInsiders: true, zerosAreShown: false);
        return Hidden(tables).SetEquals(Hidden(tables));
    }

    private static HashSet<string> Hidden(PlainTables tables) =>
        [.. TableProtector.Protect(Encoding.UTF8.GetBytes(tables.Json), "tables.json", new DisclosurePolicy()).Suppressed.Select(item => item.Id)];
}
