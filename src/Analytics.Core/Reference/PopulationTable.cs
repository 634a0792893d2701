using Analytics.Prescribing;

namespace Analytics.Reference;

/// <summary>People on 1 January by municipality of the newest borders, year, sex and age group.</summary>
internal sealed class PopulationTable
{
    public const string File = "population.csv";

    private readonly Dictionary<(MunicipalityCode Municipality, int Year), int[]> _cells = [];
    private readonly SortedSet<int> _municipalities = [], _years = [];

    private PopulationTable() { }

    /// <summary>Municipalities that have a population in some year, by code.</summary>
    public MunicipalityCode[] Municipalities => [.. _municipalities.Select(MunicipalityCode.FromIndex)];

    public int[] Years => [.. _years];

    public int? Total(MunicipalityCode municipality, int year) =>
        _cells.TryGetValue((municipality, year), out var cells) ? cells.Sum() : null;

    public int? Cell(MunicipalityCode municipality, int year, int sex, int ageBand) =>
        _cells.TryGetValue((municipality, year), out var cells) ? cells[Index(sex, ageBand)] : null;

    public static int Index(int sex, int ageBand) => (sex - 1) * AgeBand.Count + ageBand;

    public static PopulationTable Read(TableSource source, MunicipalityRegister register, FaultList faults)
    {
        var table = new PopulationTable();
        int before = faults.Count;
        if (!source.UserHas(File))
        {
            faults.Add(new(File, 0, "", "the file in the reference directory", "Add it with the columns municipality;year;sex;age_group;population."));
            return table;
        }
        var rows = Table.Read(source, File, faults, ["municipality", "year", "sex", "age_group", "population"], row => (
            Municipality: Newest(row, register),
            Written: row.Optional("municipality"),
            Year: row.Whole("year", 1900, 2200),
            Sex: row.Whole("sex", 1, 2),
            Label: row.Optional("age_group"),
            AgeBand: row.AgeBand("age_group"),
            People: row.Whole("population", 0, int.MaxValue)),
            uniqueBy: row => (row.Written, row.Year, row.Sex, row.Label));
        foreach (var row in rows) table.Add(row.Municipality, row.Year, Index(row.Sex, row.AgeBand), row.People);
        if (rows.Count == 0 && faults.Count == before)
            faults.Add(new(File, 0, "", "at least one line below the header", "Add the population of the municipalities to be reported."));
        return table;
    }

    /// <summary>
    /// The newest code. A table may be in the borders of its year or, as statistics offices publish it, in newer borders for
    /// all years: a code that was not in use on 1 January is then one of the newest, and of a split it goes where the rows of that year go.
    /// </summary>
    private static MunicipalityCode Newest(TableReader row, MunicipalityRegister register)
    {
        var code = row.Municipality("municipality");
        var day = new DateOnly(row.OptionalWhole("year", 1900, 2200) ?? 1, 1, 1);
        var newest = register.Successor(code, day);
        if (newest.IsKnown) return newest;
        if (register.Find(code) is not null) return register.HolderOn(code, day);
        if (code.IsKnown)
        {
            row.Fault("municipality", "a code that municipalities.csv has, or that was in use on 1 January of the year",
                "Correct the code, or bring your own municipalities.csv.");
        }
        return code;
    }

    private void Add(MunicipalityCode municipality, int year, int cell, int people)
    {
        if (!_cells.TryGetValue((municipality, year), out var cells))
        {
            _cells[(municipality, year)] = cells = new int[2 * AgeBand.Count];
            _municipalities.Add(municipality.Index);
            _years.Add(year);
        }
        cells[cell] += people;
    }
}
