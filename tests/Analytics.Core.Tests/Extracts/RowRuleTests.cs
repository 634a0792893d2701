using System.Text;
using Analytics.Extracts;
using Analytics.Prescribing;

namespace Analytics.Core.Tests.Extracts;

/// <summary>Each rule by a row that breaks it, on line 2 of a file of good rows.</summary>
public class RowRuleTests
{
    private static readonly MunicipalityCode Oslo = new(301);

    [Theory]
    [InlineData("P1;1950;2", RowRule.ColumnCount, null)]
    [InlineData("", RowRule.ColumnCount, null)]
    [InlineData("P1;1950;2;0301;2024-03-05;N02AJ06;123456;1;25,00;G\"1;O1;-71;B;120,50", RowRule.Quoting, "prescriber_id")]
    [InlineData("P1;1950;2;0301;2024-03-05;N02AJ06;123456;1;25,00;\"G\"1;O1;-71;B;120,50", RowRule.Quoting, "prescriber_id")]
    [InlineData("P1;1950;2;0301;2024-03-05;N02AJ06;123456;1;25,00;\"G1;O1;-71;B;120,50", RowRule.Quoting, "prescriber_id")]
    public void ARowOfBrokenStructure_IsRefused(string row, RowRule rule, string? column) => AssertOnlyFault(row, rule, refuses: true, column);

    [Fact]
    public void APatientThatIsEmpty_IsRefused() => AssertOnlyFault(SkilExtract.Row(patient: ""), RowRule.PatientEmpty, true, "patient_id");

    [Fact]
    public void ADateThatIsEmpty_IsRefused() => AssertOnlyFault(SkilExtract.Row(date: ""), RowRule.DateEmpty, true, "dispensed_date");

    [Fact]
    public void ADateThatIsNone_IsRefused() => AssertOnlyFault(SkilExtract.Row(date: "2023-02-29"), RowRule.DateNotADate, true, "dispensed_date");

    [Fact]
    public void AnAtcThatIsEmpty_IsRefused() => AssertOnlyFault(SkilExtract.Row(atc: ""), RowRule.AtcEmpty, true, "atc");

    [Theory]
    [InlineData("N02A")]
    [InlineData("N02AJ0X")]
    [InlineData("N02AJ066")]
    public void AnAtcOfAnotherForm_IsRefused(string atc) => AssertOnlyFault(SkilExtract.Row(atc: atc), RowRule.AtcForm, true, "atc");

    [Theory]
    [InlineData("25.00")]
    [InlineData("n/a")]
    [InlineData("99999999")]
    public void ADddThatIsNoNumber_IsRefused(string ddd) => AssertOnlyFault(SkilExtract.Row(ddd: ddd), RowRule.DddNotANumber, true, "ddd");

    [Fact]
    public void PackagesThatAreNoNumber_AreRefused() => AssertOnlyFault(SkilExtract.Row(packages: "one"), RowRule.PackagesNotANumber, true, "packages");

    [Fact]
    public void AnUnknownAtc_IsKept() => AssertOnlyFault(SkilExtract.Row(atc: "Z99ZZ99"), RowRule.AtcUnknown, false, "atc");

    [Fact]
    public void AnEmptyMunicipality_IsKept() => AssertOnlyFault(SkilExtract.Row(municipality: ""), RowRule.MunicipalityEmpty, false, "residence_municipality");

    [Theory]
    [InlineData("0302")]
    [InlineData("Oslo")]
    [InlineData("030101")]
    public void AMunicipalityThatIsNotValidOnTheDay_IsKept(string municipality) =>
        AssertOnlyFault(SkilExtract.Row(municipality: municipality), RowRule.MunicipalityNotValid, false, "residence_municipality");

    [Fact]
    public void AnEmptyPrescriber_IsKept() => AssertOnlyFault(SkilExtract.Row(prescriber: ""), RowRule.PrescriberEmpty, false, "prescriber_id");

    [Fact]
    public void AnEmptyPractice_IsKept() => AssertOnlyFault(SkilExtract.Row(practice: ""), RowRule.PracticeEmpty, false, "practice_id");

    [Fact]
    public void AMissingDdd_IsKept() => AssertOnlyFault(SkilExtract.Row(ddd: ""), RowRule.DddMissing, false, "ddd");

    [Fact]
    public void ABirthYearAfterTheDispensing_IsKept() => AssertOnlyFault(SkilExtract.Row(birthYear: "2025"), RowRule.BirthAfterDispensing, false, "birth_year");

    [Fact]
    public void ADayOutsideThePeriod_IsKept() => AssertOnlyFault(SkilExtract.Row(date: "2025-01-01"), RowRule.OutsidePeriod, false, "dispensed_date");

    [Fact]
    public void TwoSexesOfAPatient_AreCountedOnce_WhereTheSecondComes() =>
        AssertOnlyFault(SkilExtract.Row(patient: "Q5", sex: "1"), RowRule.TwoSexes, false, "sex", line: 8, SkilExtract.Row(patient: "Q5", sex: "1"));

    [Fact]
    public void TwoBirthYearsOfAPatient_AreCountedOnce_WhereTheSecondComes() =>
        AssertOnlyFault(SkilExtract.Row(patient: "Q5", birthYear: "1951"), RowRule.TwoBirthYears, false, "birth_year", line: 8);

    [Theory]
    [InlineData("-1", "-25,00", false)]
    [InlineData("-2", "-25,00", true)]
    [InlineData("-1", "-25,01", true)]
    public void AReturnOfMoreThanWasDispensed_IsCountedOnce_WhereTheReturnsBegin(string packages, string ddd, bool isFault)
    {
        using var extract = new SkilExtract();
        var rows = new[] { SkilExtract.Row(atc: "N05BA01"), SkilExtract.Row(packages: packages, ddd: ddd), SkilExtract.Row() };
        var faults = SkilExtract.Check(extract.AddRows(rows), new ReadOptions { Workers = 2, BlockSize = 1 }).Faults;
        Assert.Equal(isFault ? [(RowRule.ReturnUnmatched, 1L, 3L)] : [], faults.Select(fault => (fault.Rule, fault.Count, fault.FirstPlaces[0].Line)));
    }

    [Fact]
    public void TextOutsideTheEncoding_IsKept()
    {
        using var extract = new SkilExtract();
        byte[] good = Encoding.UTF8.GetBytes(SkilExtract.Header + "\n" + SkilExtract.Row(prescriber: "Gø") + "\n");
        byte[] broken = Encoding.Latin1.GetBytes(SkilExtract.Row(practice: "Å") + "\n");
        var result = SkilExtract.Read(extract.Add("e.csv", [.. good, .. broken]));
        var fault = Assert.Single(result.Intake.Faults);
        Assert.Equal((RowRule.Encoding, false, 1L), (fault.Rule, fault.Refuses, fault.Count));
        Assert.Equal([new FaultLocation("e.csv", 3, "practice_id")], fault.FirstPlaces);
        Assert.Equal(["", "O1", "Å"], result.Practices.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("2024-02", true)]
    [InlineData("2024-03", false)]
    [InlineData("", false)]
    public void ADispensingAfterTheMonthOfDeath_IsKept(string month, bool isFault)
    {
        using var extract = new SkilExtract();
        var intake = SkilExtract.Check(extract.Add($"{SkilExtract.Header};death_month\n{SkilExtract.Row()};{month}\n"));
        Assert.Equal(1, intake.Kept);
        Assert.Equal(isFault ? [RowRule.DispensedAfterDeath] : [], intake.Faults.Select(fault => fault.Rule));
    }

    [Fact]
    public void AnIdOfADispensingThatStandsAgain_IsCountedForAllButTheFirst()
    {
        var lmr = ExtractFormat.Load("lmr", "");
        using var extract = new SkilExtract();
        string text = "Utlevering_Lopenummer;PID;Utlevering_Dato;Legemiddel_ATCkode_Niva5;Utlevering_DDD\n"
            + string.Concat(new[] { "A", "B", "A", "", "C", "A", "" }.Select(id => $"{id};1;2024-01-01;N02AA01;1\n"));
        var fault = Assert.Single(SkilExtract.Check(extract.Add(text, lmr)).Faults);
        Assert.Equal((RowRule.DispensingIdTwice, 2L), (fault.Rule, fault.Count));
        Assert.Equal([4L, 7L], fault.FirstPlaces.Select(place => place.Line));
        Assert.Equal("Utlevering_Lopenummer", fault.FirstPlaces[0].Column);
    }

    [Fact]
    public void TheFirstFivePlaces_AreKept_AndAllAreCounted()
    {
        using var extract = new SkilExtract();
        var rows = Enumerable.Range(0, 40).Select(i => SkilExtract.Row(practice: i % 3 == 0 ? "" : "O1"));
        var fault = Assert.Single(SkilExtract.Check(extract.AddRows(rows), new ReadOptions { Workers = 3, BlockSize = 50 }).Faults);
        Assert.Equal(14, fault.Count);
        Assert.Equal([2L, 5L, 8L, 11L, 14L], fault.FirstPlaces.Select(place => place.Line));
    }

    private static void AssertOnlyFault(string row, RowRule rule, bool refuses, string? column, long line = 2, params string[] further)
    {
        using var extract = new SkilExtract();
        var source = extract.AddRows([row, .. SkilExtract.Good(), .. further]);
        var intake = SkilExtract.Check(source, new ReadOptions
        {
            Workers = 2,
            BlockSize = 300,
            Period = new ReportingPeriod(new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31)),
            IsKnownAtc = atc => atc != AtcCode.Parse("Z99ZZ99"),
            IsValidMunicipality = (code, _) => code == Oslo,
        });
        var fault = Assert.Single(intake.Faults);
        Assert.Equal((rule, refuses, 1L), (fault.Rule, fault.Refuses, fault.Count));
        Assert.Equal([new FaultLocation("extract.csv", line, column)], fault.FirstPlaces);
        Assert.Equal(100 + further.Length, intake.Rows);
        Assert.Equal(refuses ? 1 : 0, intake.Refused);
        Assert.Equal(intake.Rows - intake.Refused, intake.Kept);
    }

    [Fact]
    public void EveryRule_HasWordsOfItsOwn() => Assert.Distinct(Enum.GetValues<RowRule>().Select(rule => rule.Describe()));
}
