using System.Text;
using System.Text.RegularExpressions;
using Analytics.Configuration;
using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Core.Tests.Measures;

public class MeasureCatalogueTests
{
    private static readonly Language[] Languages = Enum.GetValues<Language>();

    public static TheoryData<string> Ids => [.. MeasureCatalogue.BuiltIn.Measures.Select(measure => measure.Id)];

    [Fact]
    public void BuiltIn_HasOneMeasureForEachFile() => Assert.Equal(
        [
            "ab.elderly365", "ab.multi.3", "ab.multi.5", "bzdz.heavy730", "bzdz.over100ddd", "bzdz.over180ddd", "bzo.largepack", "ddd_per_user.ab",
            "ddd_per_user.anx", "ddd_per_user.bzd", "ddd_per_user.gaba", "ddd_per_user.hyp", "ddd_per_user.opi", "ddd_per_user.z", "did.ab", "did.anx",
            "did.bzd", "did.gaba", "did.hyp", "did.opi", "did.z", "eld.longbzd", "eld.tramadol", "eld.z90", "incident.ab", "incident.anx", "incident.bzd",
            "incident.gaba", "incident.hyp", "incident.opi", "incident.z", "opi.bzdz.blocks", "opi.bzdz.blocks.all", "opi.bzdz.quarter", "opi.bzdz.quarter.all",
            "opi.bzdz.strict", "opi.bzdz.strict.all", "opi.episode3_6m", "opi.episode6m", "opi.first.buprenorphine", "opi.first.codeine",
            "opi.first.combination", "opi.first.morphine", "opi.first.other", "opi.first.oxycodone", "opi.first.strong", "opi.first.tramadol",
            "opi.high.100.per1000", "opi.high.100.per1000.all", "opi.high.100.share", "opi.high.100.share.all", "opi.high.120.per1000",
            "opi.high.120.per1000.all", "opi.high.120.share", "opi.high.120.share.all", "opi.high.50.per1000", "opi.high.50.per1000.all", "opi.high.50.share",
            "opi.high.50.share.all", "opi.high.90.per1000", "opi.high.90.per1000.all", "opi.high.90.share", "opi.high.90.share.all", "opi.longacting_share",
            "opi.new_longterm", "opi.ome_per_1000", "opi.persistent.mid", "opi.persistent.mid.all", "opi.persistent.strict", "opi.persistent.strict.all",
            "opi.persistent.wide", "opi.persistent.wide.all", "opi.strong_share", "pall.users90", "renew.chain183.bzdz", "renew.chain183.opi",
            "renew.early.bzdz", "renew.early.opi", "renew.interval.bzdz", "renew.interval.opi", "renew.rate.bzdz", "renew.rate.opi", "start.gp.bzdz",
            "start.gp.continued180.bzdz", "start.gp.continued180.opi", "start.gp.continued90.bzdz", "start.gp.continued90.opi", "start.gp.opi",
            "start.hospital.bzdz", "start.hospital.continued180.bzdz", "start.hospital.continued180.opi", "start.hospital.continued90.bzdz",
            "start.hospital.continued90.opi", "start.hospital.opi", "start.other.bzdz", "start.other.continued180.bzdz", "start.other.continued180.opi",
            "start.other.continued90.bzdz", "start.other.continued90.opi", "start.other.opi", "start.own.bzdz", "start.own.continued180.bzdz",
            "start.own.continued180.opi", "start.own.continued90.bzdz", "start.own.continued90.opi", "start.own.opi", "start.practice.bzdz",
            "start.practice.continued180.bzdz", "start.practice.continued180.opi", "start.practice.continued90.bzdz", "start.practice.continued90.opi",
            "start.practice.opi", "top.cost", "top.ddd", "top.ome", "top.users", "users.ab", "users.anx", "users.bzd", "users.gaba", "users.hyp", "users.opi",
            "users.z",
        ],
        MeasureCatalogue.BuiltIn.Measures.Select(measure => measure.Id));

    [Theory, MemberData(nameof(Ids))]
    public void EveryMeasure_IsToldInThreeLanguages(string id)
    {
        var measure = MeasureCatalogue.BuiltIn[id];
        LocalText[] texts = [measure.Title, measure.ShortTitle, measure.Unit, measure.UnitOnList, measure.Why, measure.Method];
        Assert.All(texts, text => Assert.All(Languages, language => Assert.Equal(text[language].Trim(), text[language])));
        Assert.All([measure.Why, measure.Method], text => Assert.Equal(Languages.Length, Languages.Select(language => text[language]).Distinct().Count()));
        Assert.All(Languages, language => Assert.InRange(Regex.Count(measure.Why[language], @"[.?](?= \p{Lu}|$)"), 2, 3));
    }

    [Theory, MemberData(nameof(Ids))]
    public void EveryMeasure_NamesItsSourceAndSaysWhoHasChecked(string id)
    {
        var provenance = MeasureCatalogue.BuiltIn[id].Provenance;
        Assert.NotEqual("", provenance.Source);
        Assert.Equal("not yet checked by a clinician", provenance.Checker);
        Assert.True(provenance.NextReview > provenance.Reviewed);
    }

    [Theory, MemberData(nameof(Ids))]
    public void EveryMeasure_ShowsNoRateOfFewPersons(string id)
    {
        var measure = MeasureCatalogue.BuiltIn[id];
        Assert.Equal((measure.IsPercent && measure.AgeFrom is null) || measure.IsOfRenewals ? 20 : measure.Quantity == Quantity.DddPerUser ? 30 : measure.AgeFrom is not null ? 50 : 100, measure.MinimumDenominator);
    }

    [Fact]
    public void PersistentUse_NeedsMoreThanHalfAYearOfDosesInThreeQuarters()
    {
        var measure = MeasureCatalogue.BuiltIn["opi.persistent.wide"];
        Assert.Equal((180, 3), (measure.DddLimit, measure.FewestQuarters));
        Assert.Equal([PeriodKind.Year], measure.Periods);
    }

    [Fact]
    public void Volumes_HaveNoBetterDirection() =>
        Assert.All(MeasureCatalogue.BuiltIn.Measures.Where(measure => measure.Quantity == Quantity.DddPer1000PerDay),
            measure => Assert.Equal(Direction.None, measure.Direction));

    [Fact]
    public void Load_ListsAllFaultsOfAFile()
    {
        string json = Valid()
            .Replace("\"version\": 1", "\"version\": 0")
            .Replace("\"drugs\": \"opi\"", "\"drugs\": \"opium\", \"filter\": \"atc like 'N02%'\"")
            .Replace("\"nb\": \"Opioider, mengde\",", "")
            .Replace("\"direction\": \"none\"", "\"direction\": \"down\"");

        var faults = Faults(json);

        Assert.Equal(
            [
                "did.opi.json, version: is not a whole number from 1 to 9999; correct the number.",
                "did.opi.json, drugs: names the drug selection \"opium\", which does not exist; write ab or anx or bzd or bzdz or bzo or gaba or hyp or longbzd or opi or pall90 or strong or tramadol or z, or add a file for it.",
                "did.opi.json, direction: does not know \"down\"; write none or lower or higher.",
                "did.opi.json, shortTitle.nb: is missing; add it as a text in quotes.",
            ],
            faults.Select(fault => fault.ToString()).Where(fault => !fault.Contains("filter", StringComparison.Ordinal)));
        Assert.Contains(faults, fault => fault.Where == "did.opi.json, filter" && fault.Problem == "is not a key that is known here");
        Assert.Equal(5, faults.Count);
    }

    [Theory]
    [InlineData("\"quantity\": \"dddPer1000PerDay\"", "\"quantity\": \"topDdd\"", "drugs")]
    [InlineData("\"quantity\": \"dddPer1000PerDay\"", "\"quantity\": \"concurrentUsersPercent\"", "with")]
    [InlineData("\"direction\"", "\"dddLimit\": 180, \"direction\"", "dddLimit")]
    [InlineData("[\"year\", \"quarter\", \"month\", \"rollingYear\"]", "[]", "periods")]
    [InlineData("\"nextReview\": \"2027", "\"nextReview\": \"2020", "provenance.nextReview")]
    [InlineData("\"ddd\": 40.00", "\"ddd\": 40.001", "example.rows[1].ddd")]
    [InlineData("\"atc\": \"N02AJ06\"", "\"atc\": \"N02\"", "example.rows[2].atc")]
    public void Load_RefusesWhatDoesNotFit(string from, string to, string key)
    {
        string json = Valid();
        Assert.Contains(from, json, StringComparison.Ordinal);
        Assert.Contains(Faults(json.Replace(from, to)), fault => fault.Where == $"did.opi.json, {key}");
    }

    [Fact]
    public void Load_RefusesTheSameIdTwice()
    {
        var file = new MeasureFile("did.opi", Encoding.UTF8.GetBytes(Valid()));
        var fault = Assert.Single(Assert.Throws<ConfigurationException>(() => MeasureCatalogue.Load([file, file])).Faults);
        Assert.Equal("did.opi.json: is there twice; keep one of the two files.", fault.ToString());
    }

    [Fact]
    public void Fingerprint_DoesNotDependOnTheOrder()
    {
        var measures = MeasureCatalogue.BuiltIn.Measures;
        Assert.Equal(MeasureCatalogue.Fingerprint(measures), MeasureCatalogue.Fingerprint(measures.Reverse()));
        Assert.Matches("^[0-9a-f]{64}$", MeasureCatalogue.Fingerprint(measures));
    }

    [Fact]
    public void Fingerprint_ChangesWithAnyPartOfADefinition()
    {
        var measure = MeasureCatalogue.BuiltIn["opi.persistent.wide"];
        MeasureDefinition[] changed =
        [
            measure, measure with { Version = 3 }, measure with { Drugs = "bzd" }, measure with { DddLimit = 181 }, measure with { FewestQuarters = 4 },
            measure with { Direction = Direction.None }, measure with { MinimumDenominator = 30 }, measure with { Title = measure.ShortTitle },
            measure with { Method = measure.Why }, measure with { Excluding = Exclusion.None },
        ];
        Assert.Equal(changed.Length, changed.Select(one => MeasureCatalogue.Fingerprint([one])).Distinct().Count());
    }

    private static IReadOnlyList<ConfigurationFault> Faults(string json) =>
        Assert.Throws<ConfigurationException>(() => MeasureCatalogue.Load([new("did.opi", Encoding.UTF8.GetBytes(json))])).Faults;

    private static string Valid()
    {
        using var stream = typeof(MeasureCatalogue).Assembly.GetManifestResourceStream("Analytics.Measures.Catalogue.did.opi.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
