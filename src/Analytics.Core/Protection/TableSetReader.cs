using Analytics.Configuration;

namespace Analytics.Protection;

/// <summary>Reads tables in the format <c>sdc-table-1</c> (DISCLOSURE 4): strictly, and with all faults at once.</summary>
internal sealed class TableSetReader
{
    private static readonly string[] Descriptions = ["title", "source", "reports", "note"];
    private readonly List<ConfigurationFault> _faults = [];
    private readonly List<string> _unknownKeys = [];
    private readonly Dictionary<string, int> _cells = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private TableSetReader() { }

    /// <param name="unknownKeys">Keys that mean nothing to us, to warn of: a misspelt one would silently change the outcome.</param>
    /// <exception cref="ConfigurationException">The file has faults.</exception>
    public static TableSet Read(ReadOnlyMemory<byte> utf8, string file, TableRules standard, out IReadOnlyList<string> unknownKeys)
    {
        var reader = new TableSetReader();
        unknownKeys = reader._unknownKeys;
        var set = JsonSection.Read(utf8, file, reader._faults) is { } root ? reader.SetOf(root, standard) : null;
        return set is not null && reader._faults.Count == 0 ? set : throw new ConfigurationException(reader._faults);
    }

    private TableSet SetOf(JsonSection root, TableRules standard)
    {
        if (root.Text("format", required: true) is { } format && format != "sdc-table-1") root.Fault("format", "is not \"sdc-table-1\"", "write tables in that format");
        string id = root.Text("id") ?? "";
        var rules = RulesOf(root.Section("rules"), standard);
        var cells = root.Sections("cells", required: true).Select(CellOf).ToList();
        if (cells.Count == 0) root.Fault("cells", "has no cell", "list the cells of the tables");
        var set = new TableSet
        {
            Id = id,
            Rules = rules,
            IsMarked = cells.Exists(cell => cell.IsSensitive),
            Cells = cells,
            Relations = [.. root.Sections("relations").Select((section, i) => RelationOf(section, cells)).OfType<TableRelation>()],
            Ratios = [.. root.Sections("ratios").Select((section, i) => RatioOf(section, i, cells)).OfType<RoundedRatio>()],
            Panels = [.. root.Sections("anon").Select((section, i) => PanelOf(section, i, cells)).OfType<NamelessPanel>()],
            Insiders = InsidersOf(root.Section("insiders"), cells),
        };
        Done(root);
        return set;
    }

    private TableRules RulesOf(JsonSection? section, TableRules standard)
    {
        if (section is null) return standard;
        string? zeros = section.Text("zeros");
        if (zeros is not (null or "published" or "protected")) section.Fault("zeros", "is neither published nor protected", "write one of them");
        var rules = standard with
        {
            FewestUnits = (double)(section.Number("k", 1, 1000) ?? (decimal)standard.FewestUnits),
            RelativeWidth = (double)(section.Number("rel", 0, 1) ?? (decimal)standard.RelativeWidth),
            LeastExcess = (double)(section.Number("p", 0, 100) ?? (decimal)standard.LeastExcess * 100) / 100,
            ZerosAreShown = zeros is null ? standard.ZerosAreShown : zeros == "published",
        };
        Done(section);
        return rules;
    }

    private TableCell CellOf(JsonSection section, int position)
    {
        string id = NameOf(section, "a cell");
        if (id.Length > 0) _cells.TryAdd(id, position);
        decimal? value = section.Number("value", decimal.MinValue, decimal.MaxValue), truth = section.Number("true", decimal.MinValue, decimal.MaxValue);
        if ((value ?? truth) is null) section.Fault("value", "is missing", "give the true value, also of what is to be hidden");
        bool isUnbounded = section.Keys().Contains("lb") && !section.Has("lb");
        var cell = new TableCell(id, (double)(value ?? truth ?? 0))
        {
            IsCount = section.YesOrNo("int") ?? true,
            Least = isUnbounded ? double.NegativeInfinity : (double)(section.Number("lb", decimal.MinValue, decimal.MaxValue) ?? 0),
            Most = (double?)section.Number("ub", decimal.MinValue, decimal.MaxValue) ?? double.PositiveInfinity,
            IsSensitive = section.YesOrNo("sensitive") ?? false,
            IsUnprinted = section.YesOrNo("hidden") ?? false,
            IsFixed = section.YesOrNo("fixed") ?? false,
            Contributions = [.. section.Numbers("contrib")?.Select(own => (own.Key, (double)own.Value)) ?? []],
        };
        if (cell.Value < cell.Least || cell.Value > cell.Most) section.Fault("value", "is outside of its own bounds", "correct the value, or lb and ub");
        if (cell.IsCount && cell.Value != Math.Round(cell.Value)) section.Fault("value", "is not a whole number", "correct it, or add \"int\": false");
        if (cell.Contributions.Count > 0 && !IsNear(cell.Contributions.Sum(own => own.Amount), cell.Value, cell.Value))
            section.Fault("contrib", "does not add up to the value", "list every unit's contribution");
        Done(section);
        return cell;
    }

    private TableRelation? RelationOf(JsonSection section, List<TableCell> cells)
    {
        var (total, parts) = (section.Text("total"), section.Texts("parts"));
        var terms = section.Numbers("terms");
        decimal? least = section.Number("min", decimal.MinValue, decimal.MaxValue), most = section.Number("max", decimal.MinValue, decimal.MaxValue);
        decimal? side = section.Number("rhs", decimal.MinValue, decimal.MaxValue);
        Done(section);
        TableRelation relation;
        if (total is not null && parts is not null)
        {
            int at = Find(section, "total", total);
            int[] of = [.. parts.Select(part => Find(section, "parts", part))];
            if (at < 0 || of.Contains(-1)) return null;
            relation = new([(at, 1), .. of.Select(part => (part, -1.0))], 0, 0, at);
        }
        else if (terms is { Count: > 0 })
        {
            var found = terms.Select(term => (Cell: Find(section, "terms", term.Key), Factor: (double)term.Value)).ToList();
            if (found.Exists(term => term.Cell < 0)) return null;
            bool isRange = least is not null || most is not null;
            relation = new(found, isRange ? (double?)least ?? double.NegativeInfinity : (double)(side ?? 0), isRange ? (double?)most ?? double.PositiveInfinity : (double)(side ?? 0), -1);
        }
        else
        {
            section.Fault("total", "is missing", "write total and parts, or terms");
            return null;
        }
        double sum = relation.Terms.Sum(term => term.Factor * cells[term.Cell].Value), size = relation.Terms.Max(term => Math.Abs(term.Factor * cells[term.Cell].Value));
        if ((sum < relation.Least && !IsNear(sum, relation.Least, size)) || (sum > relation.Most && !IsNear(sum, relation.Most, size)))
            section.Fault(total is null ? "terms" : "total", "does not hold of the values", "correct the values or the relation");
        return relation;
    }

    private RoundedRatio? RatioOf(JsonSection section, int position, List<TableCell> cells)
    {
        string id = section.Has("id") ? NameOf(section, "a ratio") : $"ratio {position}";
        int numerator = Find(section, "num", section.Text("num", required: true)), denominator = Find(section, "den", section.Text("den", required: true));
        decimal? value = section.Number("value", decimal.MinValue, decimal.MaxValue, required: true);
        double per = (double)(section.Number("per", 0.000001m, 1_000_000_000) ?? 100);
        int decimals = section.Whole("decimals", 0, 12) ?? 1;
        Done(section);
        if (numerator < 0 || denominator < 0 || value is null) return null;
        var ratio = new RoundedRatio(id, numerator, denominator, (double)value, per, decimals);
        double exact = cells[denominator].Value == 0 ? double.NaN : cells[numerator].Value / cells[denominator].Value * per;
        if (!(Math.Abs(exact - ratio.Value) <= ratio.HalfUnit * (1 + 1e-6))) section.Fault("value", "is not the rounded ratio of the two cells", "correct it");
        return ratio;
    }

    private NamelessPanel? PanelOf(JsonSection section, int position, List<TableCell> cells)
    {
        string id = section.Has("id") ? NameOf(section, "a panel") : $"panel {position}";
        var rows = section.NumberRows("vectors", required: true);
        var names = section.Section("members", required: true);
        var members = names?.Keys().Select(name => (name, Cells: (IReadOnlyList<int>)[.. names.Texts(name)?.Select(cell => Find(names, name, cell)) ?? []])).ToList();
        double halfUnit = section.Has("decimals") ? 0.5 * Math.Pow(10, -(section.Whole("decimals", 0, 12) ?? 0)) : 0;
        Done(section);
        if (rows is not { Count: > 0 } || members is not { Count: > 0 } || members.Exists(member => member.Cells.Contains(-1))) return null;
        if (members.Exists(member => member.Cells.Count != rows[0].Count))
        {
            section.Fault("members", "has not one cell for each column of vectors", "list as many");
            return null;
        }
        return new(id, members, [.. rows.Select(row => (IReadOnlyList<double>)[.. row.Select(value => (double)value)])], halfUnit);
    }

    private List<(string, IReadOnlyList<int>)> InsidersOf(JsonSection? section, List<TableCell> cells)
    {
        var insiders = new List<(string, IReadOnlyList<int>)>();
        foreach (string name in section?.Keys() ?? [])
        {
            var told = section!.IsList(name) ? section.Texts(name)!.Select(cell => (cell, (decimal?)null)) : section.Numbers(name)?.Select(own => (own.Key, (decimal?)own.Value));
            var cellsTold = (told ?? []).Select(own => (Cell: Find(section, name, own.Item1), Value: own.Item2)).Where(own => own.Cell >= 0).ToList();
            if (cellsTold.Exists(own => own.Value is { } value && !IsNear((double)value, cells[own.Cell].Value, cells[own.Cell].Value)))
                section.Fault(name, "knows another value than the cell has", "correct one of them");
            insiders.Add((name, [.. cellsTold.Select(own => own.Cell).Distinct()]));
        }
        return insiders;
    }

    private string NameOf(JsonSection section, string what)
    {
        if (section.Text("id", required: true) is not { } id) return "";
        if (!_ids.Add(id)) section.Fault("id", $"is the name of {what} or something else already", "give each its own");
        return id;
    }

    private int Find(JsonSection section, string key, string? cell)
    {
        if (cell is null) return -1;
        if (_cells.TryGetValue(cell, out int position)) return position;
        section.Fault(key, $"names \"{cell}\", which is no cell", "correct the name, or add the cell");
        return -1;
    }

    private void Done(JsonSection section) =>
        _unknownKeys.AddRange(section.OtherKeys().Where(path => path[(path.LastIndexOf('.') + 1)..] is var key && !Descriptions.Contains(key) && !key.StartsWith("x-", StringComparison.Ordinal)));

    private static bool IsNear(double a, double b, double size) => Math.Abs(a - b) <= 1e-5 * Math.Max(1, Math.Abs(size));
}
