using Analytics.Core.Tests.Tallies;
using Analytics.Extracts;
using Analytics.Measures;

namespace Analytics.Core.Tests.Measures;

public sealed class MeasureNeedsTests : IDisposable
{
    private readonly Fixture _world = new Fixture().Row("A", "2023-05-04", "N02AA05", "10,00").Gp("G1", "K1", 100);
    private readonly string _directory = Directory.CreateTempSubdirectory("needs-").FullName;

    public void Dispose()
    {
        _world.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public void AMissingColumn_SwitchesOffWhatNeedsItAndNothingElse()
    {
        var lacking = Reading("patient_id;residence_municipality;dispensed_date;atc;ddd;prescriber_id;practice_id\nA;0301;2023-05-04;N02AA05;10,00;G1;K1\n");
        Assert.Equal(["ab.elderly365", "eld.longbzd", "eld.tramadol", "eld.z90"], Off(lacking, "birth_year"));
        var whole = TallyOutput.Of(_world.Request());
        var off = AnalyticsEngine.Analyse(lacking).Intake.NotComputed.Where(measure => !measure.OnListsOnly).Select(measure => measure.Measure).ToHashSet();
        string[] rest = [.. Lines(whole).Where(line => !off.Contains(line.Split(';')[0]))];
        Assert.NotEmpty(rest);
        Assert.Equal(rest, Lines(TallyOutput.Of(lacking)));
    }

    [Fact]
    public void AColumnThatOneFileLacks_CountsAsMissing()
    {
        var both = _world.Request();
        both = both with { Extracts = [.. both.Extracts, .. Reading("patient_id;dispensed_date;atc;ddd\nB;2023-05-04;N02AA05;10,00\n").Extracts] };
        Assert.Equal(["ab.elderly365", "eld.longbzd", "eld.tramadol", "eld.z90"], Off(both, "birth_year"));
    }

    [Fact]
    public void Months_SwitchOffWhatCountsDays()
    {
        string[] off = Off(Reading("lopenr;Pasient_Fodselsar;Utlevering_ArManed;Legemiddel_ATCkode_Niva5;Utlevering_DDD\nA;1940;2023-05;N02AA05;10,00\n", "lmr"), "dates of days");
        Assert.Equal(3, off.Count(id => id is "incident.opi" or "opi.bzdz.blocks" or "opi.episode6m"));
        Assert.DoesNotContain("opi.persistent.wide", off);
        Assert.DoesNotContain("opi.bzdz.quarter", off);
    }

    [Fact]
    public void WithoutAGpList_OnlyPracticesAndDoctorsGoWithout()
    {
        using var world = new Fixture().Row("A", "2023-05-04", "N02AA05", "10,00");
        var skipped = AnalyticsEngine.Analyse(world.Request()).Publication.Stamp.NotComputed;
        Assert.Contains(skipped, off => off.Measure.Id == "did.opi" && off is { OnListsOnly: true, Missing: [DataNeed.GpList] });
        Assert.DoesNotContain(skipped, off => off.OnListsOnly && off.Measure.IsPercent && off.Measure.AgeFrom is null);
        Assert.Equal("10", world.Tally().Estimate("did.opi", "municipality", "0301", "2023")!.Numerator.ToString());
    }

    [Fact]
    public void WhoBegan_IsPublishedOfAllKindsOfPrescribersOrNone()
    {
        string[] needing = [.. Off(_world.Request(), "prescriber_specialty").Where(id => id.StartsWith("start.", StringComparison.Ordinal))];
        Assert.Equal(5, needing.Count(id => id is "start.own.opi" or "start.practice.opi" or "start.gp.opi" or "start.hospital.opi" or "start.other.opi"));
        Assert.DoesNotContain(MeasureCatalogue.BuiltIn["start.own.opi"].Needs, need => need == DataNeed.Specialty);
    }

    [Fact]
    public void WhereNothingCanBeComputed_TheRunStops()
    {
        var request = Reading("patient_id;dispensed_date;atc;ddd\nA;2023-05-04;N05CF01;10,00\n") with { Measures = [MeasureCatalogue.BuiltIn["eld.z90"]] };
        Assert.Contains("birth_year", Assert.Throws<ExtractException>(() => AnalyticsEngine.Analyse(request)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ACheck_TellsWhatTheColumnsDoNotAllow()
    {
        var request = Reading("patient_id;dispensed_date;atc;ddd\nA;2023-05-04;N05CF01;10,00\n");
        Assert.Contains(AnalyticsEngine.Check(request.Extracts).NotComputed, off => off is { Measure: "eld.z90", Missing: ["birth_year"] });
        Assert.DoesNotContain(AnalyticsEngine.Check(_world.Request().Extracts).NotComputed, off => off.Measure == "eld.z90");
    }

    [Fact]
    public void EveryNeed_HasANameOfItsOwn() =>
        Assert.Distinct(Enum.GetValues<DataNeed>().Select(need => need.Describe()));

    private AnalysisRequest Reading(string extract, string format = "skil")
    {
        string path = Path.Combine(_directory, "lacking.csv");
        File.WriteAllText(path, extract);
        return _world.Request() with { Extracts = [new ExtractSource(path, ExtractFormat.Load(format, _directory))] };
    }

    private static string[] Off(AnalysisRequest request, string missing) =>
        [.. AnalyticsEngine.Analyse(request).Intake.NotComputed.Where(off => !off.OnListsOnly && off.Missing.Contains(missing)).Select(off => off.Measure)];

    private static string[] Lines(SortedDictionary<string, string> files) => files["estimates.csv"].Split('\n');
}
