namespace Analytics.Core.Tests.Tallies;

/// <summary>The worked fixtures of MEASURES 4.24 and the limits of the rules, from a row's text to the files of <c>tally</c>.</summary>
public class WorkedFixtureTests
{
    [Theory]
    [InlineData(2023, 10)]
    [InlineData(2024, 9.972678)]
    public void Volume_IsTenADay_ButLessInALeapYear(int year, decimal perDay)
    {
        using var fixture = new Fixture { FirstYear = year, LastYear = year };
        fixture.People("0301", 20_000);
        for (int patient = 0; patient < 730; patient++) fixture.Row($"P{patient}", $"{year}-07-01", "N02AA05", "100,00");

        var volume = fixture.Tally().Estimate("did.opi", "municipality", "0301", $"{year}");

        Assert.Equal(new(73_000, 20_000m * (year == 2024 ? 366 : 365), perDay), volume);
    }

    [Fact]
    public void PacksTakenBackTheSameDay_LeaveNoUserAndNoVolume()
    {
        using var fixture = new Fixture();
        var files = fixture.Row("P1", "2023-03-01", "N02AJ06", "50,00").Row("P1", "2023-03-01", "N02AJ06", "-50,00").Tally();

        Assert.Equal(new(0, 1000, 0), files.Estimate("users.opi", "national", "NO", "2023"));
        Assert.Equal(new(0, 365_000, 0), files.Estimate("did.opi", "national", "NO", "2023"));
        Assert.Equal(new(0, 0, null), files.Estimate("opi.bzdz.quarter", "national", "NO", "2023"));
        Assert.Equal("0301;2023-03;opioids;2;0", Body(files, "municipality_month.csv"));
    }

    [Fact]
    public void APackEveryFourWeeks_IsLongTermUseByTheWideDefinition()
    {
        using var fixture = new Fixture();
        // Oxycodone 20 mg × 98 tablets: 26.13 DDD a pack, 13 packs.
        for (int pack = 0; pack < 13; pack++) fixture.Row("P1", $"{new DateOnly(2023, 1, 2).AddDays(28 * pack):yyyy-MM-dd}", "N02AA05", "26,133");

        var files = fixture.Tally();

        Assert.Equal(new(339.69m, 365_000, 0.930658m), files.Estimate("did.opi", "national", "NO", "2023"));
        Assert.Equal(new(1, 1000, 1), files.Estimate("opi.persistent.wide", "national", "NO", "2023"));
        Assert.Equal("0301;2023;1;1;0;0", Body(files, "municipality_year_patients.csv"));
    }

    [Fact]
    public void APackEveryFourWeeks_IsAHighDoseOfHundredMilligramsAndNotMore()
    {
        using var fixture = new Fixture();
        fixture.Product("77;N02AA05;tablet;O;20;98;26.13;;1;;");
        for (int pack = 0; pack < 13; pack++) fixture.Row("P1", $"{new DateOnly(2023, 1, 2).AddDays(28 * pack):yyyy-MM-dd}", "N02AA05", "26,133", article: "77");
        fixture.Row("P2", "2023-05-05", "N02AJ06", "25,00");

        var files = fixture.Tally();

        // 38 220 mg over 365 days are 104.7 mg a day.
        Assert.Equal(new(38_520, 365_000, 105.534247m), files.Estimate("opi.ome_per_1000", "national", "NO", "2023"));
        Assert.Equal([1, 1, 1, 0], new[] { 50, 90, 100, 120 }.Select(limit => files.Estimate($"opi.high.{limit}.per1000", "national", "NO", "2023")!.Numerator));
        Assert.Equal(new(1, 2, 50), files.Estimate("opi.high.100.share", "national", "NO", "2023"));
    }

    [Theory]
    [InlineData("2024-12-30", 0)]
    [InlineData("2024-12-31", 1)]
    public void PalliativeTreatment_LeavesOutTheYearBeforeItsFirstCode(string codeDay, int users)
    {
        using var fixture = new Fixture { LastYear = 2024 };
        // 1 January is 365 days before 31 December of a leap year, so that 31 December of the year before is kept.
        fixture.Row("P1", "2023-12-31", "N02AA05", "400,00").Row("P1", "2023-12-31", "N05CF01", "10,00").Row("P1", codeDay, "A10BA02", "10,00", code: "C61").Row("P2", "2023-12-31", "N02AA05", "10,00");

        var files = fixture.Tally();

        Assert.Equal(1 + users, files.Estimate("opi.bzdz.quarter", "national", "NO", "2023")!.Denominator);
        Assert.Equal(users, files.Estimate("opi.bzdz.quarter", "national", "NO", "2023")!.Numerator);
        Assert.Equal(1, files.Estimate("opi.bzdz.quarter.all", "national", "NO", "2023")!.Numerator);
    }

    [Theory]
    [InlineData("60,00", 1, 0)]
    [InlineData("60,01", 1, 1)]
    [InlineData("59,99", 0, 0)]
    public void Exactly180Ddd_IsPersistentForTheCrossCheckOnly(string third, int crossCheck, int measure)
    {
        using var fixture = new Fixture();
        var files = fixture.Row("P1", "2023-01-01", "N02AA05", "60,00").Row("P1", "2023-06-30", "N02AA05", "60,00").Row("P1", "2023-12-31", "N02AX02", third).Tally();

        Assert.Equal($"0301;2023;1;{crossCheck};0;0", Body(files, "municipality_year_patients.csv"));
        Assert.Equal(measure, files.Estimate("opi.persistent.wide", "national", "NO", "2023")!.Numerator);
    }

    [Fact]
    public void TwoQuarters_AreTooFewForPersistentUse()
    {
        using var fixture = new Fixture();
        var files = fixture.Row("P1", "2023-01-01", "N02AA05", "100,00").Row("P1", "2023-03-31", "N02AA05", "100,00").Row("P1", "2023-06-30", "N02AA05", "100,00").Tally();

        Assert.Equal("0301;2023;1;0;0;0", Body(files, "municipality_year_patients.csv"));
        Assert.Equal(0, files.Estimate("opi.persistent.wide", "national", "NO", "2023")!.Numerator);
    }

    [Theory]
    [InlineData("2023-12-31", 0)]
    [InlineData("2024-01-01", 0)]
    [InlineData("2024-01-02", 1)]
    public void AnIncidentUser_HasHadNoneForMoreThan365Days(string next, int incident)
    {
        using var fixture = new Fixture { LastYear = 2024 };
        // The first year has no incident users, and 1 January 2023 plus 365 days is 1 January 2024.
        string years = fixture.Row("P1", "2023-01-01", "N02AA05", "5,00").Row("P1", next, "N02AA05", "5,00").Tally()["municipality_year_patients.csv"];

        Assert.Contains("0301;2023;1;0;0;0\n", years, StringComparison.Ordinal);
        Assert.Equal(next[..4] == "2024", years.Contains($"0301;2024;1;0;{incident};0\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2023-03-31", "N05CF01", 1, 1)]
    [InlineData("2023-04-01", "N05CF01", 0, 0)]
    [InlineData("2023-01-01", "N05CD02", 1, 1)]
    [InlineData("2023-02-02", "N05BB01", 1, 0)]
    [InlineData("2023-02-02", "N05CH01", 0, 0)]
    public void OpioidAndBenzodiazepine_MeetInTheSameQuarter(string day, string atc, int crossCheck, int measure)
    {
        using var fixture = new Fixture();
        var files = fixture.Row("P1", "2023-02-02", "N02AJ13", "10,00").Row("P1", day, atc, "10,00").Tally();

        Assert.Equal($"0301;2023;1;0;0;{crossCheck}", Body(files, "municipality_year_patients.csv"));
        Assert.Equal(new(measure, 1, 100 * measure), files.Estimate("opi.bzdz.quarter", "national", "NO", "2023"));
    }

    [Fact]
    public void AMover_CountsOnceWhereTheFirstDispensingWas_AndTheVolumeWhereEachWas()
    {
        using var fixture = new Fixture();
        fixture.People("0301", 100).People("5601", 200);
        var files = fixture.Row("P1", "2023-01-01", "N02AA05", "1,00").Row("P1", "2023-05-01", "N02AA05", "2,00", "5601").Tally();

        Assert.Equal([1, 0, 1], Levels("users.opi", "2023"));
        Assert.Equal([1, 2, 3], Levels("did.opi", "2023"));
        Assert.Equal([0, 1, 1], Levels("users.opi", "2023Q2"));
        // The cross-check places by the last dispensing instead.
        Assert.Equal("5601;2023;1;0;0;0", Body(files, "municipality_year_patients.csv"));

        decimal?[] Levels(string measure, string period) =>
            [.. new[] { ("municipality", "0301"), ("municipality", "5601"), ("national", "NO") }.Select(unit => files.Estimate(measure, unit.Item1, unit.Item2, period)!.Numerator)];
    }

    [Fact]
    public void PeopleOfNoKnownPlace_StandInABucketWithoutARate()
    {
        using var fixture = new Fixture();
        var files = fixture.Row("P1", "2023-01-01", "N02AA05", "1,00").Row("P2", "2023-01-01", "N02AA05", "2,00", "").Row("P3", "2023-01-01", "N02AA05", "4,00", "9999").Tally();

        Assert.Equal(new(6, null, null), files.Estimate("did.opi", "municipality", "", "2023"));
        Assert.Equal(new(2, null, null), files.Estimate("users.opi", "municipality", "", "2023"));
        Assert.Equal(1, files.Estimate("did.opi", "national", "NO", "2023")!.Numerator);
        // A practice counts all that it prescribed, wherever people live.
        Assert.Equal(7, files.Estimate("did.opi", "practice", "K1", "2023")!.Numerator);
    }

    [Fact]
    public void ASplitMunicipality_GoesToItsLargestHeirForTheYearsBefore()
    {
        using var fixture = new Fixture { LastYear = 2024 };
        fixture.People("1508", 1000).People("1580", 100);
        var files = fixture.Row("P1", "2023-12-31", "N02AA05", "1,00", "1507").Row("P1", "2024-01-01", "N02AA05", "2,00", "1507").Row("P1", "2024-01-01", "N02AA05", "4,00", "1580").Tally();

        Assert.Equal(1, files.Estimate("did.opi", "municipality", "1508", "2023")!.Numerator);
        Assert.Equal(0, files.Estimate("did.opi", "municipality", "1508", "2024")!.Numerator);
        Assert.Equal(4, files.Estimate("did.opi", "municipality", "1580", "2024")!.Numerator);
        Assert.Equal(2, files.Estimate("did.opi", "municipality", "", "2024")!.Numerator);
        Assert.Contains("1507;2024-01;opioids;1;200\n", files["municipality_month.csv"], StringComparison.Ordinal);
    }

    [Fact]
    public void AUnion_HasTheRowsAndPeopleOfItsMembers_AndCountsWhoMovedInsideOnce()
    {
        using var fixture = new Fixture { LastYear = 2024 };
        fixture.People("1508", 1000).People("1580", 100);
        var files = fixture.Row("P1", "2023-12-31", "N02AA05", "1,00", "1507").Row("P1", "2024-01-01", "N02AA05", "2,00", "1508").Row("P1", "2024-02-01", "N02AA05", "4,00", "1580")
            .Row("P2", "2024-02-01", "N02AA05", "8,00", "1580").Tally();

        Assert.Equal(new(1, 1100, 0.909091m), files.Estimate("users.opi", "union", "1508+1580", "2023"));
        Assert.Equal(new(2, 1100, 1.818182m), files.Estimate("users.opi", "union", "1508+1580", "2024"));
        Assert.Equal(12, files.Estimate("did.opi", "union", "1508+1580", "2024-02")!.Numerator);
        // Two patients with 6 and 8 DDD: 14 / 402.6 ± 1.96 · 10 / 402.6, and no more spread for the move.
        Assert.Contains("did.opi;union;1508+1580;all;2024;14;402600;0.034774;0;0.083457;shown\n", files["estimates.csv"], StringComparison.Ordinal);
        // A heir that was not there yet has no people; those of the old municipality are all with the other.
        Assert.Equal(new(0, null, null), files.Estimate("users.opi", "municipality", "1580", "2023"));
        Assert.Equal(new(1, 1100, 0.909091m), files.Estimate("users.opi", "municipality", "1508", "2023"));
        Assert.Equal(new(1, 1100, 0.909091m), files.Estimate("users.opi", "county", "15", "2023"));
    }

    [Fact]
    public void ANetwork_StandsBesideAllOtherMunicipalities_ByItsMembersOnTheLastDay()
    {
        using var fixture = new Fixture { LastYear = 2024 };
        fixture.People("0301", 1000).People("5601", 200).People("5603", 300).Member("N1", "network", "municipality", "301").Member("N1", "network", "municipality", "5601", from: "2024-06-30");
        var files = fixture.Row("P1", "2023-02-01", "N02AA05", "1,00").Row("P2", "2023-02-01", "N02AA05", "1,00", "5601").Row("P3", "2024-02-01", "N02AA05", "1,00", "5601").Row("P4", "2024-02-01", "N02AA05", "1,00", "5603").Tally();

        Assert.Equal(new(1, 1000, 1), files.Estimate("users.opi", "network", "N1", "2023"));
        Assert.Equal(new(1, 500, 2), files.Estimate("users.opi", "network", "N1", "2023", "non-members"));
        Assert.Equal(new(0, 1000, 0), files.Estimate("users.opi", "network", "N1", "2024Q1"));
        Assert.Equal(new(1, 1200, 0.833333m), files.Estimate("users.opi", "network", "N1", "2024"));
        Assert.Equal(new(1, 300, 3.333333m), files.Estimate("users.opi", "network", "N1", "2024", "non-members"));
    }

    [Fact]
    public void ACluster_IsItsPracticesTogether_WhoseverPatientsTheyShare()
    {
        using var fixture = new Fixture();
        fixture.Gp("G1", "K1", 900).Gp("G2", "K2", 600).Gp("G3", "K3", 500)
            .Member("C1", "cluster", "practice", "K1").Member("C1", "cluster", "practice", "K2").Member("C1", "cluster", "prescriber", "G2").Member("D1", "group", "prescriber", "G3").Member("D1", "group", "group", "C1", to: "2023-06-30");
        var files = fixture.Row("P1", "2023-02-01", "N02AA05", "1,00").Row("P1", "2023-02-01", "N02AA05", "2,00", prescriber: "G2", practice: "K2").Row("P2", "2023-08-01", "N02AA05", "4,00", prescriber: "G3", practice: "K3").Tally();

        // P1 is a patient of both; G2 is in by the practice, and so counts once.
        Assert.Equal(new(2, 1500, 1.333333m), files.Estimate("users.opi", "cluster", "C1", "2023"));
        Assert.Equal(3, files.Estimate("did.opi", "cluster", "C1", "2023")!.Numerator);
        Assert.Equal(new(2, 2000, 1), files.Estimate("users.opi", "group", "D1", "2023Q1"));
        Assert.Equal(new(1, 500, 2), files.Estimate("users.opi", "group", "D1", "2023"));
        Assert.Null(files.Estimate("users.opi", "cluster", "C1", "2023-02"));
    }

    [Fact]
    public void ADeclaredSize_StandsInThePlaceOfTheList_ForRatesAlone()
    {
        using var fixture = new Fixture();
        var files = fixture.Gp("G1", "K1", 1000, effective: 400).Gp("G2", "K1", 600).Gp("G3", "K2", 500)
            .Row("P1", "2023-01-01", "N02AA05", "1,00").Row("P2", "2023-01-01", "N02AA05", "3,00", prescriber: "G3", practice: "K2").Tally();

        Assert.Equal(new(1, 400, 2.5m), files.Estimate("users.opi", "doctor", "G1", "2023"));
        Assert.Equal(new(1, 1000, 1), files.Estimate("users.opi", "practice", "K1", "2023"));
        Assert.Equal(new(1, 500, 2), files.Estimate("users.opi", "practice", "K2", "2023"));
        // What is per user does not need it.
        Assert.Equal(new(1, 1, 1), files.Estimate("ddd_per_user.opi", "practice", "K1", "2023"));
    }

    [Fact]
    public void WithoutADenominator_ThereIsNoValueButTheCount()
    {
        using var fixture = new Fixture();
        var files = fixture.Gp("G1", "K1", 0).Row("P1", "2023-01-01", "N02AA05", "1,00").Row("P2", "2023-01-01", "N02AA05", "1,00", practice: "K2").Tally();

        Assert.Equal(new(1, 0, null), files.Estimate("users.opi", "practice", "K1", "2023"));
        Assert.Equal(new(1, null, null), files.Estimate("users.opi", "practice", "K2", "2023"));
        Assert.Equal(new(2, 0, null), files.Estimate("users.opi", "doctor", "G1", "2023"));
        Assert.Equal(0, files["estimates.csv"].Split('\n').Count(line => line.EndsWith(";;;;shown", StringComparison.Ordinal)));
    }

    [Fact]
    public void TwelveMonths_WeighEachMonthByItsOwnYearsPopulation()
    {
        using var fixture = new Fixture { LastYear = 2024 };
        // 1000, 1200 and 1400 on 1 January: 1100 in the first year, 1300 in the second.
        fixture.People("0301", 1000, more: 200);
        var files = fixture.Row("P1", "2023-07-01", "N02AA05", "1,00").Row("P1", "2024-06-30", "N02AA05", "1,00").Row("P1", "2024-07-01", "N02AA05", "1,00").Tally();

        Assert.Equal(new(2, 1100m * 184 + 1300m * 182, 0.004556m), files.Estimate("did.opi", "national", "NO", "2023-07/2024-06"));
        Assert.Equal(new(1, 1199.453552m, 0.833713m), files.Estimate("users.opi", "national", "NO", "2023-07/2024-06"));
        Assert.Null(files.Estimate("users.opi", "municipality", "0301", "2023-07/2024-06"));
    }

    [Fact]
    public void TwoPractices_SeeTheirOwn_AndNoMedian()
    {
        using var fixture = new Fixture { Measures = ["did.opi", "users.opi"] };
        fixture.Gp("G1", "K1", 500).Gp("G2", "K2", 500);
        for (int patient = 0; patient < 40; patient++)
        {
            for (int quarter = 0; quarter < 4; quarter++)
                fixture.Row($"P{patient}", $"2023-{3 * quarter + 1:D2}-01", "N02AA05", "10,00", prescriber: $"G{1 + patient % 2}", practice: $"K{1 + patient % 2}");
        }

        var practices = AnalyticsEngine.Analyse(fixture.Request()).Publication.Practices;

        Assert.Equal(["K1", "K2"], practices.Select(book => book.PracticeId));
        Assert.All(practices, book => Assert.All(book.Measures, sheet =>
        {
            Assert.True(sheet.Own.Value.Match(_ => true, _ => false));
            Assert.False(sheet.Peers.Median.Match(_ => true, _ => false));
        }));
    }

    private static string Body(SortedDictionary<string, string> files, string name) => string.Join('|', files[name][..^1].Split('\n').Skip(1));
}
