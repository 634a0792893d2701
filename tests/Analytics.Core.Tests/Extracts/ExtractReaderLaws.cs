using Analytics.Extracts;
using Analytics.Prescribing;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Extracts;

/// <summary>What holds for every text, every size of block and every number of workers.</summary>
[Properties(Arbitrary = [typeof(ExtractArbitraries)], MaxTest = 200)]
public class ExtractReaderLaws
{
    private static readonly string[] Header = ["atc", "prescriber", "patient", "ddd", "practice", "day"];

    [Property]
    public void AnyTable_IsReadAsItWasWritten(WrittenTable table, Division division)
    {
        var rows = table.Rows.Select((row, i) => (IReadOnlyList<string>)["N02AA01", row[0], $"P{i}", $"{i}", row[1], "2024-01-01"]).ToList();
        if (rows.Count == 0) return;
        using var extract = new SkilExtract();
        var source = extract.Add("t.csv", (table with { Rows = rows }).ToBytes(Header), Format(table.Separator));

        var result = SkilExtract.Read(source, division.Options with { ForCheck = true });

        var read = result.Sinks.SelectMany(sink => sink.Rows).OrderBy(row => row.DddHundredths).ToList();
        Assert.Equal(table.Rows.Select(row => (row[0], row[1])), read.Select(row => (result.Prescribers[row.Prescriber], result.Practices[row.Practice])));
        Assert.Equal(rows.Count, read.Select(row => row.Patient).Distinct().Count());
        Assert.Equal(rows.Count, result.Intake.Kept);
    }

    [Property(MaxTest = 1000)]
    public void RaggedText_BreaksTheSameRulesOnTheSameLines_AsForThePlainReader(RaggedText ragged, Division division)
    {
        const string Names = "patient;day;atc;ddd\n";
        using var extract = new SkilExtract();
        var source = extract.Add(Names + ragged.Text, Format(';'));

        var intake = SkilExtract.Check(source, division.Options);

        var expected = ReferenceReader.Read(ragged.Text, ';');
        Assert.Equal(expected.Count, intake.Rows);
        AssertPlaces(expected.Where(record => record.Fields is null), intake, RowRule.Quoting);
        AssertPlaces(expected.Where(record => record.Fields is { Count: not 4 }), intake, RowRule.ColumnCount);
        AssertPlaces(expected.Where(record => record.Fields is ["", _, "N02AA01" or "A10BA02", _]), intake, RowRule.PatientEmpty);
        Assert.Equal(expected.Count(record => record.Fields is [not "", "2024-01-01", "N02AA01" or "A10BA02", "1" or "1,5" or ""]), intake.Kept);
    }

    [Property]
    public void TheIntake_IsTheSameBytes_HoweverTheReadIsDivided(RaggedText first, RaggedText second, Division division)
    {
        const string Names = "patient;day;atc;ddd\n";
        using var extract = new SkilExtract();
        ExtractSource[] sources = [extract.Add(Names + first.Text, Format(';'), "1.csv"), extract.Add(Names + second.Text, Format(';'), "2.csv")];

        string Json(Division how) => SkilExtract.Read(sources, how.Options with { ForCheck = true }).Intake.ToJson();

        Assert.Equal(Json(Whole), Json(division));
    }

    [Property(MaxTest = 500)]
    public void WantedRows_AreTheSame_HoweverTheReadIsDivided(RaggedText text, bool atcLast, Division division)
    {
        using var extract = new SkilExtract();
        // As the last column, a code can have a carriage return behind it.
        string names = atcLast ? "patient;day;ddd;atc\n" : "patient;day;atc;ddd\n";
        var source = extract.Add(names + (atcLast ? text.Text.Replace(";A10BA02;1", ";1;A10BA02").Replace(";N02AA01;1", ";1;N02AA01") : text.Text), Format(';'));

        (string Intake, IEnumerable<string> Rows) Read(Division how)
        {
            var result = SkilExtract.Read(source, how.Options with { Wanted = new AtcPrefix("N02A").Contains, MaxRefusedShare = 1 });
            return (result.Intake.ToJson(), result.Sinks.SelectMany(sink => sink.Rows).Select(row => $"{row with { Substance = 0 }} {result.Substances[row.Substance].Code}").Order(StringComparer.Ordinal));
        }
        if (ReferenceReader.Read(text.Text, ';').Count == 0) return;
        var expected = Read(Whole);
        var found = Read(division);
        Assert.Equal(expected.Intake, found.Intake);
        Assert.Equal(expected.Rows, found.Rows);
    }

    private static Division Whole { get; } = new(1 << 20, 1, (int)ScanWidth.Scalar);

    private static ExtractFormat Format(char separator) => new()
    {
        Id = "test",
        Delimiter = separator,
        Dates = [new ExtractDate("day", "yyyy-MM-dd", DatePrecision.Day)],
        Columns = new Dictionary<string, ExtractColumn>
        {
            [CanonicalColumn.PatientId] = new(["patient"]),
            [CanonicalColumn.Atc] = new(["atc"]),
            [CanonicalColumn.Ddd] = new(["ddd"]),
            [CanonicalColumn.PrescriberId] = new(["prescriber"]),
            [CanonicalColumn.PracticeId] = new(["practice"]),
        },
    };

    private static void AssertPlaces(IEnumerable<ReferenceReader.Record> expected, IntakeSummary intake, RowRule rule)
    {
        var lines = expected.Select(record => record.Line + 1L).ToList();
        var found = intake.Faults.SingleOrDefault(fault => fault.Rule == rule);
        Assert.Equal(lines.Count, found?.Count ?? 0);
        Assert.Equal(lines.Take(5), found?.FirstPlaces.Select(place => place.Line) ?? []);
    }
}
