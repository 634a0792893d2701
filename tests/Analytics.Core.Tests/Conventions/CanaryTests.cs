using System.Text;
using Analytics.Core.Tests.Extracts;
using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Release;

namespace Analytics.Core.Tests.Conventions;

/// <summary>What stands in a row never sings in a summary, a log, a message or a document.</summary>
public sealed class CanaryTests : IDisposable
{
    private const string Song = "kanari";
    private readonly SkilExtract _extract = new();

    /// <summary>Each has a fault, and values that nobody else has.</summary>
    private static readonly string[] Faulty =
    [
        SkilExtract.Row(patient: $"{Song}1", date: $"{Song}2"), SkilExtract.Row(patient: $"{Song}3", date: "2024-02-30"), SkilExtract.Row(patient: $"{Song}4", atc: $"{Song}5"),
        SkilExtract.Row(patient: $"{Song}6", ddd: $"{Song}7"), SkilExtract.Row(patient: $"{Song}8", packages: $"{Song}9"), SkilExtract.Row(patient: $"\"{Song}\"10"),
        SkilExtract.Row(patient: $"{Song}11") + $";{Song}12", $"{Song}13", SkilExtract.Row(patient: $"{Song}14", municipality: $"{Song}15"), SkilExtract.Row(patient: $"{Song}16", municipality: ""),
        SkilExtract.Row(patient: $"{Song}17", birthYear: "2999"), SkilExtract.Row(patient: $"{Song}17", sex: "1", birthYear: "1900"), SkilExtract.Row(patient: $"{Song}18", atc: "N05BX99"),
        SkilExtract.Row(patient: $"{Song}19", prescriber: "", practice: ""), SkilExtract.Row(patient: $"{Song}20", date: "2031-01-01"), SkilExtract.Row(patient: $"{Song}21", packages: "-9", ddd: "-900"),
        SkilExtract.Row(patient: $"{Song}22", sex: $"{Song}23", birthYear: $"{Song}24"),
    ];

    [Fact]
    public void ACheck_TellsPlacesAndNoValues()
    {
        var source = _extract.AddRows([.. Faulty, .. SkilExtract.Good(5000)]);
        var intake = AnalyticsEngine.Check([source], new ReportingPeriod(new(2024, 1, 1), new(2024, 12, 31)));
        Assert.True(intake.Faults.Count > 10, "the rows were meant to break many rules");
        AssertSilent(intake.ToJson());
    }

    [Fact]
    public void ARun_TellsNoValuesInIntakeLogAndFigures()
    {
        var result = AnalyticsEngine.Analyse(Request(_extract.AddRows([.. Faulty, .. SkilExtract.Good(5000), SkilExtract.Row(patient: $"{Song}30")])));
        using var log = new StringWriter();
        result.Gate.WriteTo(log);
        Assert.True(result.Gate.Lines.Count > 1, "something was meant to be hidden");
        AssertSilent(log.ToString());
        AssertSilent(result.Intake.ToJson());
        Assert.All(result.Publication.Municipalities.SelectMany(book => book.Figures).Concat(result.Publication.Practices.SelectMany(book => book.Figures)), figure => AssertSilent(FigureLine.Of(figure)));
    }

    [Fact]
    public void TooManyRefusedRows_AreRefusedWithoutTheirValues()
    {
        var error = Assert.Throws<ExtractException>(() => AnalyticsEngine.Analyse(Request(_extract.AddRows([.. Faulty, .. SkilExtract.Good()]))));
        AssertSilent(error.ToString());
        AssertSilent(Assert.Throws<ExtractException>(() => AnalyticsEngine.WriteTally(Request(_extract.AddRows(Faulty)), _extract.Directory)).ToString());
    }

    [Fact]
    public void AFileThatIsNoExtract_IsRefusedWithoutItsText()
    {
        // A file without a header: its first row would be taken for one, and is a patient's.
        var source = _extract.Add(string.Concat(Enumerable.Repeat(SkilExtract.Row(patient: $"{Song}40", municipality: $"{Song}41") + "\n", 20)));
        AssertSilent(Assert.Throws<ExtractException>(() => AnalyticsEngine.Analyse(Request(source))).ToString());
    }

    [Fact]
    public void FaultsOfThePatientList_AreToldWithoutPatients()
    {
        WritePopulation();
        File.WriteAllText(Path.Combine(_extract.Directory, "patient_gp.csv"),
            $"patient_id;prescriber_id;from;to\n{Song}50;G1;2024-13-01;\n{Song}51;;2024-01-01;\n{Song}52;G1;{Song}53;\n{Song}54;G1\n");
        var error = Assert.Throws<ReferenceException>(() => ReferenceData.Load(_extract.Directory).ReadPatientList().Count());
        Assert.NotEmpty(error.Faults);
        AssertSilent(error.ToString());
        Assert.All(error.Faults, fault => AssertSilent(fault.ToString()));
    }

    public void Dispose() => _extract.Dispose();

    private static void AssertSilent(string text) => Assert.DoesNotContain(Song, text, StringComparison.OrdinalIgnoreCase);

    private AnalysisRequest Request(ExtractSource source)
    {
        WritePopulation();
        return new AnalysisRequest
        {
            Extracts = [source],
            Reference = ReferenceData.Load(_extract.Directory),
            Period = new ReportingPeriod(new(2024, 1, 1), new(2024, 12, 31)),
            Measures = MeasurePack.BuiltIn.Single(pack => pack.Id == "vlm").Measures,
            Date = new(2025, 3, 1),
            Batch = "canary",
            ToolVersion = "test",
            Workers = 2,
        };
    }

    private void WritePopulation() =>
        File.WriteAllText(Path.Combine(_extract.Directory, "population.csv"), "municipality;year;sex;age_group;population\n0301;2024;1;40-44;9000\n5601;2024;1;40-44;100\n", new UTF8Encoding(false));
}
