namespace Analytics.Reference;

/// <summary>People in the whole country on 1 January by sex and age group: age_sex.csv.</summary>
/// <remarks>Source of the shipped figures: Statistics Norway (SSB), CC BY 4.0; packaged by FHI csdata (MIT).</remarks>
public sealed class NationalPopulation
{
    internal const string File = "age_sex.csv";

    private static readonly Lazy<NationalPopulation> LazyShipped = new(() =>
    {
        var faults = new FaultList();
        var nation = Read(new TableSource(null), faults);
        faults.ThrowIfAny();
        return nation;
    });

    private readonly Dictionary<(int Year, int Sex, int AgeBand), int> _cells;

    private NationalPopulation(Dictionary<(int Year, int Sex, int AgeBand), int> cells) => _cells = cells;

    /// <summary>Norway from 2020 to 2026.</summary>
    public static NationalPopulation Shipped => LazyShipped.Value;

    /// <summary>People of a sex (1 men, 2 women) and a group of <see cref="AgeBand"/>; null outside the table.</summary>
    public int? People(int year, int sex, int ageBand) => _cells.TryGetValue((year, sex, ageBand), out int people) ? people : null;

    internal static NationalPopulation Read(TableSource source, FaultList faults) => new(
        Table.Read(source, File, faults, ["year", "sex", "age_group", "population"], row => (
            Year: row.Whole("year", 1900, 2200),
            Sex: row.Whole("sex", 1, 2),
            AgeBand: row.AgeBand("age_group"),
            People: row.Whole("population", 0, int.MaxValue)))
        .GroupBy(row => (row.Year, row.Sex, row.AgeBand))
        .ToDictionary(cell => cell.Key, cell => cell.Sum(row => row.People)));
}
