using System.Globalization;
using System.Text;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Reference;

public sealed class ReferenceDataTests
{
    private static MunicipalityCode Code(int number) => new(number);

    [Fact]
    public void Load_NeedsNothingButThePopulation()
    {
        using var directory = ReferenceDirectory.WithPopulation();
        var data = directory.Load();
        Assert.Equal([Code(5601)], data.Municipalities);
        Assert.Equal(15, data.Population(Code(5601), 2024));
        Assert.Equal(5, data.Population(Code(5601), 2024, sex: 2, ageBand: 18));
        Assert.Null(data.Population(Code(5601), 2023));
        Assert.False(data.HasGpList);
        Assert.False(data.HasPatientList);
        Assert.Empty(data.Practices);
    }

    [Fact]
    public void Load_WithoutAPopulation_SaysWhatToAdd()
    {
        using var directory = new ReferenceDirectory();
        var fault = Assert.Single(directory.Faults());
        Assert.Equal("population.csv", fault.File);
        Assert.Contains("municipality;year;sex;age_group;population", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfADirectoryThatIsNotThere_IsOneFault() =>
        Assert.Single(Assert.Throws<ReferenceException>(() => ReferenceData.Load("no-such-directory")).Faults);

    [Theory]
    [InlineData("municipality,year,sex,age_group,population\n5601,2024,1,0-4,7\n")]
    [InlineData("Population;AGE_GROUP;sex;Year;Municipality\n7;0-4;1;2024;5601\n")]
    [InlineData("\ufeffmunicipality;year;sex;age_group;population\r\n5601;2024;1;3;7\r\n")]
    [InlineData("# a comment\nmunicipality;year;sex;age_group;population;extra\n5601;2024;1;\"0-4\";7;x\n")]
    public void Load_TakesSeparatorOrderCaseAndMarkAsTheyCome(string text)
    {
        using var directory = new ReferenceDirectory().With("population.csv", text);
        Assert.Equal(7, directory.Load().Population(Code(5601), 2024, sex: 1, ageBand: 0));
    }

    [Fact]
    public void Load_TellsAllFaultsOfAllFilesAtOnce_WithFileLineAndColumn()
    {
        using var directory = new ReferenceDirectory()
            .With("population.csv", "municipality;year;sex;age_group;population\n5601;2024;3;0-4;10\n5601;2024;1;3-7;x\n5601;2024;1\n")
            .With("goals.csv", "unit_kind;unit_id;measure;baseline;target\n");
        string[] told = directory.Faults().Select(fault => $"{fault.File}:{fault.Line}:{fault.Column}").ToArray();
        Assert.Equal(["population.csv:2:sex", "population.csv:3:age_group", "population.csv:3:population", "population.csv:4:", "goals.csv:1:due"], told);
    }

    [Fact]
    public void Stories_AreTheNetworksOwnWords_AndShort()
    {
        const string Header = "group_id;measure;by;text\n";
        using var directory = new ReferenceDirectory().With("population.csv", "municipality;year;sex;age_group;population\n5601;2024;1;0-4;10\n")
            .With("stories.csv", Header + "LN1;did.opi;a GP;\"We rang; they came.\"\nLN1;did.opi;;Twice as many talks.\n");
        Assert.Equal([("a GP", "We rang; they came."), ("", "Twice as many talks.")], directory.Load().Stories.Select(story => (story.By, story.Text)));

        directory.With("stories.csv", Header + $"LN1;did.opi;;{new string('x', 601)}\n");
        Assert.Equal(("stories.csv", "text"), (Assert.Single(directory.Faults()).File, directory.Faults()[0].Column));
    }

    [Fact]
    public void Load_StopsTellingAfterTwentyFaultsOfAFile_AndSaysHowManyMore()
    {
        string rows = string.Concat(Enumerable.Range(0, 30).Select(row => $"5601;2024;1;0-4;bad{row}\n"));
        using var directory = new ReferenceDirectory().With("population.csv", "municipality;year;sex;age_group;population\n" + rows);
        var faults = directory.Faults();
        Assert.Equal(21, faults.Count);
        Assert.Contains("10 more", faults[^1].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_HoldNoValueOfTheTable()
    {
        using var directory = ReferenceDirectory.WithPopulation().With("patient_gp.csv", "patient_id;prescriber_id;from;to\nPSECRET;G1;SECRET;\n");
        var error = Assert.Throws<ReferenceException>(() => directory.Load().ReadPatientList().ToList());
        Assert.DoesNotContain("SECRET", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_RefusesATableThatIsNotUtf8()
    {
        using var directory = ReferenceDirectory.WithPopulation()
            .With("counties.csv", Encoding.Latin1.GetBytes("county;name\n55;Tromsø\n"));
        Assert.Equal("text in UTF-8", Assert.Single(directory.Faults()).Rule);
    }

    [Fact]
    public void Load_RefusesBrokenQuoting()
    {
        using var directory = ReferenceDirectory.WithPopulation().With("counties.csv", "county;name\n55;\"Troms\"x\n56;Finnmark\n");
        var fault = Assert.Single(directory.Faults());
        Assert.Equal(("counties.csv", 2), (fault.File, fault.Line));
    }

    [Fact]
    public void Load_RefusesACellThatIsThereTwice()
    {
        using var directory = new ReferenceDirectory().With("population.csv", ReferenceDirectory.Population + "5601;2024;1;0-4;10\n");
        Assert.Equal("each entry once", Assert.Single(directory.Faults()).Rule);
    }

    [Fact]
    public void AUsersTable_ReplacesOurs()
    {
        using var directory = ReferenceDirectory.WithPopulation()
            .With("counties.csv", "county;name\n56;Finnmárku\n")
            .With("atc_names.csv", "atc;name_nb;name_da;name_en\nN02AA01;a;b;c\n");
        var data = directory.Load();
        Assert.Equal("Finnmárku", data.CountyName(56));
        Assert.Equal("55", data.CountyName(55));
        Assert.Equal("b", data.DrugName(AtcCode.Parse("N02AA01"))![Language.Da]);
        Assert.Null(data.DrugName(AtcCode.Parse("N02AA05")));
    }

    [Fact]
    public void Population_OfAnEarlierYear_IsGivenForTheNewestBorders()
    {
        using var directory = new ReferenceDirectory().With("population.csv",
            "municipality;year;sex;age_group;population\n2012;2019;1;0-4;3\n2014;2019;1;0-4;4\n5601;2021;1;0-4;9\n");
        var data = directory.Load();
        Assert.Equal(3, data.Population(Code(5601), 2019));
        Assert.Equal(4, data.Population(Code(5614), 2019));
        // A code that was not in use then is one of the newest: offices publish old years in new borders.
        Assert.Equal(9, data.Population(Code(5601), 2021));
    }

    [Fact]
    public void Population_OfAnUnknownMunicipality_IsAFault()
    {
        using var directory = new ReferenceDirectory().With("population.csv", "municipality;year;sex;age_group;population\n9998;2024;1;0-4;3\n");
        Assert.Equal("municipality", Assert.Single(directory.Faults()).Column);
    }

    [Fact]
    public void Practices_FollowFromTheGpList_WhereThereIsNoTableOfThem()
    {
        using var directory = ReferenceDirectory.WithPopulation().With("gp_list.csv",
            "prescriber_id;practice_id;municipality;list_size;month\nG1;K1;5601;900;2024-01\nG1;K1;5601;1000;2024-02\nG2;K1;5601;500;2024-02\nG3;K0;5603;700;2024-02\n");
        Assert.Equal(
            [new Practice("K0", Code(5603), 1, 700), new Practice("K1", Code(5601), 2, 1500)],
            directory.Load().Practices);
    }

    [Fact]
    public void Practices_LieInTheNewestBorders()
    {
        using var directory = ReferenceDirectory.WithPopulation()
            .With("practices.csv", "practice_id;municipality;gps;list_size\nK1;5406;2;1500\n");
        Assert.Equal(Code(5603), Assert.Single(directory.Load().Practices).Municipality);
    }

    [Property(MaxTest = 30)]
    public void Population_IsReadBack_WhateverTheSeparatorAndTheOrderOfLines((NonNegativeInt People, bool Comma)[] cells, int order)
    {
        char separator = cells.Any(cell => cell.Comma) ? ',' : ';';
        var lines = cells.Take(38).Select((cell, i) =>
            string.Join(separator, "5601", "2024", (1 + i / 19).ToString(CultureInfo.InvariantCulture), AgeBand.Label(i % 19), cell.People.Get.ToString(CultureInfo.InvariantCulture)));
        lines = lines.Append(string.Join(separator, "5603", "2024", "1", "0-4", "1")).OrderBy(line => (line.Length * 31L + line[^1]) ^ order);
        using var directory = new ReferenceDirectory().With("population.csv",
            string.Join(separator, "municipality", "year", "sex", "age_group", "population") + "\n" + string.Join('\n', lines));
        var data = directory.Load();
        for (int i = 0; i < Math.Min(38, cells.Length); i++)
            Assert.Equal(cells[i].People.Get, data.Population(Code(5601), 2024, 1 + i / 19, i % 19));
    }

    [Theory]
    [InlineData("N02AA01", true)]
    [InlineData("N05BX99", false)]
    [InlineData("R05DA04", true)]
    [InlineData("R05DA77", false)]
    [InlineData("C10AA05", true)]
    public void IsKnownAtc_JudgesOnlyWhatTheTableCovers(string code, bool known)
    {
        using var directory = ReferenceDirectory.WithPopulation();
        Assert.Equal(known, directory.Load().IsKnownAtc(AtcCode.Parse(code)));
    }

    [Fact]
    public void ShippedDrugTables_HaveWhatTheMeasuresNeed()
    {
        using var directory = ReferenceDirectory.WithPopulation();
        var data = directory.Load();
        Assert.Equal("Opioider", data.DrugName(new AtcPrefix("N02A"))!.Nb);
        Assert.Equal(100m, Assert.Single(data.DailyDoses, dose => dose.Atc == AtcCode.Parse("N02AA01") && dose.Route == "O").DddMg);
        Assert.Contains(data.CombinationDoses, dose => dose.Atc == AtcCode.Parse("N02AJ06") && dose.UnitDoses == 4 && dose.Form == "tab");
        Assert.Equal(92.5m, Assert.Single(data.MorphineEquivalences, row => row.Atc == AtcCode.Parse("N02AE01") && row.Route == "TD").Factor);
        Assert.Equal(262, data.DailyDoses.Count);
        Assert.Equal(291, data.MorphineEquivalences.Count);
        int[] nation = [.. from sex in new[] { 1, 2 } from band in Enumerable.Range(0, AgeBand.Count) select data.NationalPopulation(2024, sex, band)!.Value];
        Assert.Equal(5_550_203, nation.Sum());
    }
}
