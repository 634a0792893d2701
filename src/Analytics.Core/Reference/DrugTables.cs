using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Reference;

/// <summary>A defined daily dose of a drug by one route: one line of atc_ddd.csv.</summary>
/// <param name="Ddd">Null where none is assigned.</param>
/// <param name="Unit">Of <paramref name="Ddd"/>: mg, g, …</param>
/// <param name="DddMg">The same in milligrams.</param>
/// <param name="Note">Tells salts and forms apart, since code and route alone are not unique.</param>
/// <remarks>ATC/DDD: WHO Collaborating Centre for Drug Statistics Methodology, Norwegian Institute of Public Health.</remarks>
public sealed record DefinedDailyDose(AtcCode Atc, string Route, decimal? Ddd, string Unit, decimal? DddMg, string Note);

/// <summary>A daily dose of a fixed combination, which depends on the product: one line of atc_ddd_combinations.csv.</summary>
/// <param name="UnitDoses">Tablets, suppositories or millilitres in one DDD.</param>
/// <remarks>ATC/DDD: WHO Collaborating Centre for Drug Statistics Methodology, Norwegian Institute of Public Health.</remarks>
public sealed record CombinationDose(AtcCode Atc, string Product, string Form, string Ingredients, decimal UnitDoses);

/// <summary>Oral morphine per drug and route: one line of ome.csv.</summary>
/// <param name="Route">Empty where the line holds for every route.</param>
/// <param name="Unit">Of the DDD: mg or g, or <c>UD:30mg</c> for unit doses with that much of the opioid each.</param>
/// <param name="Factor">Milligrams of oral morphine per milligram; null where it can't be converted.</param>
/// <param name="Group">Our grouping of addictive drugs, such as <c>opioid_strong</c>.</param>
/// <param name="Product">A product with a DDD of its own; empty for the drug in general.</param>
/// <param name="Source">Where the factor comes from.</param>
public sealed record MorphineEquivalence(AtcCode Atc, string Route, decimal? Ddd, string Unit, decimal? Factor, string Group, string Product, string Source);

/// <summary>A factor in which a profile differs from <see cref="MorphineEquivalence"/>: one line of ome_profiles.csv.</summary>
/// <param name="Profile">One of <see cref="OmeProfiles"/>.</param>
/// <param name="Route">Empty where the line holds for every route.</param>
/// <param name="Factor">Milligrams of oral morphine per milligram.</param>
public sealed record OmeFactor(string Profile, AtcCode Atc, string Route, decimal Factor, string Source);

/// <summary>Reads what is known of drugs.</summary>
internal static class DrugTables
{
    public const string DailyDosesFile = "atc_ddd.csv", CombinationsFile = "atc_ddd_combinations.csv", MorphineFile = "ome.csv", ProfilesFile = "ome_profiles.csv";

    public static AtcNames Names(TableSource source, FaultList faults) => new(
        Table.Read(source, "atc_names.csv", faults, ["atc", "name_nb", "name_da", "name_en"], row => (
            Prefix: Prefix(row),
            Name: Name(row)), uniqueBy: row => row.Prefix)
        .ToDictionary(row => row.Prefix, row => row.Name, StringComparer.Ordinal));

    public static List<DefinedDailyDose> DailyDoses(TableSource source, FaultList faults) =>
        Table.Read(source, DailyDosesFile, faults, ["atc", "route", "ddd", "unit"], row => new DefinedDailyDose(
            row.Atc("atc"), row.Optional("route"), row.OptionalNumber("ddd"), row.Optional("unit"), row.OptionalNumber("ddd_mg"), row.Optional("note")));

    public static List<CombinationDose> Combinations(TableSource source, FaultList faults) =>
        Table.Read(source, CombinationsFile, faults, ["atc", "product", "form", "ingredients", "unit_doses"], row => new CombinationDose(
            row.Atc("atc"), row.Text("product"), row.Text("form"), row.Text("ingredients"), row.Number("unit_doses")));

    public static List<MorphineEquivalence> MorphineEquivalences(TableSource source, FaultList faults) =>
        Table.Read(source, MorphineFile, faults, ["atc", "route", "ome_factor"], row => new MorphineEquivalence(
            row.Atc("atc"), row.Optional("route"), row.OptionalNumber("ddd"), row.Optional("unit"), row.OptionalNumber("ome_factor"),
            row.Optional("group"), row.Optional("product"), row.Optional("source")));

    public static List<OmeFactor> OmeFactors(TableSource source, FaultList faults) =>
        Table.Read(source, ProfilesFile, faults, ["profile", "atc", "route", "factor"], row => new OmeFactor(
            row.OneOf("profile", [.. OmeProfiles.All.Select(known => known.Name)]), row.Atc("atc"), row.Optional("route"), row.Number("factor"), row.Optional("source")));

    private static string Prefix(TableReader row)
    {
        string text = row.Optional("atc");
        try
        {
            return new AtcPrefix(text).Text;
        }
        catch (FormatException)
        {
            row.Fault("atc", "an ATC code or the beginning of one", "Correct the code.");
            return "";
        }
    }

    private static LocalText Name(TableReader row)
    {
        string nb = row.Text("name_nb"), da = row.Text("name_da"), en = row.Text("name_en");
        return row.RowIsGood ? new(nb, da, en) : new("-", "-", "-");
    }
}
