using Analytics.Extracts;

namespace Analytics.Core.Tests.Extracts;

/// <summary>What stops a run, and how it is told.</summary>
public class ExtractExceptionTests
{
    [Fact]
    public void AMissingColumn_NamesTheColumnAndTheKeyOfTheFormat()
    {
        var fault = Stop("patient_id;dispensed_date;ddd\nP;2024-01-01;1\n");
        Assert.EndsWith("extract.csv, line 1: expected a column for atc, which the format 'skil' calls 'atc'; add the column, or set columns.atc in a format of your own.", fault.Message);
    }

    [Fact]
    public void AMissingDate_NamesAllAlternatives() => Assert.Contains("'Utlevering_Dato' or 'Utlevering_ArManed'", Stop("PID\n1\n", "lmr").Message);

    [Fact]
    public void RelativeDays_AreRefused()
    {
        var fault = Stop("PID;Utlevering_Dato_Differansedager;Legemiddel_ATCkode_Niva5;Utlevering_DDD\n1;5;N02AA01;1\n", "lmr");
        Assert.Equal("Utlevering_Dato_Differansedager", fault.Column);
        Assert.Contains("relative", fault.Remedy);
    }

    [Fact]
    public void AColumnThatStandsTwice_IsRefused() => Assert.Equal("atc", Stop("patient_id;dispensed_date;atc;ddd;ATC\n").Column);

    [Theory]
    [InlineData("", "a header and rows")]
    [InlineData("PK\u0003\u0004\0\0\0;\n", "text in UTF-8 or Windows-1252")]
    [InlineData("patient_id;\"atc\n", "a header with whole quotes")]
    [InlineData(SkilExtract.Header, "at least one row")]
    [InlineData(SkilExtract.Header + "\n\n\r\n", "at least one row")]
    public void AFileThatIsNoExtract_IsRefused(string text, string rule) => Assert.Equal(rule, Stop(text).Rule);

    [Fact]
    public void AFileWithoutLines_IsRefused() => Assert.Contains("64 KiB", Stop(new string('x', 2_000_000)).Rule);

    [Fact]
    public void AFileThatIsNotThere_IsRefused()
    {
        var source = new ExtractSource("/nowhere/extract.csv", ExtractFormat.Load("skil", ""));
        Assert.Equal("a file that can be read", Assert.Throws<ExtractException>(() => SkilExtract.Read(source)).Rule);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void RefusedRows_StopTheRun_AboveTheShare(int refused, bool stops)
    {
        using var extract = new SkilExtract();
        var source = extract.AddRows([.. Enumerable.Repeat(SkilExtract.Row(date: "5.3.2024"), refused), .. SkilExtract.Good(100 - refused)]);
        if (!stops)
        {
            Assert.Equal(refused, SkilExtract.Read(source).Intake.Refused);
            return;
        }
        var fault = Assert.Throws<ExtractException>(() => SkilExtract.Read(source));
        Assert.Equal((2L, "dispensed_date"), (fault.Line, fault.Column));
        Assert.Equal("at most 1 % of rows refused (found 2 %, most for 'date is not a date', here first)", fault.Rule);
        Assert.DoesNotContain("5.3.2024", fault.Message);
    }

    [Fact]
    public void ACommaThatGotLost_StopsTheRun()
    {
        var fault = Stop(SkilExtract.Header + "\n" + SkilExtract.Row(packages: "1000", ddd: "25000") + "\n");
        Assert.Equal("packages", fault.Column);
        Assert.Equal("a median of 0.5 to 5 packages a dispensing (found 1000)", fault.Rule);
        Assert.Equal("check `decimal` of the format 'skil', which is ','", fault.Remedy);
    }

    [Fact]
    public void TooManyDddPerPackage_StopTheRun()
    {
        using var extract = new SkilExtract();
        var source = extract.AddRows(SkilExtract.Row(ddd: "2500"), SkilExtract.Row(ddd: "400"), SkilExtract.Row(ddd: "401"));
        Assert.Equal("a median of at most 400 DDD a package (found 401)", Assert.Throws<ExtractException>(() => SkilExtract.Read(source)).Rule);
    }

    [Fact]
    public void ACheck_ReportsWhatWouldStopARun()
    {
        using var extract = new SkilExtract();
        var source = extract.AddRows(SkilExtract.Row(date: "x"), SkilExtract.Row(packages: "1000"));
        Assert.Equal(["dispensed_date", "packages"], SkilExtract.Check(source).Stops.Select(stop => stop.Column));
    }

    private static ExtractException Stop(string text, string format = "skil")
    {
        using var extract = new SkilExtract();
        return Assert.Throws<ExtractException>(() => SkilExtract.Read(extract.Add(text, ExtractFormat.Load(format, ""))));
    }
}
