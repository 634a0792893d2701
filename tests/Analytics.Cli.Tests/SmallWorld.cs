using System.Globalization;
using System.Text;

namespace Analytics.Cli.Tests;

/// <summary>Two municipalities, four practices, a year of dispensings, and the configuration for them; gone after the test.</summary>
internal sealed class SmallWorld : IDisposable
{
    private const string Header =
        "patient_id;birth_year;sex;residence_municipality;dispensed_date;atc;article_no;packages;ddd;prescriber_id;practice_id;reimbursement_code;prescription_category;price_nok";

    private const int Patients = 400;
    private static readonly string[] Codes = ["N02AA05", "N02AJ06", "N02AX02", "N05BA04", "N05CF01", "N05CH01"];

    public SmallWorld()
    {
        Root = Directory.CreateTempSubdirectory("skil-test-").FullName;
        Directory.CreateDirectory(In("extract"));
        Directory.CreateDirectory(In("reference"));
        Write("extract/2023.csv", Extract());
        Write("reference/population.csv", "municipality;year;sex;age_group;population\n"
            + string.Concat(Enumerable.Range(2022, 3).SelectMany(year => new[] { "0301", "4601" }.Select(code => $"{code};{year};2;40-44;1500\n"))));
        Write("reference/gp_list.csv", "prescriber_id;practice_id;municipality;list_size\n"
            + string.Concat(Enumerable.Range(0, 16).Select(gp => $"G{gp};K{gp / 4};{(gp < 8 ? "0301" : "4601")};190\n")));
        Configure();
    }

    public string Root { get; }
    public string Configuration => In("skil.json");

    public string In(string relative) => Path.Combine(Root, relative);

    public void Write(string relative, string text) => File.WriteAllText(In(relative), text);

    /// <summary>Renames columns of the extract, so that the format does not find them.</summary>
    public void Without(string columns) => Write("extract/2023.csv", columns.Split(';')
        .Aggregate(File.ReadAllText(In("extract/2023.csv")), (text, column) => text.Replace(column, "x_" + column, StringComparison.Ordinal)));

    /// <summary>A configuration without faults, then what the test wants to be different.</summary>
    public void Configure(params (string From, string To)[] changes)
    {
        string json = """
            {
              // Comments are allowed.
              "extracts": [ { "files": "extract/*.csv", "format": "skil" } ],
              "reference": "reference/",
              "period": { "from": "2023-01-01", "to": "2023-12-31" },
              "pack": "opioids-kaph",
              "attribution": "prescriber",
              "policy": { "fewestPatients": 5 },
              "date": "2024-03-01", "batch": "2024-1",
              "reports": ["municipal", "practice"],
              "languages": ["nb"], "out": "out/", "ledger": "releases.json",
            }
            """;
        foreach (var (from, to) in changes)
        {
            Assert.Contains(from, json, StringComparison.Ordinal);
            json = json.Replace(from, to, StringComparison.Ordinal);
        }
        Write("skil.json", json);
    }

    /// <summary>Every file below a directory with its bytes, in ordinal order.</summary>
    public IReadOnlyList<(string Path, string Content)> FilesIn(string relative) =>
    [
        .. Directory.EnumerateFiles(In(relative), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(In(relative), path), Convert.ToHexString(File.ReadAllBytes(path)))),
    ];

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Every patient has a GP and collects something each second month, so that figures are large enough to show.</summary>
    private static string Extract()
    {
        var text = new StringBuilder(Header + "\n");
        for (int month = 1; month <= 12; month++)
        {
            for (int patient = month % 2; patient < Patients; patient += 2)
            {
                int gp = patient * 16 / Patients;
                text.Append(CultureInfo.InvariantCulture, $"P{patient};{1940 + patient % 60};{1 + patient % 2};{(gp < 8 ? "0301" : "4601")};2023-{month:D2}-{1 + patient % 28:D2};")
                    .Append(CultureInfo.InvariantCulture, $"{Codes[(patient / 3 + month) % Codes.Length]};000001;1;{10 + patient % 40},5;G{gp};K{gp / 4};;A;100,00\n");
            }
        }
        return text.ToString();
    }
}
