using System.Globalization;
using Analytics.Core.Tests.Extracts;
using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;

namespace Analytics.Core.Tests.Tallies;

/// <summary>Patients of two practices and two places, with a cluster's course and a network's project whose phases begin in the middle of years.</summary>
/// <remarks>Written as an extract and kept as plain rows, so that figures can be told twice. All are listed with G1 of K1.</remarks>
internal sealed class ChangeWorld : IDisposable
{
    private static readonly ReportingPeriod Period = new(new(2021, 1, 1), new(2024, 12, 31));

    private static readonly (string Atc, string Article, int Units, bool? IsLong)[] Products =
    [
        ("N02AA01", "1", 30, true), ("N02AA05", "2", 100, false), ("N02AJ06", "3", 50, false), ("N02AX02", "4", 20, true), ("N02AE01", "5", 4, null),
        ("N05BA01", "6", 100, null), ("N05BA04", "7", 25, null), ("N05CF01", "8", 60, null), ("N05CD02", "9", 10, null), ("N02AJ06", "10", 100, null),
    ];

    private static readonly (string Id, string Practice, string Specialty, Starter By)[] Prescribers =
        [("G1", "K1", "", Starter.Own), ("G2", "K1", "", Starter.Practice), ("G3", "K2", "", Starter.Gp), ("H9", "", "Psykiatri", Starter.Hospital), ("X8", "", "", Starter.Other)];

    private readonly string _folder = Directory.CreateTempSubdirectory("change-").FullName;

    public ChangeWorld(int seed)
    {
        var random = new Random(seed);
        Rows = [.. Enumerable.Range(0, 160).SelectMany(patient => History(random, $"P{patient:D3}"))];
        File.WriteAllLines(Extract, Rows.Select(one => SkilExtract.Row(
            patient: one.Row.Patient, birthYear: Text(one.Row.Born!.Value), municipality: one.Place, date: Text(one.Row.Day), atc: one.Row.Atc, article: one.Article, packages: one.Row.Ddd < 0 ? "-1" : "1",
            ddd: one.Row.Ddd.ToString(CultureInfo.InvariantCulture).Replace('.', ','), prescriber: one.Row.Prescriber, practice: one.Row.Practice, code: one.Row.Code, category: one.Row.Category)
            + $";{(one.Row.Dose ? 1 : 0)};{one.Row.Died?.ToString("yyyy-MM", CultureInfo.InvariantCulture)};{one.Specialty}").Prepend(SkilExtract.Header + ";dose_dispensed;death_month;prescriber_specialty"));
        Write("population", "municipality;year;sex;age_group;population", from place in new[] { "0301", "4601" } from year in Enumerable.Range(2021, 5) from age in new[] { ("40-44", Young), ("65-69", Old), ("75-79", VeryOld) } select $"{place};{year};2;{age.Item1};{age.Item2}");
        Write("gp_list", "prescriber_id;practice_id;municipality;list_size;sex;age_group", from gp in new[] { "G1;K1", "G2;K1", "G3;K2" } from age in new[] { ("40-44", Young), ("65-69", Old), ("75-79", VeryOld) } select $"{gp};0301;{age.Item2};2;{age.Item1}");
        Write("practices", "practice_id;municipality;gps;list_size", [$"K1;0301;2;{2 * Everybody}", $"K2;0301;1;{Everybody}"]);
        Write("patient_gp", "patient_id;prescriber_id;from;to;practice_id", Rows.Select(one => one.Row.Patient).Distinct().Select(patient => $"{patient};G1;2020-01-01;;K1"));
        Write("products", "article_no;atc;form;route;strength_mg;pack_size;ddd_per_package;ome_mg_per_package;long_acting", Products.Select(product => $"{product.Article};{product.Atc};tablet;O;;{product.Units};;;{(product.IsLong is { } isLong ? isLong ? "1" : "0" : "")}"));
        Write("groups", "group_id;kind;name;member_kind;member_id;from;to;subgroup", ["C1;cluster;One;practice;K1;;;", "N1;network;Two;municipality;0301;;;"]);
        Write("interventions", "group_id;kind;start;meeting1;meeting2;meeting3;end", ["C1;course;2022-11-01;2022-11-07;;2023-02-20;", "N1;project;2023-04-30;;;;"]);
    }

    public const int Young = 300, Old = 120, VeryOld = 80, Everybody = Young + Old + VeryOld;

    public IReadOnlyList<(ExampleRow Row, string Place, string Article, string Specialty)> Rows { get; }

    public AnalysisRequest Request(int workers = 2) => new()
    {
        Extracts = [new ExtractSource(Extract, ExtractFormat.Load("skil", _folder))],
        Reference = ReferenceData.Load(_folder),
        Period = Period,
        Measures = MeasureCatalogue.BuiltIn.Measures,
        Comparisons = [Comparison.Change],
        Date = new(2025, 3, 1),
        Batch = "change",
        ToolVersion = "test",
        Workers = workers,
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Extract => Path.Combine(_folder, "extract.csv");

    /// <summary>Short and long courses of one or two drugs, sparse and dense; returns, moves, deaths and palliative treatment now and then.</summary>
    private static IEnumerable<(ExampleRow, string, string, string)> History(Random random, string patient)
    {
        int rows = random.Next(3) == 0 ? random.Next(12, 60) : random.Next(1, 14), pace = random.Next(5, 70), born = random.Next(1930, 1980);
        string place = random.Next(2) == 0 ? "0301" : "4601";
        var usual = Prescribers[random.Next(Prescribers.Length)];
        int[] drugs = [random.Next(Products.Length), random.Next(Products.Length)];
        bool isDose = random.Next(6) == 0, isCancer = random.Next(12) == 0;
        var day = Period.From.AddDays(random.Next(random.Next(2) == 0 ? 1 : 1000));
        DateOnly? died = random.Next(8) == 0 ? day.AddDays(rows * pace) : null;
        for (int i = 0; i < rows && day <= Period.To; i++, day = day.AddDays(random.Next(8) == 0 ? random.Next(100, 500) : random.Next(2 * pace)))
        {
            var (atc, article, units, isLong) = Products[drugs[random.Next(4) == 0 ? 1 : 0]];
            var by = random.Next(4) == 0 ? Prescribers[random.Next(Prescribers.Length)] : usual;
            if (random.Next(25) == 0) place = place == "0301" ? "4601" : "0301";
            decimal ddd = random.Next(15) == 0 ? -random.Next(1, 2000) / 100m : random.Next(1, 100 * pace) / 100m;
            yield return (new ExampleRow(patient, day, atc, ddd, born)
            {
                Category = random.Next(4) == 0 ? "C" : "B",
                Code = isCancer && random.Next(10) == 0 ? "-90" : "",
                Prescriber = by.Id,
                Practice = by.Practice,
                By = by.By,
                Units = units,
                LongActing = isLong,
                Dose = isDose,
                Died = died,
            }, place, article, by.Specialty);
        }
    }

    private void Write(string table, string header, IEnumerable<string> lines) => File.WriteAllLines(Path.Combine(_folder, table + ".csv"), lines.Prepend(header));

    private static string Text(IFormattable value) => value is DateOnly ? value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value.ToString(null, CultureInfo.InvariantCulture);
}
