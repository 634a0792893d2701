using Analytics.Cli.Configuration;
using Analytics.Configuration;
using Analytics.Measures;
using Analytics.Release;
using Analytics.Reports;

namespace Analytics.Cli.Tests.Configuration;

public sealed class RunConfigurationTests : IDisposable
{
    private readonly SmallWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Paths_AreRelativeToTheFile()
    {
        var configuration = Read();
        Assert.Equal(_world.In("extract/2023.csv"), Assert.Single(configuration.Extracts).Path);
        Assert.Equal(_world.In("reference/"), configuration.ReferenceDirectory);
        Assert.Equal(_world.In("out/"), configuration.Output);
    }

    [Fact]
    public void WhatIsLeftOut_HasItsDefault()
    {
        _world.Configure(("\"attribution\": \"prescriber\",", ""), ("\"policy\": { \"fewestPatients\": 5 },", ""),
            ("\"reports\": [\"municipal\", \"practice\"],", ""), ("\"languages\": [\"nb\"], \"out\": \"out/\", \"ledger\": \"releases.json\",", ""));
        var configuration = Read();
        Assert.Equal(5, configuration.Policy.FewestPatients);
        Assert.Equal(Enum.GetValues<ReportKind>(), configuration.Reports);
        Assert.Equal([Language.Nb], configuration.Languages);
        Assert.Equal(_world.In("out"), configuration.Output);
        Assert.Equal(0.01, configuration.MaxRefusedShare);
    }

    [Fact]
    public void FiveFaults_AreFiveSentences()
    {
        _world.Configure(
            ("extract/*.csv", "extracts/*.csv"),
            ("\"to\": \"2023-12-31\"", "\"to\": \"31.12.2023\""),
            ("\"opioids-kaph\"", "\"opioids\""),
            ("\"fewestPatients\": 5", "\"fewestPatients\": 2"),
            ("\"batch\": \"2024-1\"", "\"bach\": \"2024-1\""));
        // A misspelt key is two faults: one that is not known and one that is missing.
        Assert.Equal(
            [
                "skil.json, extracts[0].files: matches no file; check the path; it is relative to the directory of this file.",
                "skil.json, period.to: is not a day written as \"yyyy-MM-dd\"; correct the date.",
                "skil.json, pack: names \"opioids\", which does not exist; write \"elderly\" or \"opioids-kaph\" or \"palliative\" or \"vlm\".",
                "skil.json, policy.fewestPatients: is not a whole number from 3 to 100; correct the number.",
                "skil.json, batch: is missing; add it as a text in quotes.",
                "skil.json, bach: is not a key that is known here; write batch, or remove it.",
            ],
            Faults());
        var skil = Skil.Run("run", _world.Configuration);
        Assert.Equal((ExitCode.Usage, ""), (skil.ExitCode, skil.Output));
        Assert.Equal(Faults(), skil.Sentences);
        Assert.False(Directory.Exists(_world.In("out")));
    }

    [Theory]
    [InlineData("\"municipal\", \"practice\"", "\"city\"", "skil.json, reports: there is no report kind 'city'; choose among municipal, practice, doctor, cluster, network, national.")]
    [InlineData("\"prescriber\"", "\"practice\"", "skil.json, attribution: is no way to put dispensings down to practices; write \"prescriber\" or \"list\".")]
    [InlineData("\"fewestPatients\": 5", "\"dominance\": [[3, 0.95]]", "skil.json, policy.dominance: is not a list of [1, share] and [2, share], of shares in whole hundredths; write for example [[1, 0.75], [2, 0.90]].")]
    public void WhatThisVersionDoesNotDo_IsSaidPlainly(string from, string to, string fault)
    {
        _world.Configure((from, to));
        Assert.Equal([fault], Faults());
    }

    [Fact]
    public void Comparisons_AreNoneUnlessTheyAreNamed()
    {
        Assert.Empty(Read().Comparisons);
        _world.Configure(("\"batch\"", "\"comparisons\": [\"standardised\", \"change\"], \"batch\""));
        Assert.Equal([Comparison.Standardised, Comparison.Change], Read().Comparisons);
        _world.Configure(("\"batch\"", "\"comparisons\": [\"standardized\"], \"batch\""));
        Assert.Equal(["skil.json, comparisons: does not know \"standardized\"; write standardised or variation or change."], Faults());
    }

    [Theory]
    [InlineData("\"pPercent\": 15", 15, 75, 90)]
    [InlineData("\"dominance\": [[1, 0.6]]", 10, 60, 100)]
    [InlineData("\"dominance\": [[2, 0.85], [1, 0.7]]", 10, 70, 85)]
    public void RulesOfDominance_AreRead(string policy, int p, int one, int two)
    {
        _world.Configure(("\"fewestPatients\": 5", policy));
        Assert.Equal((p, one, two), (Read().Policy.PPercent, Read().Policy.MostOfOnePercent, Read().Policy.MostOfTwoPercent));
    }

    [Fact]
    public void SensitiveGroupsAndConsent_AreRead()
    {
        _world.Configure(("\"fewestPatients\": 5", "\"sensitiveGroups\": { \"N07BC\": 10, \"pall90\": 12 }, \"smallMunicipality\": \"consent\""));
        Assert.Equal((SensitiveGroups.Of([("pall90", 12), ("N07BC", 10)]), SmallMunicipality.Consent), (Read().Policy.SensitiveGroups, Read().Policy.SmallMunicipality));
    }

    [Theory]
    [InlineData("{ \"N07BCX\": 10 }", "policy.sensitiveGroups.N07BCX: is neither a drug selection nor the beginning of an ATC code")]
    [InlineData("{ \"N07BC\": 2 }", "policy.sensitiveGroups.N07BC: is not a whole number from 3 to 100")]
    [InlineData("{ \"N07BC\": \"ten\" }", "policy.sensitiveGroups.N07BC: is not a number")]
    public void SensitiveGroups_AreRefusedWhereTheyAreNone(string groups, string beginning)
    {
        _world.Configure(("\"fewestPatients\": 5", $"\"sensitiveGroups\": {groups}"));
        Assert.StartsWith($"skil.json, {beginning}", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void AllKeysOfThePolicy_AreAccepted()
    {
        _world.Configure(("\"fewestPatients\": 5", """
            "fewestPatients": 5, "sensitiveGroups": {}, "fewestPrescribers": 3, "pPercent": 10, "dominance": [[1, 0.75], [2, 0.90]],
            "smallestDenominator": 30, "zeros": "shown", "round5": false, "smallMunicipality": "rule"
            """));
        Assert.Empty(Faults());
    }

    [Fact]
    public void ZerosAndRounding_AreSettings()
    {
        _world.Configure(("\"fewestPatients\": 5", "\"zeros\": \"protected\", \"round5\": true"));
        Assert.Equal((Zeros.Protected, true), (Read().Policy.Zeros, Read().Policy.Round5));
    }

    [Theory]
    [InlineData("\"pack\": \"opioids-kaph\"", "\"pack\": \"vlm\", \"measures\": [\"did.opi\"]", "measures: stands beside pack")]
    [InlineData("\"pack\": \"opioids-kaph\",", "", "pack: is missing")]
    [InlineData("\"pack\": \"opioids-kaph\"", "\"measures\": []", "measures: is empty")]
    [InlineData("\"pack\": \"opioids-kaph\"", "\"measures\": [\"did.ope\"]", "measures: names \"did.ope\", which does not exist; write \"did.opi\"")]
    [InlineData("\"2023-12-31\"", "\"2023-11-30\"", "period: holds no whole calendar year")]
    [InlineData("\"2023-12-31\"", "\"2022-11-30\"", "period: ends before it begins")]
    [InlineData("\"format\": \"skil\"", "\"format\": \"skill\"", "extracts[0].format: cannot be used")]
    [InlineData("\"reference/\"", "\"elsewhere/\"", "reference: is not a directory")]
    [InlineData("[ { \"files\"", "[ { \"files\": \"extract/2023.csv\", \"format\": \"skil\" }, { \"files\"", "extracts: takes extract/2023.csv twice")]
    [InlineData("\"languages\": [\"nb\"]", "\"languages\": [\"sv\"]", "languages: does not know \"sv\"")]
    [InlineData("\"languages\": [\"nb\"]", "\"languages\": []", "languages: names no language")]
    [InlineData("\"languages\": [\"nb\"]", "\"maxRefusedShare\": 2", "maxRefusedShare: is not a number from 0 to 1")]
    public void AFault_IsNamedWithItsKey(string from, string to, string beginning)
    {
        _world.Configure((from, to));
        string fault = Assert.Single(Faults());
        Assert.StartsWith($"skil.json, {beginning}", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void CrossChecks_NeedNeitherMeasuresNorAWholeYear()
    {
        _world.Configure(("\"pack\": \"opioids-kaph\"", "\"measures\": []"), ("\"2023-12-31\"", "\"2023-11-30\""));
        Assert.Empty(RunConfigurationReader.Read(_world.Configuration, Purpose.CrossChecks, () => Stream.Null).Measures);
    }

    private RunConfiguration Read() => RunConfigurationReader.Read(_world.Configuration, Purpose.Reports, () => Stream.Null);

    private IReadOnlyList<string> Faults()
    {
        try
        {
            Read();
            return [];
        }
        catch (ConfigurationException e)
        {
            return [.. e.Faults.Select(fault => fault.ToString())];
        }
    }
}
