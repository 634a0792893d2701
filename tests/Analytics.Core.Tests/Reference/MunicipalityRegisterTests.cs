using Analytics.Prescribing;
using Analytics.Reference;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Reference;

public sealed class MunicipalityRegisterTests
{
    private static readonly MunicipalityRegister Register = MunicipalityRegister.Shipped;

    private static MunicipalityCode Code(string text) => MunicipalityCode.TryParse(text, out var code) ? code : throw new FormatException();
    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void Shipped_HasTheMunicipalitiesAndPeopleOf2024()
    {
        Assert.Equal(357, Register.All.Count);
        Assert.Equal(15, Register.Counties.Count);
        Assert.Equal(5_550_203, Register.All.Sum(municipality => municipality.Population2024));
        Assert.All(Register.All, municipality => Assert.True(Register.Counties.ContainsKey(municipality.CountyNumber)));
    }

    [Theory]
    [InlineData("0231", "2019-12-31", "3205")] // Skedsmo is Lillestrøm, through Viken's 3030
    [InlineData("3030", "2020-01-01", "3205")]
    [InlineData("1902", "2018-06-01", "5501")]
    [InlineData("1507", "2023-12-31", "1508")] // split: the larger heir
    [InlineData("5012", "2019-12-31", "5055")] // split in three, two of them equal: the lower code
    [InlineData("0301", "2018-01-01", "0301")]
    public void Successor_FollowsChangesToTheNewestCode(string code, string day, string newest) =>
        Assert.Equal(Code(newest), Register.Successor(Code(code), Day(day)));

    [Fact]
    public void Successor_WithoutADay_TakesTheLastUseOfTheCode()
    {
        Assert.Equal(Code("3205"), Register.Successor(Code("0231")));
        Assert.Equal(Code("3205"), Register.Successor(Code("3205")));
        Assert.Equal(MunicipalityCode.None, Register.Successor(Code("9999")));
    }

    [Theory]
    [InlineData("3205", "2023-12-31")] // not yet
    [InlineData("3030", "2024-01-01")] // no longer
    [InlineData("3030", "2019-12-31")]
    [InlineData("9999", "2024-01-01")]
    public void Successor_OfACodeThatWasNotInUse_IsNone(string code, string day)
    {
        Assert.False(Register.IsValid(Code(code), Day(day)));
        Assert.Equal(MunicipalityCode.None, Register.Successor(Code(code), Day(day)));
    }

    [Fact]
    public void None_IsNeverValid() => Assert.False(Register.IsValid(MunicipalityCode.None, Day("2024-01-01")));

    [Fact]
    public void CodeOn_IsACodeOfThatDay_ThatLeadsBack()
    {
        foreach (var municipality in Register.All)
        {
            var before = Register.CodeOn(municipality.Code, Day("2022-05-01"));
            Assert.True(Register.IsValid(before, Day("2022-05-01")));
            // Haram was a part of Ålesund, whose larger heir is Ålesund.
            if (municipality.Name != "Haram") Assert.Equal(municipality.Code, Register.Successor(before, Day("2022-05-01")));
        }
    }

    [Property]
    public bool Successor_IsNewest_WhateverTheCodeAndDay(ushort code, ushort day)
    {
        var newest = Register.Successor(new MunicipalityCode(code % 10_000), Day("2017-01-01").AddDays(day % 3650));
        return newest == MunicipalityCode.None || Register.Find(newest) is not null && Register.Successor(newest) == newest;
    }

    [Fact]
    public void SplitsSince_NamesTheUnion() => Assert.Equal([Code("1508"), Code("1580")], Assert.Single(Register.SplitsSince(Day("2024-01-01"))));

    [Theory]
    [InlineData("2019-12-31", "2020-01-01", "1806+1875 5055+5056+5059")]
    [InlineData("2019-01-01", "2024-06-30", "1508+1580 1806+1875 5055+5056+5059")]
    [InlineData("2023-01-01", "2023-12-31", "")]
    [InlineData("2024-01-01", "2024-12-31", "")] // from the first day on they are two
    public void UnionsAcross_AreOfSplitsInsideThePeriod(string from, string to, string expected) =>
        Assert.Equal(expected, string.Join(' ', Register.UnionsAcross(new(Day(from), Day(to))).Select(union => string.Join('+', union))));

    [Fact]
    public void UnionsAcross_JoinSplitsThatShareAnHeir()
    {
        using var directory = ReferenceDirectory.WithPopulation()
            .With("municipalities.csv", "code;name\n5601;A\n0002;B\n0003;C\n0004;D\n")
            .With("municipality_map.csv", "from_code;to_code;valid_from;weight\n0001;0002;2020-01-01;0,4\n0001;0003;2020-01-01;0,6\n0009;0003;2021-01-01;0,5\n0009;0004;2021-01-01;0,5\n");
        Assert.Equal([Code("0002"), Code("0003"), Code("0004")], Assert.Single(directory.Load().Register.UnionsAcross(new(Day("2019-01-01"), Day("2022-12-31")))));
    }

    [Theory]
    [InlineData("1580", "2023-01-01", "1508")] // nothing but a part of Ålesund then
    [InlineData("1580", "2024-01-01", "1580")]
    [InlineData("5056", "2019-01-01", "5056")] // Hitra took in a part, but was there before by another code
    public void HolderOn_IsTheLargestHeir_WhileThereWasNoOther(string code, string day, string expected) => Assert.Equal(Code(expected), Register.HolderOn(Code(code), Day(day)));

    [Fact]
    public void Successor_TakesTheLargestShare_InAUsersTable()
    {
        using var directory = ReferenceDirectory.WithPopulation()
            .With("municipalities.csv", "code;name\n5601;A\n0002;B\n0003;C\n")
            .With("municipality_map.csv", "from_code;to_code;valid_from;weight\n0001;0002;2020-01-01;0,4\n0001;0003;2020-01-01;0,6\n");
        Assert.Equal(Code("0003"), directory.Load().Successor(Code("0001"), Day("2019-01-01")));
    }

    [SkippableFact]
    [Trait("Needs", "shared")]
    public void Shipped_AgreesWithTheLineageOfEveryYear()
    {
        string? file = SharedFile("data/no_municipality_lineage_to_2024.csv");
        Skip.If(file is null, "needs ../shared/data");
        var rows = File.ReadLines(file!).Skip(1).Select(line => line.Split(',')).ToArray();
        foreach (var year in rows.GroupBy(row => row[0]))
        {
            var day = Day(year.Key + "-07-01");
            var valid = Enumerable.Range(0, 10_000).Select(number => new MunicipalityCode(number)).Where(code => Register.IsValid(code, day));
            Assert.Equal(year.Select(row => Code(row[1])).Distinct().Order(), valid);
            foreach (var heirs in year.GroupBy(row => row[1]))
                Assert.Contains(Register.Successor(Code(heirs.Key), day), heirs.Select(row => Code(row[3])));
        }
    }

    private static string? SharedFile(string path)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            string candidate = Path.Combine(directory.FullName, "shared", path);
            if (File.Exists(candidate)) return candidate;
        }
        return null;
    }
}
