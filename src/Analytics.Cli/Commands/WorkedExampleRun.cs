using System.Globalization;
using System.Text;
using Analytics.Cli.Output;
using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;

namespace Analytics.Cli.Commands;

/// <summary>Computes a worked example as a user would: as an extract of a few rows, through the same engine, to unreleased estimates.</summary>
internal static class WorkedExampleRun
{
    /// <returns>What differs from the file of the measure, or null.</returns>
    public static string? Difference(MeasureDefinition measure, CancellationToken cancellation)
    {
        if (measure.Example is not { } example) return $"{measure.Id}: has no worked example; add one to its file.";
        using var directory = new TemporaryDirectory();
        var (numerator, value) = Compute(measure, example, directory.FullName, cancellation);
        return (numerator, value) == (example.Numerator, example.Value)
            ? null
            : string.Create(CultureInfo.InvariantCulture,
                $"{measure.Id}: the example says {example.Numerator} and {example.Value}, computed are {numerator?.ToString() ?? "nothing"} and {value?.ToString() ?? "nothing"}; correct the definition or the example.");
    }

    private static (decimal? Numerator, decimal? Value) Compute(MeasureDefinition measure, WorkedExample example, string directory, CancellationToken cancellation)
    {
        string extract = Path.Combine(directory, "extract.csv");
        File.WriteAllText(extract, Extract(example), new UTF8Encoding(false));
        File.WriteAllText(Path.Combine(directory, "population.csv"), Population(example, measure.AgeFrom ?? 60), new UTF8Encoding(false));
        if (example.Rows.Any(row => row.Units is not null)) File.WriteAllText(Path.Combine(directory, "products.csv"), Products(example), new UTF8Encoding(false));
        if (measure.Starter is not null) WriteLists(example, directory);
        string output = Path.Combine(directory, "tally");
        Directory.CreateDirectory(output);
        AnalyticsEngine.WriteTally(
            new AnalysisRequest
            {
                Extracts = [new ExtractSource(extract, ExtractFormat.Load("skil", directory))],
                Reference = ReferenceData.Load(directory),
                // With a year before it, for what must lie before a new treatment.
                Period = new ReportingPeriod(new(example.Year - 1, 1, 1), new(example.Year, 12, 31)),
                // Lists of substances are over the groups of all other measures.
                Measures = measure.Drugs is null ? MeasureCatalogue.BuiltIn.Measures : [measure],
                Date = new(example.Year + 1, 1, 1),
                Batch = "example",
                MaxRefusedShare = 0,
                Workers = 1,
                ToolVersion = SkilTool.Version,
            },
            output, null, cancellation);
        return First(measure, example, Path.Combine(output, "estimates.csv"));
    }

    /// <summary>The figure of the nation in the year; of a list, that of the substance with most.</summary>
    private static (decimal? Numerator, decimal? Value) First(MeasureDefinition measure, WorkedExample example, string path)
    {
        string year = example.Year.ToString(CultureInfo.InvariantCulture);
        return File.ReadLines(path).Skip(1)
            .Select(line => line.Split(';'))
            .Where(cells => cells[0] == measure.Id && cells[1] == "national" && cells[4] == year && (cells[3] == "all" || measure.Drugs is null))
            .Select(cells => (Numerator: Number(cells[5]), Value: Number(cells[7])))
            .OrderByDescending(figure => figure.Numerator)
            .FirstOrDefault();
    }

    private static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Extract(WorkedExample example)
    {
        var text = new StringBuilder("patient_id;birth_year;sex;residence_municipality;dispensed_date;atc;article_no;packages;ddd;prescriber_id;practice_id;reimbursement_code;prescription_category;price_nok;dose_dispensed;death_month;prescriber_specialty\n");
        foreach (var row in example.Rows)
        {
            // As many packages as keep the rows plausible for the reader.
            int packages = Math.Sign(row.Ddd) * (row.Units is null ? Math.Clamp((int)(Math.Abs(row.Ddd) / 200), 1, 5) : 1);
            string ddd = row.Ddd.ToString(CultureInfo.InvariantCulture).Replace('.', ',');
            string price = row.Price?.ToString(CultureInfo.InvariantCulture).Replace('.', ',') ?? "";
            var (prescriber, practice, specialty) = row.By switch
            {
                null => (row.Prescriber, row.Practice, ""),
                Starter.Own => ("G1", "K1", "Allmennmedisin"),
                Starter.Practice => ("G2", "K1", ""),
                Starter.Gp => ("G3", "K2", "Allmennmedisin"),
                Starter.Hospital => ("H1", "", "Nevrologi"),
                _ => ("T1", "", ""),
            };
            text.Append(CultureInfo.InvariantCulture,
                $"{row.Patient};{row.Born ?? 1960};2;0301;{row.Day:yyyy-MM-dd};{row.Atc};{ArticleOf(row)};{packages};{ddd};{prescriber};{practice};\"{row.Code}\";{row.Category};{price};{(row.Dose ? 1 : 0)};{row.Died:yyyy-MM};{specialty}\n");
        }
        return text.ToString();
    }

    /// <summary>Each drug with its number of units is a product; how much of the drug it holds is not told.</summary>
    private static string ArticleOf(ExampleRow row) => row.Units is { } units
        ? string.Create(CultureInfo.InvariantCulture, $"{row.Atc}-{units}-{row.LongActing switch { null => "", true => "1", false => "0" }}")
        : "";

    private static string Products(WorkedExample example)
    {
        var text = new StringBuilder("article_no;atc;form;route;strength_mg;pack_size;ddd_per_package;ome_mg_per_package;long_acting;units_per_package;mg_per_unit\n");
        foreach (var row in example.Rows.Where(row => row.Units is not null).DistinctBy(ArticleOf))
            text.Append(CultureInfo.InvariantCulture, $"{ArticleOf(row)};{row.Atc};tablet;O;;{row.Units};;;{row.LongActing switch { null => "", true => "1", false => "0" }};;\n");
        return text.ToString();
    }

    /// <summary>Every patient is on the list of G1, whose practice is K1 like that of G2.</summary>
    private static void WriteLists(WorkedExample example, string directory)
    {
        File.WriteAllText(Path.Combine(directory, "gp_list.csv"), "prescriber_id;practice_id;municipality;list_size\nG1;K1;0301;1000\nG2;K1;0301;1000\nG3;K2;0301;1000\n");
        File.WriteAllLines(Path.Combine(directory, "patient_gp.csv"), example.Rows.Select(row => row.Patient).Distinct().Select(patient => patient + ";G1;2000-01-01;").Prepend("patient_id;prescriber_id;from;to"));
    }

    /// <summary>The same number before and after the year, so that it is the same on any day of it.</summary>
    private static string Population(WorkedExample example, int age)
    {
        var text = new StringBuilder("municipality;year;sex;age_group;population\n");
        for (int year = example.Year - 1; year <= example.Year + 1; year++)
            text.Append(CultureInfo.InvariantCulture, $"0301;{year};2;{age};{example.Persons}\n");
        return text.ToString();
    }
}
