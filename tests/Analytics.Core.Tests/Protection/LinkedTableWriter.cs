using System.Globalization;
using System.Text.Json.Nodes;

namespace Analytics.Core.Tests.Protection;

/// <summary>Linked tables of every kind that the format knows: up to three dimensions, groups of rows, rounded shares, distinct counts, an unnamed panel, cells that are fixed, readers that know a row.</summary>
internal static class LinkedTableWriter
{
    public static string Write(Random random)
    {
        int rows = random.Next(2, 6), columns = random.Next(2, 5), layers = random.Next(3) == 0 ? 2 : 1;
        var cells = new Dictionary<string, JsonObject>();
        var relations = new JsonArray();
        string Name(int r, int c, int l) => string.Create(CultureInfo.InvariantCulture, $"{(r < 0 ? "all" : $"r{r}")}|{(c < 0 ? "all" : $"c{c}")}|{(l < 0 ? "all" : $"l{l}")}");
        int[] Of(int at, int count) => at < 0 ? [.. Enumerable.Range(0, count)] : [at];
        var leaves = new int[rows, columns, layers];
        for (int i = 0; i < leaves.Length; i++) leaves[i / (columns * layers), i / layers % columns, i % layers] = random.Next(5) switch { 0 => 0, 1 => random.Next(1, 6), _ => random.Next(4, 60) };
        for (int r = -1; r < rows; r++)
        {
            for (int c = -1; c < columns; c++)
            {
                for (int l = layers == 1 ? 0 : -1; l < layers; l++)
                {
                    int sum = 0;
                    foreach (int a in Of(r, rows)) foreach (int b in Of(c, columns)) foreach (int d in Of(l, layers)) sum += leaves[a, b, d];
                    cells[Name(r, c, l)] = new() { ["id"] = Name(r, c, l), ["value"] = sum, ["fixed"] = sum > 60 && random.Next(12) == 0 };
                    if (r < 0) Add(Name(r, c, l), Of(-1, rows).Select(a => Name(a, c, l)));
                    if (c < 0) Add(Name(r, c, l), Of(-1, columns).Select(b => Name(r, b, l)));
                    if (l < 0) Add(Name(r, c, l), Of(-1, layers).Select(d => Name(r, c, d)));
                }
            }
        }
        var document = new JsonObject
        {
            ["format"] = "sdc-table-1",
            ["id"] = "trial",
            ["rules"] = new JsonObject { ["k"] = 5, ["rel"] = 0.1, ["zeros"] = random.Next(3) == 0 ? "protected" : "published", ["p"] = 10 },
            ["relations"] = relations,
            ["ratios"] = Shares(),
            ["insiders"] = new JsonObject(Enumerable.Range(0, rows).Where(_ => random.Next(3) > 0).Select(r => KeyValuePair.Create($"P{r}", (JsonNode?)List(Enumerable.Range(0, columns).Select(c => Name(r, c, 0)))))),
        };
        if (random.Next(2) == 0) Mark();
        if (random.Next(2) == 0) CountDistinct();
        if (random.Next(3) == 0) document["anon"] = Panel();
        document["cells"] = new JsonArray([.. cells.Values]);
        return document.ToJsonString();

        void Add(string total, IEnumerable<string> parts) => relations.Add(new JsonObject { ["total"] = total, ["parts"] = List(parts) });
        static JsonArray List(IEnumerable<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);
        int Value(string cell) => cells[cell]["value"]!.GetValue<int>();

        JsonArray Shares() => new([.. Enumerable.Range(0, rows).Where(r => Value(Name(r, -1, 0)) > 0 && random.Next(3) == 0).Select(r =>
        {
            int decimals = random.Next(3);
            return new JsonObject { ["id"] = $"share {r}", ["num"] = Name(r, 0, 0), ["den"] = Name(r, -1, 0), ["decimals"] = decimals, ["value"] = Math.Round(100m * Value(Name(r, 0, 0)) / Value(Name(r, -1, 0)), decimals) };
        })]);

        void Mark()
        {
            foreach (var cell in cells.Values.Where(cell => cell["value"]!.GetValue<int>() is > 0 and < 5)) (cell["sensitive"], cell["fixed"]) = (true, false);
        }

        // People counted once in a row are no more than the sum of its cells, and no fewer than the largest.
        void CountDistinct()
        {
            for (int r = 0; r < rows; r++)
            {
                // Who knows a row of one cell knows its people too.
                if (((JsonObject)document["insiders"]!).ContainsKey($"P{r}")) continue;
                int[] parts = [.. Enumerable.Range(0, columns).Select(c => Value(Name(r, c, 0)))];
                string people = $"people {r}";
                cells[people] = new() { ["id"] = people, ["value"] = random.Next(parts.Max(), parts.Sum() + 1) };
                for (int c = 0; c < columns; c++) relations.Add(new JsonObject { ["terms"] = new JsonObject { [people] = 1, [Name(r, c, 0)] = -1 }, ["min"] = 0 });
                relations.Add(new JsonObject { ["terms"] = new JsonObject(Enumerable.Range(0, columns).Select(c => KeyValuePair.Create(Name(r, c, 0), (JsonNode?)(-1))).Prepend(KeyValuePair.Create(people, (JsonNode?)1))), ["max"] = 0 });
            }
        }

        JsonArray Panel()
        {
            decimal[] rates = [.. Enumerable.Range(0, rows).Select(_ => random.Next(10, 300) / 10m)];
            for (int r = 0; r < rows; r++)
            {
                cells[$"rate {r}"] = new() { ["id"] = $"rate {r}", ["value"] = rates[r], ["int"] = false, ["hidden"] = true };
                ((JsonObject)document["insiders"]!)[$"P{r}"] ??= new JsonArray();
                document["insiders"]![$"P{r}"]!.AsArray().Add($"rate {r}");
            }
            return [new JsonObject
            {
                ["id"] = "panel",
                ["decimals"] = 1,
                ["members"] = new JsonObject(Enumerable.Range(0, rows).Select(r => KeyValuePair.Create($"P{r}", (JsonNode?)List([$"rate {r}"])))),
                ["vectors"] = new JsonArray([.. rates.OrderDescending().Select(rate => new JsonArray(rate))]),
            }];
        }
    }
}
