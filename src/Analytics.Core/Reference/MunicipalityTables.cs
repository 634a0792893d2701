namespace Analytics.Reference;

/// <summary>Reads municipalities.csv, counties.csv and municipality_map.csv.</summary>
internal static class MunicipalityTables
{
    public static MunicipalityRegister Read(TableSource source, FaultList faults) =>
        new(Municipalities(source, faults), Counties(source, faults), Changes(source, faults));

    private static List<Municipality> Municipalities(TableSource source, FaultList faults) =>
        Table.Read(source, "municipalities.csv", faults, ["code", "name"], row => new Municipality(
            row.Municipality("code"),
            row.Text("name"),
            row.OptionalWhole("county", 0, 9999) ?? row.Municipality("code").CountyNumber,
            row.OptionalWhole("population_2024", 0, int.MaxValue),
            row.OptionalDate("valid_from")), uniqueBy: municipality => municipality.Code);

    private static Dictionary<int, string> Counties(TableSource source, FaultList faults) =>
        Table.Read(source, "counties.csv", faults, ["county", "name"],
            row => (Number: row.Whole("county", 0, 9999), Name: row.Text("name")), uniqueBy: county => county.Number)
            .ToDictionary(county => county.Number, county => county.Name);

    private static List<MunicipalityChange> Changes(TableSource source, FaultList faults) =>
        Table.Read(source, "municipality_map.csv", faults, ["from_code", "to_code", "valid_from"], row => new MunicipalityChange(
            row.Municipality("from_code"),
            row.Municipality("to_code"),
            row.Date("valid_from"),
            Weight(row)), uniqueBy: change => (change.From, change.To, change.Day));

    private static decimal Weight(TableReader row)
    {
        decimal weight = row.OptionalNumber("weight") ?? 1;
        if (weight is <= 0 or > 1) row.Fault("weight", "a share above 0 and up to 1", "Correct the share, or leave the field empty for a whole municipality.");
        return weight;
    }
}
