using System.Globalization;
using System.Text.Json.Nodes;

namespace Analytics.Core.Tests.Protection;

/// <summary>Small tables of counts, written as the file that is protected, and attacked by trying out whole numbers.</summary>
/// <remarks>Shares no code with the product and solves no linear program: it narrows ranges and then tries values, so it sees what whole numbers give away too.</remarks>
internal sealed class PlainTables
{
    public Dictionary<string, int> Values { get; } = [];
    public List<(string Total, string[] Parts)> Sums { get; } = [];
    public List<(string Small, string Large)> NotAbove { get; } = [];
    public Dictionary<string, string[]> Insiders { get; } = [];
    public HashSet<string> Sensitive { get; } = [];
    public HashSet<string> Fixed { get; } = [];
    public bool ZerosAreShown { get; init; } = true;
    public int Fewest { get; init; } = 5;

    public string Json => new JsonObject
    {
        ["format"] = "sdc-table-1",
        ["rules"] = new JsonObject { ["k"] = Fewest, ["zeros"] = ZerosAreShown ? "published" : "protected" },
        ["cells"] = new JsonArray([.. Values.Select(cell => new JsonObject
        {
            ["id"] = cell.Key,
            ["value"] = cell.Value,
            ["sensitive"] = Sensitive.Contains(cell.Key),
            ["fixed"] = Fixed.Contains(cell.Key),
        })]),
        ["relations"] = new JsonArray(
        [
            .. Sums.Select(sum => new JsonObject { ["total"] = sum.Total, ["parts"] = new JsonArray([.. sum.Parts.Select(part => JsonValue.Create(part))]) }),
            .. NotAbove.Select(pair => new JsonObject { ["terms"] = new JsonObject { [pair.Large] = 1, [pair.Small] = -1 }, ["min"] = 0 }),
        ]),
        ["insiders"] = new JsonObject(Insiders.Select(insider => KeyValuePair.Create(insider.Key, (JsonNode?)new JsonArray([.. insider.Value.Select(cell => JsonValue.Create(cell))])))),
    }.ToJsonString();

    /// <summary>Hidden numbers that somebody can bound more closely than is allowed; empty when the pattern holds.</summary>
    /// <remarks>The outsider, the insiders, and the one person behind a count of one, to whom a number must only not be known exactly.</remarks>
    public IReadOnlyList<string> Failures(IReadOnlySet<string> hidden)
    {
        var singles = Values.Where(cell => cell.Value == 1 && hidden.Contains(cell.Key) && !Sums.Exists(sum => sum.Total == cell.Key)).Select(cell => cell.Key);
        (string Name, string[] Told, bool IsSingle)[] readers = [("", [], false), .. Insiders.Select(insider => (insider.Key, insider.Value, false)), .. singles.Select(cell => (cell, new[] { cell }, true))];
        return [.. readers.SelectMany(reader => hidden.Where(cell => IsAsked(cell, reader.Told) && !IsWide(cell, hidden, reader.Told, reader.IsSingle)).Select(cell => $"{reader.Name}:{cell}"))];
    }

    private bool IsAsked(string cell, string[] told)
    {
        if (Sensitive.Count > 0 && !Sensitive.Contains(cell)) return false;
        return told.Length == 0 || !Leaves(cell).All(leaf => told.Contains(leaf) || Values[leaf] == 0);
    }

    private IEnumerable<string> Leaves(string cell) =>
        Sums.Find(sum => sum.Total == cell) is { Total: not null } whole ? whole.Parts.SelectMany(Leaves) : [cell];

    private bool IsWide(string cell, IReadOnlySet<string> hidden, string[] told, bool isSingle)
    {
        int truth = Values[cell], need = isSingle ? 1 : Math.Max(Fewest, (int)Math.Ceiling(0.1 * truth));
        bool noneIsZero = ZerosAreShown && !hidden.Any(other => Values[other] == 0);
        var start = Values.ToDictionary(v => v.Key, v => !hidden.Contains(v.Key) || told.Contains(v.Key) ? (v.Value, v.Value) : (noneIsZero ? 1 : 0, truth + need + 5_000));
        int least = Enumerable.Range(0, need + 1).Select(step => truth - step).TakeWhile(value => value >= 0).Where(value => Exists(start, cell, value)).DefaultIfEmpty(truth).Min();
        for (int most = least + need; most <= truth + need; most++)
        {
            if (most >= truth && Exists(start, cell, most)) return true;
        }
        return false;
    }

    /// <summary>Whether some table of whole numbers has this value there.</summary>
    private bool Exists(Dictionary<string, (int Least, int Most)> ranges, string cell, int value)
    {
        var (least, most) = ranges[cell];
        if (value < least || value > most) return false;
        var tried = new Dictionary<string, (int, int)>(ranges) { [cell] = (value, value) };
        if (!Narrow(tried)) return false;
        string? open = tried.Where(range => range.Value.Item1 < range.Value.Item2).OrderBy(range => range.Value.Item2 - range.Value.Item1).Select(range => range.Key).FirstOrDefault();
        if (open is null) return true;
        // The truth is the likeliest, then what is near.
        var (from, to) = tried[open];
        return Enumerable.Range(from, to - from + 1).OrderBy(v => Math.Abs(v - Values[open])).Any(v => Exists(tried, open, v));
    }

    private bool Narrow(Dictionary<string, (int Least, int Most)> ranges)
    {
        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (var (total, parts) in Sums)
            {
                int least = parts.Sum(part => ranges[part].Least), most = parts.Sum(part => ranges[part].Most);
                if (!To(total, least, most)) return false;
                foreach (string part in parts)
                {
                    var (ownLeast, ownMost) = ranges[part];
                    if (!To(part, ranges[total].Least - (most - ownMost), ranges[total].Most - (least - ownLeast))) return false;
                    least += ranges[part].Least - ownLeast;
                    most += ranges[part].Most - ownMost;
                }
            }
            foreach (var (small, large) in NotAbove)
            {
                if (!To(small, int.MinValue, ranges[large].Most) || !To(large, ranges[small].Least, int.MaxValue)) return false;
            }

            bool To(string cell, int least, int most)
            {
                var (oldLeast, oldMost) = ranges[cell];
                var narrowed = (Least: Math.Max(oldLeast, least), Most: Math.Min(oldMost, most));
                changed |= narrowed != (oldLeast, oldMost);
                ranges[cell] = narrowed;
                return narrowed.Least <= narrowed.Most;
            }
        }
        return true;
    }

    /// <summary>A table of rows and columns with totals; every practice knows its row.</summary>
    public static PlainTables Crossed(Random random, int rows, int columns, bool withInsiders, bool zerosAreShown)
    {
        var tables = new PlainTables { ZerosAreShown = zerosAreShown };
        string Name(int r, int c) => string.Create(CultureInfo.InvariantCulture, $"{(r == rows ? "all" : $"r{r}")}|{(c == columns ? "all" : $"c{c}")}");
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++) tables.Values[Name(r, c)] = random.Next(4) switch { 0 => random.Next(0, 5), 1 => random.Next(0, 12), _ => random.Next(5, 40) };
        }
        for (int r = 0; r < rows; r++) Add(Name(r, columns), [.. Enumerable.Range(0, columns).Select(c => Name(r, c))]);
        for (int c = 0; c < columns; c++) Add(Name(rows, c), [.. Enumerable.Range(0, rows).Select(r => Name(r, c))]);
        Add(Name(rows, columns), [.. Enumerable.Range(0, columns).Select(c => Name(rows, c))]);
        tables.Sums.Add((Name(rows, columns), [.. Enumerable.Range(0, rows).Select(r => Name(r, columns))]));
        for (int r = 0; withInsiders && r < rows; r++) tables.Insiders[$"P{r}"] = [.. Enumerable.Range(0, columns + 1).Select(c => Name(r, c))];
        return tables;

        void Add(string total, string[] parts)
        {
            tables.Values[total] = parts.Sum(part => tables.Values[part]);
            tables.Sums.Add((total, parts));
        }
    }
}
