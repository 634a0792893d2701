using System.Globalization;
using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Release;

namespace Analytics.Core.Tests.Support;

/// <summary>One dispensing of a tiny world.</summary>
/// <param name="List">The practice on whose list the patient was that day, or none.</param>
internal sealed record TinyRow(string Patient, string Municipality, DateOnly Day, string Atc, decimal Ddd, string Prescriber, string Practice, string List)
{
    public string Category { get; init; } = "B";

    /// <summary>Reimbursement code.</summary>
    public string Code { get; init; } = "";
}

/// <summary>A made-up extract of a few small places and practices, full of small numbers: what a disclosure gate fears.</summary>
internal sealed class TinyWorld : IDisposable
{
    public static readonly string[] Drugs =
        ["N02AJ06", "N02AX02", "N02AA05", "N02AE01", "N05BA01", "N05BA04", "N05BB01", "N05CF01", "N05CF02", "N05CD02", "N05CH01"];

    private static readonly string[] Places = ["0301", "5501", "5503", "5510", "5601", "5603", "5605", "5607", "5610"];
    private readonly bool _isTiny, _byList, _withAges;
    private readonly List<string> _listings = [];
    private readonly string _directory = Directory.CreateTempSubdirectory("tiny").FullName;

    /// <param name="isTiny">Places of a few dozen patients with short histories, which practices often have to themselves; else some are larger.</param>
    /// <param name="byList">Whether practices' figures are about the patients on their lists.</param>
    /// <param name="withAges">Whether patients, residents and lists are of all ages and both sexes; else all are men of sixty or so.</param>
    public TinyWorld(int seed, bool isTiny = false, bool byList = false, bool withAges = false)
    {
        var random = new Random(seed);
        (_isTiny, _byList, _withAges) = (isTiny, byList, withAges);
        int practices = isTiny ? random.Next(1, 8) : random.Next(4, 14);
        Gps = [.. Enumerable.Range(0, practices).SelectMany(p => Enumerable.Range(0, random.Next(1, 5)).Select(g => ($"G{p}{g}", $"K{p}")))];
        Population = Places.Where(_ => random.Next(8) > 0).DefaultIfEmpty("5601").ToDictionary(place => place, _ => random.Next(4) == 0 ? random.Next(20, 120) : random.Next(200, 1500));
        Rows = [.. Population.SelectMany((place, m) => Enumerable.Range(0, Math.Min(place.Value, isTiny ? random.Next(0, 60) : random.Next(3) == 0 ? random.Next(5, 90) : random.Next(150, 400)))
            .SelectMany(p => History(random, $"P{m:D2}{p:D3}", place.Key)))];
        // Drawn apart, so that the worlds are otherwise the same: one patient in twelve gets a code of palliative treatment, one opioid in three is of category A or B.
        var marks = new Random(seed + 1000);
        var palliative = Rows.Select(row => row.Patient).Distinct().Where(_ => marks.Next(12) == 0).ToHashSet();
        Rows = [.. Rows.Select(row => row with
        {
            Category = row.Atc.StartsWith("N02A", StringComparison.Ordinal) && marks.Next(3) > 0 ? "C" : "B",
            Code = palliative.Contains(row.Patient) && marks.Next(2) == 0 ? "-90" : "",
        })];
        Write(random);
    }

    /// <summary>Where its files are.</summary>
    public string Folder => _directory;

    public IReadOnlyList<TinyRow> Rows { get; }
    public IReadOnlyList<(string Id, string Practice)> Gps { get; }
    public IReadOnlyDictionary<string, int> Population { get; }
    public static ReportingPeriod Period { get; } = new(new(2023, 1, 1), new(2024, 12, 31));

    /// <summary>Men and women below 40, below 60, below 80, and above, as figures files name them.</summary>
    public static string[] Strata { get; } = [.. from sex in new[] { 1, 2 } from age in new[] { "0-39", "40-59", "60-79", "80+" } select $"sex:{sex}|age:{age}"];

    /// <summary>Of whom somebody is in 2024.</summary>
    public static string StratumOf(string patient)
    {
        var (born, sex) = BirthOf(patient);
        return $"sex:{sex}|age:{(2024 - born) switch { < 40 => "0-39", < 60 => "40-59", < 80 => "60-79", _ => "80+" }}";
    }

    /// <summary>The practice whose figure a dispensing is in.</summary>
    public string OwnerOf(TinyRow row) => _byList ? row.List : row.Practice;

    /// <summary>Whether a practice knows of a dispensing: it prescribed it or, where it is told of its list, the patient is on that.</summary>
    public bool Knows(string practice, TinyRow row) => row.Practice == practice || (_byList && row.List == practice);

    public AnalysisRequest Request(int workers = 2) => new()
    {
        Attribution = _byList ? Attribution.List : Attribution.Prescriber,
        Extracts = [new ExtractSource(Path.Combine(_directory, "extract.csv"), ExtractFormat.Load("skil", _directory))],
        Reference = ReferenceData.Load(_directory),
        Period = Period,
        Measures = MeasurePack.BuiltIn.Single(pack => pack.Id == "vlm").Measures,
        Date = new(2025, 3, 1),
        Batch = "test",
        ToolVersion = "test",
        Workers = workers,
    };

    public Publication Publish(int workers = 2) => AnalyticsEngine.Analyse(Request(workers)).Publication;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private IEnumerable<TinyRow> History(Random random, string patient, string home)
    {
        // In some places everyone goes to the same few doctors.
        var (gp, practice) = Gps[_isTiny && int.Parse(home, CultureInfo.InvariantCulture) % 3 > 0 ? random.Next(Math.Min(4, Gps.Count)) : random.Next(Gps.Count)];
        string[] favourites = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Drugs[Math.Min(random.Next(Drugs.Length), random.Next(Drugs.Length))])];
        // Drawn from elsewhere, so that the rows are those of the same world without lists. Some change lists, some are on none.
        var lists = new Random(HashCode(patient));
        var (listGp, list) = lists.Next(5) == 0 ? Gps[lists.Next(Gps.Count)] : lists.Next(8) == 0 ? ("", "") : (gp, practice);
        var (nextGp, next) = lists.Next(12) == 0 ? Gps[lists.Next(Gps.Count)] : (listGp, list);
        var change = Period.From.AddDays(lists.Next(731));
        if (listGp.Length > 0) _listings.Add($"{patient};{listGp};2020-01-01;{change.AddDays(-1):yyyy-MM-dd}");
        if (nextGp.Length > 0) _listings.Add($"{patient};{nextGp};{change:yyyy-MM-dd};");
        int rows = _isTiny ? random.Next(1, 4) : random.Next(5) == 0 ? random.Next(8, 20) : random.Next(1, 7);
        for (int i = 0; i < rows; i++)
        {
            var day = Period.From.AddDays(random.Next(731));
            string place = random.Next(60) == 0 ? Population.Keys.ElementAt(random.Next(Population.Count)) : home;
            var (prescriber, office) = random.Next(_isTiny ? 30 : 6) switch
            {
                0 => Gps[random.Next(Gps.Count)],
                1 => ("H" + random.Next(3), ""),
                _ => (gp, practice),
            };
            decimal ddd = random.Next(40) == 0 ? -10 : random.Next(1, 6000) / 100m;
            yield return new TinyRow(patient, place, day, favourites[random.Next(favourites.Length)], ddd, prescriber, office, day < change ? list : next);
        }
    }

    private static (int Born, int Sex) BirthOf(string patient)
    {
        var random = new Random(HashCode(patient) + 1);
        return (random.Next(1930, 2010), 1 + random.Next(2));
    }

    private static int HashCode(string text) => text.Aggregate(17, (hash, letter) => unchecked(hash * 31 + letter));

    private void Write(Random random)
    {
        if (_byList) File.WriteAllLines(Path.Combine(_directory, "patient_gp.csv"), _listings.Prepend("patient_id;prescriber_id;from;to"));
        using (var extract = new StreamWriter(Path.Combine(_directory, "extract.csv")))
        {
            extract.Write("patient_id;birth_year;sex;residence_municipality;dispensed_date;atc;article_no;packages;ddd;prescriber_id;practice_id;reimbursement_code;prescription_category;price_nok\n");
            foreach (var row in Rows.OrderBy(_ => random.Next()))
            {
                string ddd = row.Ddd.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');
                var (born, sex) = _withAges ? BirthOf(row.Patient) : (1960, 1);
                extract.Write($"{row.Patient};{born};{sex};{row.Municipality};{row.Day:yyyy-MM-dd};{row.Atc};123456;1;{ddd};{row.Prescriber};{row.Practice};{row.Code};{row.Category};100,00\n");
            }
        }
        File.WriteAllLines(Path.Combine(_directory, "population.csv"), ["municipality;year;sex;age_group;population",
            .. Population.SelectMany(place => new[] { 2023, 2024, 2025 }.SelectMany(year => Ages().Select(stratum => $"{place.Key};{year};{stratum};{place.Value}")))]);
        File.WriteAllLines(Path.Combine(_directory, "gp_list.csv"), ["prescriber_id;practice_id;municipality;sex;age_group;list_size",
            .. Gps.SelectMany(gp => ListOf(gp, random.Next(15, 1200)))]);
    }

    /// <summary>Sex and age group; as many people in each where there are several.</summary>
    private IEnumerable<string> Ages() => _withAges ? from sex in new[] { 1, 2 } from age in new[] { "15-19", "40-44", "60-64", "80-84" } select $"{sex};{age}" : ["1;60-64"];

    private IEnumerable<string> ListOf((string Id, string Practice) gp, int people) =>
        (_withAges ? Ages() : [";"]).Select(stratum => $"{gp.Id};{gp.Practice};{Population.Keys.First()};{stratum};{people}");
}
