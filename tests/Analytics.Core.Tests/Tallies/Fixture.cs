using System.Globalization;
using Analytics.Core.Tests.Extracts;
using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;

namespace Analytics.Core.Tests.Tallies;

/// <summary>A few rows written out by hand, and the tables they need.</summary>
internal sealed class Fixture : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("fixture-").FullName;
    private readonly List<string> _rows = [], _population = [], _gps = [], _products = [], _groups = [];

    public int FirstYear { get; init; } = 2023;
    public int LastYear { get; init; } = 2023;
    public IReadOnlyList<string> Measures { get; init; } = [.. MeasureCatalogue.BuiltIn.Measures.Select(measure => measure.Id)];

    public Fixture Row(string patient, string day, string atc, string ddd, string municipality = "0301", string prescriber = "G1", string practice = "K1",
        string article = "123456", string packages = "1", string code = "-71", string category = "B")
    {
        _rows.Add(SkilExtract.Row(patient, date: day, atc: atc, ddd: ddd, municipality: municipality, prescriber: prescriber, practice: practice,
            article: article, packages: packages, code: code, category: category));
        return this;
    }

    /// <summary>People on 1 January of the first year, and how many more each year.</summary>
    public Fixture People(string municipality, int people, int more = 0)
    {
        for (int year = FirstYear; year <= LastYear + 1; year++, people += more) _population.Add(string.Create(CultureInfo.InvariantCulture, $"{municipality};{year};2;40-44;{people}"));
        return this;
    }

    /// <summary>Lines of products.csv.</summary>
    public Fixture Product(string line)
    {
        _products.Add(line);
        return this;
    }

    public Fixture Gp(string id, string practice, int list, int? effective = null)
    {
        _gps.Add(string.Create(CultureInfo.InvariantCulture, $"{id};{practice};0301;{list};{effective}"));
        return this;
    }

    /// <summary>A line of groups.csv, from kind of group to last day.</summary>
    public Fixture Member(string group, string kind, string memberKind, string member, string from = "", string to = "")
    {
        _groups.Add($"{group};{kind};{group};{memberKind};{member};{from};{to};");
        return this;
    }

    public AnalysisRequest Request()
    {
        if (_population.Count == 0) People("0301", 1000);
        string extract = Path.Combine(_directory, "extract.csv");
        File.WriteAllLines(extract, _rows.Prepend(SkilExtract.Header));
        File.WriteAllLines(Path.Combine(_directory, "population.csv"), _population.Prepend("municipality;year;sex;age_group;population"));
        if (_gps.Count > 0) File.WriteAllLines(Path.Combine(_directory, "gp_list.csv"), _gps.Prepend("prescriber_id;practice_id;municipality;list_size;effective_list_size"));
        if (_groups.Count > 0) File.WriteAllLines(Path.Combine(_directory, "groups.csv"), _groups.Prepend("group_id;kind;name;member_kind;member_id;from;to;subgroup"));
        if (_products.Count > 0)
            File.WriteAllLines(Path.Combine(_directory, "products.csv"), _products.Prepend("article_no;atc;form;route;strength_mg;pack_size;ddd_per_package;ome_mg_per_package;long_acting;units_per_package;mg_per_unit"));
        return new AnalysisRequest
        {
            Extracts = [new ExtractSource(extract, ExtractFormat.Load("skil", _directory))],
            Reference = ReferenceData.Load(_directory),
            Period = new ReportingPeriod(new(FirstYear, 1, 1), new(LastYear, 12, 31)),
            Measures = [.. Measures.Select(id => MeasureCatalogue.BuiltIn[id])],
            Date = new(2025, 3, 1),
            Batch = "fixture",
            ToolVersion = "test",
            Workers = 2,
        };
    }

    public SortedDictionary<string, string> Tally() => TallyOutput.Of(Request());

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
