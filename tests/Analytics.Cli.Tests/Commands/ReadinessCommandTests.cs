namespace Analytics.Cli.Tests.Commands;

/// <summary>Who lacks what before a meeting. Practices K0 and K1 are in Oslo, K2 and K3 in Bergen, with four doctors each; the period is 2023.</summary>
public sealed class ReadinessCommandTests : IDisposable
{
    private readonly SmallWorld _world = new();

    public ReadinessCommandTests()
    {
        _world.Write("reference/groups.csv", """
            group_id;kind;name;member_kind;member_id;from;to;subgroup
            KL1;cluster;Klynge 1;practice;K0;;;
            KL1;cluster;Klynge 1;practice;K1;;;
            KL1;cluster;Klynge 1;practice;K9;;;
            KL1;cluster;Klynge 1;practice;K3;;2024-01-31;
            SG1;group;"Gruppe; 1";prescriber;G8;;;
            SG1;group;"Gruppe; 1";prescriber;G9;;;
            SG1;group;"Gruppe; 1";prescriber;G12;;;
            LN1;network;Nettverk;municipality;0301;;;

            """);
        _world.Write("reference/consents.csv", """
            subject_kind;subject_id;scope;given;withdrawn
            practice;K0;cluster;2023-05-01;
            practice;K1;municipality;2023-05-01;
            prescriber;G4;cluster;2023-05-01;
            prescriber;G8;cluster;2023-05-01;2024-02-29
            prescriber;G9;cluster;2023-05-01;
            prescriber;G12;cluster;2023-05-01;

            """);
        _world.Write("reference/interventions.csv", """
            group_id;kind;start;meeting1;meeting2;meeting3;end
            KL1;course;2024-01-10;2024-03-12;2024-06-01;;
            SG1;course;2024-01-10;2024-02-01;2024-03-30;;
            LN1;seminar;2023-12-01;2023-12-20;;;

            """);
        // Nothing of K3 in June.
        _world.Write("extract/2023.csv", string.Concat(File.ReadLines(_world.In("extract/2023.csv")).Where(line => !(line.Contains(";K3;", StringComparison.Ordinal) && line.Contains(";2023-06-", StringComparison.Ordinal))).Select(line => line + "\n")));
    }

    public void Dispose() => _world.Dispose();

    private const string Expected = """
        group_id;group;meeting;days_left;practice_id;practice;doctors;consenting;consent;months;months_with_rows;data;status;remind_two_weeks;remind_one_week;remind_today
        KL1;Klynge 1;2024-03-12;11;K0;;4;4;complete;12;12;complete;complete;2024-02-27;2024-03-05;
        KL1;Klynge 1;2024-03-12;11;K1;;4;1;partial;12;12;complete;partial;2024-02-27;2024-03-05;two-weeks
        KL1;Klynge 1;2024-03-12;11;K9;;1;0;missing;12;0;missing;missing;2024-02-27;2024-03-05;two-weeks
        SG1;"Gruppe; 1";2024-03-30;29;K2;;2;1;partial;12;12;complete;partial;2024-03-16;2024-03-23;
        SG1;"Gruppe; 1";2024-03-30;29;K3;;1;1;complete;12;11;partial;partial;2024-03-16;2024-03-23;

        """;

    [Fact]
    public void Practices_AreListedByMeeting_WithWhatTheyLack()
    {
        string output = Run();
        Assert.Equal(Expected.ReplaceLineEndings("\n"), File.ReadAllText(_world.In("ready/readiness.csv")));
        Assert.Contains("4 of 5 practices lack data or consent for their next meeting; 2 are to be reminded on 2024-03-01.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void AnExtractThatNamesNoPractice_IsReadByTheGpList()
    {
        _world.Write("extract/2023.csv", string.Concat(File.ReadLines(_world.In("extract/2023.csv")).Select(line => string.Join(';', line.Split(';').Where((_, column) => column != 10)) + "\n")));
        Run();
        Assert.Equal(Expected.ReplaceLineEndings("\n"), File.ReadAllText(_world.In("ready/readiness.csv")));
    }

    [Fact]
    public void MonthsThatAPracticeWasClosed_AreNotExpected_NorThoseThatHaveNotEnded()
    {
        _world.Write("reference/practices.csv", "practice_id;municipality;gps;list_size;name;opened;closed\nK0;0301;4;760;Kontoret;2023-04-15;\nK1;0301;4;760;;;2023-10-31\n");
        Run("--on", "2023-12-31");
        string[][] lines = [.. File.ReadLines(_world.In("ready/readiness.csv")).Select(line => line.Split(';'))];
        Assert.Equal(["Kontoret", "7", "7"], lines.Single(line => line[4] == "K0") is var open ? [open[5], open[9], open[10]] : []);
        Assert.Equal(["10", "10"], lines.Single(line => line[4] == "K1") is var closed ? [closed[9], closed[10]] : []);
    }

    [Theory]
    [InlineData("2024-03-05", "one-week")]
    [InlineData("2024-03-12", "one-week")]
    [InlineData("2024-02-27", "two-weeks")]
    [InlineData("2024-02-26", "")]
    public void Reminders_FallInTheTwoWeeksBeforeTheMeeting(string on, string expected)
    {
        Run("--on", on);
        Assert.EndsWith(";" + expected, File.ReadLines(_world.In("ready/readiness.csv")).Single(line => line.Contains(";K1;", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void TheMunicipalReport_IsDueTwoMonthsAfterTheSeminar()
    {
        Assert.Contains("Overdue since 2024-02-20: the municipal report after the seminar of Nettverk on 2023-12-20.", Run(), StringComparison.Ordinal);
        Assert.Equal("LN1;Nettverk;2023-12-20;2024-02-20;-10;overdue", File.ReadLines(_world.In("ready/due.csv")).Last());
        Assert.DoesNotContain("Overdue", Run("--on", "2024-02-20"), StringComparison.Ordinal);
        Assert.Equal("LN1;Nettverk;2023-12-20;2024-02-20;0;due", File.ReadLines(_world.In("ready/due.csv")).Last());
        Run("--on", "2023-12-19");
        Assert.Single(File.ReadLines(_world.In("ready/due.csv")));
    }

    [Theory]
    [InlineData("2024-02-15", "delivered")]
    [InlineData("2024-03-01", "overdue")]
    [InlineData("2023-12-19", "overdue")]
    public void AReportThatWasMadeInTime_IsDelivered(string date, string expected)
    {
        _world.Configure(("\"date\": \"2024-03-01\"", $"\"date\": \"{date}\""));
        Assert.Equal(ExitCode.Done, Skil.Run("run", _world.Configuration).ExitCode);
        Run("--on", "2024-03-02");
        Assert.EndsWith(expected, File.ReadLines(_world.In("ready/due.csv")).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void ASeminar_IsNoCourse()
    {
        Run();
        Assert.DoesNotContain(File.ReadLines(_world.In("ready/readiness.csv")), line => line.StartsWith("LN1", StringComparison.Ordinal));
        _world.Configure(("\"municipal\", \"practice\"", "\"network\""));
        Assert.Equal(ExitCode.Done, Skil.Run("run", _world.Configuration).ExitCode);
    }

    [SkippableFact]
    public void TheLists_AreForTheirOwnerOnly_AndLieInNoRelease()
    {
        Run();
        Assert.Equal(ExitCode.Done, Skil.Run("run", _world.Configuration).ExitCode);
        Assert.Equal(ExitCode.Privacy, Skil.Run("readiness", _world.Configuration, "--out", _world.In("out/steward")).ExitCode);
        Skip.If(OperatingSystem.IsWindows());
        Assert.All(Directory.GetFileSystemEntries(_world.In("ready")).Append(_world.In("ready")), path =>
            Assert.Equal(UnixFileMode.None, OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)));
    }

    [Fact]
    public void ADayThatIsNone_IsAFaultOfUsage() =>
        Assert.Equal((ExitCode.Usage, "--on: expected a day as yyyy-MM-dd, but found '1.3.2024'."), Skil.Run("readiness", _world.Configuration, "--out", _world.In("ready"), "--on", "1.3.2024") is var skil ? (skil.ExitCode, skil.Sentences[0]) : default);

    private string Run(params string[] options)
    {
        var skil = Skil.Run(["readiness", _world.Configuration, "--out", _world.In("ready"), .. options]);
        Assert.Equal((ExitCode.Done, ""), (skil.ExitCode, skil.Errors));
        return skil.Output;
    }
}
