namespace Analytics.Reference;

/// <summary>Reads age_sex.csv: people in the whole country on 1 January.</summary>
internal static class NationTable
{
    public static Dictionary<(int Year, int Sex, int AgeBand), int> Read(TableSource source, FaultList faults) =>
        Table.Read(source, "age_sex.csv", faults, ["year", "sex", "age_group", "population"], row => (
            Year: row.Whole("year", 1900, 2200),
            Sex: row.Whole("sex", 1, 2),
            AgeBand: Band(row),
            People: row.Whole("population", 0, int.MaxValue)))
        .GroupBy(row => (row.Year, row.Sex, row.AgeBand))
        .ToDictionary(cell => cell.Key, cell => cell.Sum(row => row.People));

    private static int Band(TableReader row)
    {
        if (AgeBand.TryParse(row.Optional("age_group"), out int band)) return band;
        row.Fault("age_group", "0-4, 5-9 … 85-89, 90+ or a single year", "Correct the age group.");
        return 0;
    }
}
