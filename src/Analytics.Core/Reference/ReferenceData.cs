using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Reference;

/// <summary>The small tables beside an extract: the user's own, and the shipped ones where the user has none.</summary>
/// <remarks>A user's file replaces the shipped table of the same name as a whole. Only population.csv is required.</remarks>
public sealed class ReferenceData
{
    private readonly PopulationTable _population;
    private readonly AtcNames _names;
    private readonly TableSource _source;
    private readonly Lazy<NationalPopulation> _nation;
    private readonly Lazy<List<DefinedDailyDose>> _dailyDoses;
    private readonly Lazy<List<CombinationDose>> _combinationDoses;
    private readonly Lazy<List<MorphineEquivalence>> _morphineEquivalences;
    private readonly Lazy<List<OmeFactor>> _omeFactors;

    private ReferenceData(TableSource source, FaultList faults)
    {
        _source = source;
        // The large tables on one core, the others meanwhile on another.
        var others = new FaultList();
        var names = Task.Run(() => DrugTables.Names(source, others));
        Register = MunicipalityTables.Read(source, faults);
        _population = PopulationTable.Read(source, Register, faults);
        Municipalities = _population.Municipalities;
        PopulationYears = _population.Years;
        GpList = PracticeTables.GpList(source, Register, faults);
        Practices = PracticeTables.Practices(source, Register, GpList, faults);
        _names = names.GetAwaiter().GetResult();
        faults.AddAll(others);
        Groups = QualityWorkTables.Groups(source, faults);
        Consents = QualityWorkTables.Consents(source, faults);
        Goals = QualityWorkTables.Goals(source, faults);
        var interventions = QualityWorkTables.Interventions(source, faults).ToLookup(one => one.Kind == Intervention.Seminar);
        (Interventions, Seminars) = ([.. interventions[false]], [.. interventions[true]]);
        Stories = QualityWorkTables.Stories(source, faults);
        Benchmarks = QualityWorkTables.Benchmarks(source, faults);
        Products = ProductTable.Read(source, faults);
        Map = MapFile.Read(source, Register, Municipalities, faults);
        _nation = OnDemand(Reference.NationalPopulation.File, Reference.NationalPopulation.Read);
        _dailyDoses = OnDemand(DrugTables.DailyDosesFile, DrugTables.DailyDoses);
        _combinationDoses = OnDemand(DrugTables.CombinationsFile, DrugTables.Combinations);
        _morphineEquivalences = OnDemand(DrugTables.MorphineFile, DrugTables.MorphineEquivalences);
        _omeFactors = OnDemand(DrugTables.ProfilesFile, DrugTables.OmeFactors);

        // What the user has brought is read at once, for its faults; what is shipped has none and waits until somebody asks.
        Lazy<T> OnDemand<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(string file, Func<TableSource, FaultList, T> read)
        {
            if (!source.UserHas(file)) return new(() => read(source, new FaultList()));
            var table = read(source, faults);
            return new(() => table);
        }
    }

    /// <summary>Borders and names of municipalities and counties, and how codes changed.</summary>
    public MunicipalityRegister Register { get; }

    /// <summary>Municipalities of the newest borders that population.csv has, by code.</summary>
    public IReadOnlyList<MunicipalityCode> Municipalities { get; }

    /// <summary>Years that population.csv has, in order.</summary>
    public IReadOnlyList<int> PopulationYears { get; }

    /// <summary>Without a GP list a prescriber with a practice counts as a GP, and there are no rates per list.</summary>
    public bool HasGpList => GpList.Count > 0;

    /// <summary>As in the file.</summary>
    public IReadOnlyList<ListedGp> GpList { get; }

    /// <summary>By id; those that the GP list implies where there is no practices.csv.</summary>
    public IReadOnlyList<Practice> Practices { get; }

    /// <summary>Whether <see cref="ReadPatientList"/> has anything to read.</summary>
    public bool HasPatientList => _source.UserHas(PracticeTables.PatientListFile);

    public IReadOnlyList<GroupMember> Groups { get; }
    public IReadOnlyList<Consent> Consents { get; }
    public IReadOnlyList<Goal> Goals { get; }
    /// <summary>Courses and projects.</summary>
    public IReadOnlyList<Intervention> Interventions { get; }

    /// <summary>Half-day seminars of municipalities: lines of interventions.csv of kind <see cref="Intervention.Seminar"/>.</summary>
    public IReadOnlyList<Intervention> Seminars { get; }

    /// <summary>As in the file.</summary>
    public IReadOnlyList<Story> Stories { get; }
    public IReadOnlyList<Benchmark> Benchmarks { get; }
    public IReadOnlyList<Product> Products { get; }

    /// <summary>Borders of municipalities from map.geojson; null where the user has none.</summary>
    public MunicipalityMap? Map { get; }
    public IReadOnlyList<DefinedDailyDose> DailyDoses => _dailyDoses.Value;
    public IReadOnlyList<CombinationDose> CombinationDoses => _combinationDoses.Value;
    public IReadOnlyList<MorphineEquivalence> MorphineEquivalences => _morphineEquivalences.Value;
    public IReadOnlyList<OmeFactor> OmeFactors => _omeFactors.Value;

    /// <summary>Reads all tables but patient_gp.csv, which is as large as the population: see <see cref="ReadPatientList"/>.</summary>
    /// <exception cref="ReferenceException">With the faults of all files.</exception>
    public static ReferenceData Load(string directory)
    {
        var faults = new FaultList();
        if (!Directory.Exists(directory))
        {
            faults.Add(new(directory, 0, "", "a directory with the reference tables", "Correct the path; it needs at least population.csv."));
            faults.ThrowIfAny();
        }
        var data = new ReferenceData(new TableSource(directory), faults);
        faults.ThrowIfAny();
        return data;
    }

    /// <summary>People on 1 January, or null where the table doesn't tell.</summary>
    public int? Population(MunicipalityCode municipality, int year) => _population.Total(municipality, year);

    /// <summary>People on 1 January of a sex (1 men, 2 women) and a group of <see cref="AgeBand"/>, or null where the table doesn't tell.</summary>
    public int? Population(MunicipalityCode municipality, int year, int sex, int ageBand) => _population.Cell(municipality, year, sex, ageBand);

    /// <summary>People in the whole country on 1 January, whatever municipalities the extract covers; null outside the table.</summary>
    public int? NationalPopulation(int year, int sex, int ageBand) => _nation.Value.People(year, sex, ageBand);

    /// <summary>The everyday name, or the code where it has none.</summary>
    public string MunicipalityName(MunicipalityCode code) => Register.Find(code)?.Name ?? code.ToString();

    /// <summary>The name, or the two digits of a county we don't know.</summary>
    public string CountyName(int countyNumber) =>
        Register.Counties.TryGetValue(countyNumber, out string? name) ? name : countyNumber.ToString("D2", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="MunicipalityRegister.IsValid"/>
    public bool IsValidMunicipality(MunicipalityCode code, DateOnly day) => Register.IsValid(code, day);

    /// <inheritdoc cref="MunicipalityRegister.Successor(MunicipalityCode)"/>
    public MunicipalityCode Successor(MunicipalityCode code) => Register.Successor(code);

    /// <inheritdoc cref="MunicipalityRegister.Successor(MunicipalityCode, DateOnly)"/>
    public MunicipalityCode Successor(MunicipalityCode code, DateOnly day) => Register.Successor(code, day);

    /// <summary>Name of a substance, or null where neither the user's table nor ours has it.</summary>
    public LocalText? DrugName(AtcCode code) => _names.Find(code.ToString());

    /// <summary>Name of a group of drugs, or null where neither the user's table nor ours has it.</summary>
    public LocalText? DrugName(AtcPrefix group) => _names.Find(group.Text);

    /// <inheritdoc cref="AtcNames.IsKnown"/>
    public bool IsKnownAtc(AtcCode code) => _names.IsKnown(code);

    /// <summary>Who was on whose list when, line by line from the file.</summary>
    /// <exception cref="ReferenceException">While reading, when the file has faults; at its end, so that all are told.</exception>
    public IEnumerable<PatientListing> ReadPatientList() => PracticeTables.PatientList(_source);
}
