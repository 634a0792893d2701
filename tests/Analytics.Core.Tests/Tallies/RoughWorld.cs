using System.Globalization;
using Analytics.Core.Tests.Extracts;
using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;

namespace Analytics.Core.Tests.Tallies;

/// <summary>A made-up extract with all that makes counting hard: code changes, movers, returns, thousandths, odd names, gaps in the tables.</summary>
internal sealed class RoughWorld : IDisposable
{
    private static readonly string[] Drugs =
        ["N02AA05", "n02aj06", "N02AX02", "N05BA01", "N05BB01", "N05CD02", "N05CF01", "N05CH01", "N06AB04", "N07BC02", "R05DA04", "N02BF01", "N03AX12", "N02AA59", "N02AB03", "N02AE01", "N02AG03", "N06BA04", "L02BB04"];

    /// <summary>Stable, split in 2024, its heirs, renumbered in 2024, not in the table, never in use, not a code, none.</summary>
    private static readonly string[] Codes = ["0301", "0301", "301", "1507", "1508", "1580", "3005", "3301", "5442", "5636", "1804", "5601", "9999", "12345", "x", ""];

    private static readonly string[] Prescribers = ["G1", "G2", "G3", "G4", "H9", "G\u00f8\u00e5", "G \"7\"; x", ""];
    private static readonly string[] Practices = ["K1", "K2", "K9", "K;\"3\"", ""];

    /// <summary>Palliative, cancer by either classification, several in one field, and what only looks like it.</summary>
    private static readonly string[] ReimbursementCodes =
        ["", "", "", "", "-71", "-71", "L84", "K86", "-90", "\u221290", "C50", "c61.9", "C98", "A79", "a791", "\"-71;-90\"", "L84 Y77", "G40", "N88", "-900", "R84,R85", "XC50"];

    private static readonly string[] Categories = ["A", "B", "B", "b", "C", "F", "", "AB"];
    private static readonly string[] Prices = ["120,50", "-3,5", "", "n/a", "0", "99,999", "1 000"];

    /// <summary>In products.csv or not, with and without leading zeros; some are of another drug than the row's.</summary>
    private static readonly string[] Articles = ["11", "000011", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "999999", ""];

    private static readonly ReportingPeriod[] Periods =
    [
        new(new(2022, 1, 1), new(2024, 12, 31)), new(new(2022, 3, 15), new(2024, 10, 31)), new(new(2024, 1, 1), new(2024, 12, 31)),
        new(new(2023, 2, 1), new(2024, 1, 31)), new(new(2024, 2, 2), new(2024, 2, 28)),
    ];

    private readonly Random _random;

    public RoughWorld(int seed)
    {
        _random = new Random(seed);
        Period = Periods[seed % Periods.Length];
        Measures = (seed % 4) switch
        {
            0 => MeasurePack.BuiltIn.Single(pack => pack.Id == "opioids-kaph").Measures,
            1 when seed % 3 == 0 => [],
            2 => [MeasureCatalogue.BuiltIn["top.ddd"], MeasureCatalogue.BuiltIn["users.z"], MeasureCatalogue.BuiltIn["opi.bzdz.quarter"]],
            3 => MeasureCatalogue.BuiltIn.Measures,
            _ => MeasurePack.BuiltIn.Single(pack => pack.Id == "vlm").Measures,
        };
        Comparisons = seed % 2 == 0 ? Enum.GetValues<Comparison>() : [];
        Rows = [.. Enumerable.Range(0, 400).SelectMany(History)];
        File.WriteAllText(Extract, SkilExtract.Header + ";dose_dispensed;death_month;prescriber_specialty\n" + string.Concat(Rows.Select(row => row + "\n")));
        WritePopulation();
        if (seed % 7 != 3) WriteGpList(months: seed % 2 == 0, parts: seed % 3 == 0);
        if (seed % 3 != 2) WritePractices();
        WritePatientList(new Random(~seed));
        WriteProjects();
        if (seed % 5 != 4) WriteProducts();
    }

    public string Reference { get; } = Directory.CreateTempSubdirectory("rough-").FullName;
    public string Extract => Path.Combine(Reference, "extract.csv");
    public ReportingPeriod Period { get; }
    public IReadOnlyList<MeasureDefinition> Measures { get; }
    public IReadOnlyCollection<Comparison> Comparisons { get; }
    public IReadOnlyList<string> Rows { get; }

    /// <summary>Without a GP list nobody knows who began a treatment.</summary>
    public bool Gives(MeasureDefinition measure) => measure.Starter is null || File.Exists(Path.Combine(Reference, "gp_list.csv"));

    public AnalysisRequest Request(int workers = 2) => new()
    {
        Extracts = [new ExtractSource(Extract, ExtractFormat.Load("skil", Reference))],
        Reference = ReferenceData.Load(Reference),
        Period = Period,
        Measures = Measures,
        Comparisons = Comparisons,
        MaxRefusedShare = 0.1,
        Date = new(2025, 3, 1),
        Batch = "rough",
        ToolVersion = "test",
        Workers = workers,
    };

    public void Dispose() => Directory.Delete(Reference, recursive: true);

    private IEnumerable<string> History(int patient)
    {
        string home = Any(Codes), drug = Any(Drugs), other = Any(Drugs), prescriber = Any(Prescribers), practice = Any(Practices);
        int rows = _random.Next(4) == 0 ? _random.Next(6, 30) : _random.Next(1, 6);
        string died = _random.Next(5) == 0 ? new DateOnly(2022, 1, 1).AddMonths(_random.Next(36)).ToString("yyyy-MM", CultureInfo.InvariantCulture) : "";
        bool isDose = _random.Next(5) == 0;
        string born = _random.Next(6) switch { 0 => "", 1 => "n/a", _ => (1925 + _random.Next(60)).ToString(CultureInfo.InvariantCulture) };
        string sex = _random.Next(6) switch { 0 => "", 1 => "9", var odd => (1 + odd % 2).ToString(CultureInfo.InvariantCulture) };
        var day = new DateOnly(2021, 12, 1).AddDays(_random.Next(900));
        for (int i = 0; i < rows; i++)
        {
            // Often the same day again, often just about a year later.
            day = _random.Next(6) switch { 0 or 1 => day, 2 => day.AddDays(_random.Next(rows > 5 ? 5 : 363, rows > 5 ? 35 : 368)), _ => day.AddDays(_random.Next(1, 70)) };
            if (_random.Next(12) == 0) home = Any(Codes);
            yield return SkilExtract.Row(
                patient: $"P{patient:D3}", birthYear: _random.Next(30) == 0 ? "1946" : born, sex: _random.Next(30) == 0 ? "1" : sex, date: day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), atc: _random.Next(3) == 0 ? other : drug, ddd: Amount(),
                municipality: _random.Next(10) == 0 ? Any(Codes) : home,
                prescriber: Field(_random.Next(5) == 0 ? Any(Prescribers) : prescriber), practice: Field(_random.Next(8) == 0 ? Any(Practices) : practice),
                article: Any(Articles), packages: _random.Next(5) switch { 0 => "", 1 => "0,25", 2 => "-1", _ => "1" },
                code: _random.Next(12) == 0 ? Any(ReimbursementCodes) : _random.Next(3) == 0 ? "-71" : "", category: Any(Categories), price: Any(Prices))
                + $";{(isDose && _random.Next(8) > 0 ? "1" : Any(["0", ""]))};{(_random.Next(4) == 0 ? "" : died)};{Any(["", "", "Allmennmedisin", "Psykiatri"])}";
        }
    }

    /// <summary>Now and then a sign without digits, which is no number and refuses the row.</summary>
    private string Amount() => _random.Next(12) switch
    {
        0 => "",
        1 => "-" + Amount().TrimStart('-', '+'),
        2 => "60",
        3 => $"+{_random.Next(1, 90)},{_random.Next(1000):D3}5",
        4 => ",005",
        _ => $"{_random.Next(1, 90)},{_random.Next(1000):D3}",
    };

    private void WritePopulation()
    {
        var lines = new List<string> { "municipality;year;sex;age_group;population" };
        foreach (int year in new[] { 2022, 2023, 2024, 2025 })
        {
            // In the borders of the year, but for one place that has the newest ones throughout; one place has no people before 2024.
            string[] places = ["0301", year < 2024 ? "1507" : "1508", year < 2024 ? "3005" : "3301", "5636", "5605"];
            foreach (string place in places.Where(place => place != "5605" || year >= 2024))
            {
                // Some groups are empty, though patients of that age live there.
                foreach (int sex in new[] { 1, 2 })
                {
                    foreach (int age in Enumerable.Range(8, 10).Where(band => band != 15 && _random.Next(4) > 0)) lines.Add($"{place};{year};{sex};{5 * age}-{5 * age + 4};{_random.Next(3, 200)}");
                }
                foreach (int sex in new[] { 1, 2 }) lines.AddRange([$"{place};{year};{sex};35-39;{_random.Next(20, 900)}", $"{place};{year};{sex};75-79;{_random.Next(5, 60)}", $"{place};{year};{sex};90+;{_random.Next(5, 60)}"]);
            }
        }
        lines.RemoveAll(line => line.StartsWith("0301;2025", StringComparison.Ordinal));
        if (_random.Next(2) == 0) lines.Add($"1580;2024;1;0-4;{_random.Next(20, 900)}");
        // In the borders of today for the past, or not; some know the next year too.
        foreach (int year in new[] { 2022, 2023, 2025 }.Where(_ => _random.Next(3) == 0)) lines.Add($"1580;{year};2;75-79;{_random.Next(20, 900)}");
        File.WriteAllLines(Path.Combine(Reference, "population.csv"), lines);
    }

    /// <summary>Lists by month or not, whole or in parts by sex, some months missing, some doctors with several lists.</summary>
    private void WriteGpList(bool months, bool parts)
    {
        var lines = new List<string>();
        foreach (string doctor in new[] { "G1", "G2", "G3", "G8", "G\u00f8\u00e5" })
        {
            foreach (string practice in new[] { "K1", "K2", "K5" }.Where(_ => _random.Next(2) == 0))
            {
                foreach (string month in months ? new[] { ";2024-01", ";2024-02", ";2024-03" }.Where(_ => _random.Next(3) > 0) : [""])
                    lines.AddRange((parts ? new[] { ";1;40-44", ";2;75-79" } : [""]).Select(sex => $"{doctor};{practice};0301;{_random.Next(1200)}{month}{sex}"));
            }
        }
        string header = "prescriber_id;practice_id;municipality;list_size" + (months ? ";month" : "") + (parts ? ";sex;age_group" : "") + ";effective_list_size";
        var declared = new Random(lines.Count);
        lines = [.. lines.Select(line => line + (declared.Next(5) == 0 ? string.Create(CultureInfo.InvariantCulture, $";{declared.Next(1500)}") : ";"))];
        if (lines.Count > 0) File.WriteAllLines(Path.Combine(Reference, "gp_list.csv"), lines.Prepend(header));
    }

    /// <summary>Patients on one list after the other, with gaps, twice at a time, on lists that nobody knows, or on none; sometimes with the practice of a list.</summary>
    private void WritePatientList(Random random)
    {
        string[] gps = ["G1", "G2", "G3", "G8", "G\u00f8\u00e5", "X7"];
        bool namesPractices = random.Next(2) == 0;
        var lines = new List<string> { "patient_id;prescriber_id;from;to" + (namesPractices ? ";practice_id" : "") };
        for (int patient = -3; patient < 400; patient++)
        {
            var from = new DateOnly(2020, 1, 1).AddDays(random.Next(1200));
            for (int stays = random.Next(4); stays > 0; stays--)
            {
                var to = from.AddDays(random.Next(700));
                string practice = !namesPractices ? "" : random.Next(5) == 0 ? ";" + gps[random.Next(3)].Replace('G', 'K') : ";";
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"P{patient:D3};{gps[random.Next(gps.Length)]};{from:yyyy-MM-dd};{(stays == 1 && random.Next(2) == 0 ? "" : to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))}{practice}"));
                from = random.Next(4) switch { 0 => from, 1 => to.AddDays(random.Next(90)), 2 => to.AddDays(-random.Next(30)), _ => to.AddDays(1) };
            }
        }
        File.WriteAllLines(Path.Combine(Reference, "patient_gp.csv"), lines);
    }

    private void WritePractices() => File.WriteAllLines(Path.Combine(Reference, "practices.csv"),
        ["practice_id;municipality;gps;list_size", $"K1;0301;2;{_random.Next(3000)}", $"K5;3301;1;{_random.Next(3000)}", "K2;1508;3;0"]);

    /// <summary>A group of practices and a doctor, one of doctors with a group inside, a network of municipalities; members that came late, left early or do not exist.</summary>
    private void WriteProjects()
    {
        File.WriteAllLines(Path.Combine(Reference, "groups.csv"),
        [
            "group_id;kind;name;member_kind;member_id;from;to;subgroup",
            "C1;cluster;One;practice;K1;;;", "C1;cluster;One;prescriber;G3;2022-01-01;;", "C1;cluster;One;practice;K2;2023-09-01;;",
            "D1;group;Two;prescriber;G1;;2024-12-31;", "D1;group;Two;prescriber;G2;;2022-12-31;", "D1;group;Two;group;D2;;;", "D2;group;Three;prescriber;G\u00f8\u00e5;;;", "D2;group;Three;group;D1;;;",
            "N1;network;Four;municipality;301;;;", "N1;network;Four;municipality;9999;;;", "N2;network;Six;municipality;1508;2023-07-01;;", "N2;network;Six;municipality;1580;;;", "N2;network;Six;municipality;5636;;2023-12-31;", "N3;network;Seven;practice;K1;;;", "E1;group;Five;practice;K77;2024-12-01;;",
        ]);
        string Day(int fromMonth, int toMonth) => new DateOnly(2022, 1, 1).AddMonths(_random.Next(fromMonth, toMonth)).AddDays(_random.Next(28)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        File.WriteAllLines(Path.Combine(Reference, "interventions.csv"),
        [
            "group_id;kind;start;meeting1;meeting2;meeting3;end",
            $"C1;course;2022-12-01;{Day(12, 15)};;{Day(15, 20)};", $"D1;course;{Day(10, 26)};;;;2024-12-31", "N1;network;2023-01-15;2023-01-20;2023-03-01;;", $"N1;later;{Day(12, 34)};;;;", "E1;course;2023-01-01;;;;", "X;course;2023-01-01;;;;",
        ]);
    }

    /// <summary>Whole and with gaps: own morphine, by content, plasters by delivered dose or by DDD, a route that the drug has no factor for.</summary>
    private void WriteProducts() => File.WriteAllLines(Path.Combine(Reference, "products.csv"),
    [
        "article_no;atc;form;route;strength_mg;pack_size;ddd_per_package;ome_mg_per_package;long_acting;units_per_package;mg_per_unit",
        "000011;N02AA05;tablet;O;20;98;26.13;2940;1;;", "12;N02AA05;tablet;O;5;28;1.87;;0;;", "13;N02AJ06;tablet;O;30;100;25;;0;100;", "14;N02AA59;tablet;O;;20;5;;;20;",
        "15;N02AB03;plaster;TD;4.2;5;7.5;;;;1.8", "16;N02AB03;plaster;TD;4.2;5;7.5;;;;", "17;N02AE01;plaster;TD;;4;2.8;311.1234567;;;", "18;N02AX02;capsule;R;50;20;3.333;;0;;",
        "19;N05CF01;tablet;O;7.5;30;30;;;30;", "20;N05BA01;tablet;O;5;49.999;12.5;;;;", "21;N05BA01;tablet;O;5;50;12.5;;;;", "22;N02AG03;ampoule;P;10;5;;;;;",
    ]);

    private string Any(string[] of) => of[_random.Next(of.Length)];

    private static string Field(string text) => text.AsSpan().IndexOfAny(";\"") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
