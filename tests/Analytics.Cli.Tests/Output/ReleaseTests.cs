using System.Security.Cryptography;
using System.Text.Json;

namespace Analytics.Cli.Tests.Output;

public sealed class ReleaseTests : IDisposable
{
    private const UnixFileMode OthersMay =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly SmallWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void ASecondRun_GivesTheSameBytes()
    {
        Run();
        var first = _world.FilesIn("out");
        Run();
        Assert.Equal(first, _world.FilesIn("out"));
        Run("--out", _world.In("elsewhere"));
        Assert.Equal(first, _world.FilesIn("elsewhere"));
    }

    [Fact]
    public void AnExtractThatNamesNoPractice_GivesTheSameReportsByTheGpList()
    {
        Run();
        var named = Reports().ToDictionary(path => path, path => File.ReadAllBytes(_world.In("out/" + path)));
        _world.Write("extract/2023.csv", string.Concat(File.ReadLines(_world.In("extract/2023.csv"))
            .Select(line => string.Join(';', line.Split(';').Where((_, column) => column != 10)) + "\n")));
        Run("--out", _world.In("unnamed"));
        Assert.All(named, report => Assert.Equal(report.Value, File.ReadAllBytes(_world.In("unnamed/" + report.Key))));
    }

    [Fact]
    public void TheManifest_NamesEveryReleasedFileWithItsHash()
    {
        Run("--language", "nb", "--language", "en");
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(_world.In("out/manifest.json")));
        var files = manifest.RootElement.GetProperty("files").EnumerateArray()
            .Select(file => (Path: file.GetProperty("path").GetString()!, Hash: file.GetProperty("sha256").GetString()!)).ToList();
        Assert.Equal(files.Select(file => file.Path).Order(StringComparer.Ordinal), files.Select(file => file.Path));
        Assert.All(files, file => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_world.In($"out/{file.Path}")))), file.Hash));
        Assert.Equal(
            _world.FilesIn("out").Select(file => file.Path).Where(path => path != "manifest.json" && !path.StartsWith("steward", StringComparison.Ordinal)),
            files.Select(file => file.Path));
        Assert.Contains("municipal/0301.en.pdf", files.Select(file => file.Path));
        Assert.True(manifest.RootElement.GetProperty("complete").GetBoolean());
    }

    [Theory]
    [InlineData("residence_municipality", "practice", "municipal")]
    [InlineData("prescriber_id;practice_id", "municipal", "practice")]
    public void AKindOfReportThatTheDataHaveNoUnitsFor_IsPassedOverAndNamed(string columns, string made, string passedOver)
    {
        _world.Without(columns);
        Assert.Contains($"No {passedOver} reports: this kind needs", Run().Output, StringComparison.Ordinal);
        Assert.All(Reports(), path => Assert.StartsWith(made + "/", path, StringComparison.Ordinal));
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(_world.In("out/manifest.json")));
        Assert.Equal(passedOver, Assert.Single(manifest.RootElement.GetProperty("notMade").EnumerateArray()).GetProperty("report").GetString());
    }

    [Fact]
    public void AMeasureThatTheDataCannotGive_IsNamedInManifestAndIntake()
    {
        _world.Configure(("\"pack\": \"opioids-kaph\"", "\"measures\": [\"users.opi\", \"eld.z90\"]"));
        _world.Without("birth_year");
        string output = Run().Output;
        Assert.Contains("Not computed, because there is no birth_year: eld.z90.", output, StringComparison.Ordinal);
        foreach (var (file, key) in new[] { ("out/manifest.json", "notComputed"), ("out/steward/intake.json", "not_computed") })
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(_world.In(file)));
            var skipped = Assert.Single(json.RootElement.GetProperty(key).EnumerateArray());
            Assert.Equal(("eld.z90", "birth_year"), (skipped.GetProperty("measure").GetString(), skipped.GetProperty("missing")[0].GetString()));
        }
        Assert.DoesNotContain(File.ReadLines(_world.In("out/practice/K1.csv")), line => line.StartsWith("eld.", StringComparison.Ordinal));
        Assert.Contains(output.Split('\n'), line => line == Skil.Run("tally", _world.Configuration, "--out", _world.In("tally")).Output.Split('\n').First(told => told.StartsWith("Not computed,", StringComparison.Ordinal)));
    }

    [Fact]
    public void ByList_APracticeHasItsOwnPatients_WhoeverPrescribed()
    {
        // All are on the lists of K0 and K1, whose doctors are G0 to G7; half of the patients get their medicines from others.
        _world.Write("reference/patient_gp.csv", "patient_id;prescriber_id;from;to\n" + string.Concat(Enumerable.Range(0, 380).Select(p => $"P{p};G{p % 8};2020-01-01;\n")));
        _world.Configure(("\"attribution\": \"prescriber\"", "\"attribution\": \"list\""));
        Run();
        Assert.Contains("\"attribution\": \"list\"", File.ReadAllText(_world.In("out/manifest.json")), StringComparison.Ordinal);
        using var intake = JsonDocument.Parse(File.ReadAllBytes(_world.In("out/steward/intake.json")));
        Assert.True(intake.RootElement.GetProperty("attribution").GetProperty("NoList").GetInt64() > 0);
        Assert.Contains(File.ReadLines(_world.In("out/practice/K0.csv")), line => line.StartsWith("users.opi;practice;K0;all;2023;", StringComparison.Ordinal) && line.EndsWith(";shown", StringComparison.Ordinal));
        Assert.DoesNotContain(File.ReadLines(_world.In("out/practice/K3.csv")), line => line.StartsWith("users.opi;practice;K3;all;2023;1", StringComparison.Ordinal));
    }

    [Fact]
    public void ByList_MuchThatBelongsToNoPractice_IsRemarkedOn()
    {
        _world.Write("reference/patient_gp.csv", "patient_id;prescriber_id;from;to\nP1;G1;2020-01-01;\n");
        _world.Configure(("\"attribution\": \"prescriber\"", "\"attribution\": \"list\""));
        Assert.Contains("of the measured dispensings belong to no practice (a patient on no list", Skil.Run("tally", _world.Configuration, "--out", _world.In("tally")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatLiesBesideReports_IsInTheManifest_AndIsAddedByResume()
    {
        Run();
        var without = Reports();
        _world.Configure(("\"batch\"", "\"also\": [\"plain\", \"slides\"], \"batch\""));
        Run("--resume");
        string[] beside = [.. Reports().Except(without)];
        Assert.Equal(["municipal/0301.plain.pdf", "municipal/0301.slides.pdf"], beside.Where(path => path.StartsWith("municipal/0301", StringComparison.Ordinal)));
        Assert.All(beside, path => Assert.StartsWith("municipal/", path, StringComparison.Ordinal));
        string manifest = File.ReadAllText(_world.In("out/manifest.json"));
        Assert.All(beside, path => Assert.Contains($"\"{path}\"", manifest, StringComparison.Ordinal));
        Assert.Contains("Wrote 0 files", Run("--resume").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void TheManifest_SaysNothingOfTheExtract()
    {
        Run();
        string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_world.In("extract/2023.csv"))));
        Assert.DoesNotContain(hash, File.ReadAllText(_world.In("out/manifest.json")), StringComparison.Ordinal);
        Assert.Contains(hash, File.ReadAllText(_world.In("out/steward/inputs.json")), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void TheStewardsFolder_IsForItsOwnerOnly()
    {
        Skip.If(OperatingSystem.IsWindows());
        Run();
        Assert.Equal(["gate.csv", "inputs.json", "intake.json", "knowledge.csv", "withheld.csv"], _world.FilesIn("out/steward").Select(file => file.Path));
        Assert.All(Directory.GetFileSystemEntries(_world.In("out/steward")).Append(_world.In("out/steward")),
            path => Assert.Equal(UnixFileMode.None, OfOthers(path)));
    }

    [SkippableFact]
    public void InternalFigures_AreForTheirOwnerOnly()
    {
        Skip.If(OperatingSystem.IsWindows());
        Assert.Equal(ExitCode.Done, Skil.Run("tally", _world.Configuration, "--out", _world.In("tally")).ExitCode);
        Assert.Equal(["estimates.csv", "municipality_month.csv", "municipality_year_patients.csv", "prescriber_year.csv"], _world.FilesIn("tally").Select(file => file.Path));
        Assert.All(Directory.GetFiles(_world.In("tally")), path => Assert.Equal(UnixFileMode.None, OfOthers(path)));
    }

    [Fact]
    public void WhatAKilledRunHasLeft_IsClearedAwayByTheNext_EvenIfThatIsRefused()
    {
        foreach (string folder in new[] { "out/steward", "out/municipal", "out/mine" }) Directory.CreateDirectory(_world.In(folder));
        string[] halves = ["out/manifest.json.skil.part", "out/steward/intake.json.skil.part", "out/municipal/0301.pdf.skil.part"];
        foreach (string half in halves.Append("out/mine/x.skil.part")) _world.Write(half, "half");
        _world.Write("extract/2023.csv", "");
        Assert.Equal(ExitCode.Data, Skil.Run("run", _world.Configuration).ExitCode);
        Assert.Equal(["mine/x.skil.part"], _world.FilesIn("out").Select(file => file.Path));
    }

    [Fact]
    public void Resume_WritesOnlyWhatIsMissingOrChanged()
    {
        Run();
        var first = _world.FilesIn("out");
        string whole = _world.In("out/municipal/4601.pdf");
        var untouched = File.GetLastWriteTimeUtc(whole);
        File.Delete(_world.In("out/municipal/0301.pdf"));
        File.AppendAllText(_world.In("out/practice/K1.csv"), "tampered with\n");

        var skil = Run("--resume");

        Assert.Contains("Wrote 4 files", skil.Output, StringComparison.Ordinal);
        Assert.Equal(untouched, File.GetLastWriteTimeUtc(whole));
        Assert.Equal(first, _world.FilesIn("out"));
    }

    [Fact]
    public void Resume_KnowsTheFilesOfAPracticeWithAnOddId()
    {
        foreach (string file in new[] { "extract/2023.csv", "reference/gp_list.csv" })
            _world.Write(file, File.ReadAllText(_world.In(file)).Replace(";K1;", ";K/1 ø;", StringComparison.Ordinal));
        Run();
        Assert.Contains("Wrote 0 files", Run("--resume").Output, StringComparison.Ordinal);
        Assert.Equal(12, Reports().Count);
    }

    [Fact]
    public void Resume_WritesEverythingAgainWhenANameIsAnother()
    {
        _world.Write("reference/practices.csv", "practice_id;municipality;gps;list_size;name\nK0;0301;4;760;Old name\n");
        Run();
        _world.Write("reference/practices.csv", "practice_id;municipality;gps;list_size;name\nK0;0301;4;760;New name\n");
        Assert.DoesNotContain("Wrote 0 files", Run("--resume").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_WritesEverythingAgainWhenFiguresAreOthers()
    {
        Run();
        _world.Configure(("\"fewestPatients\": 5", "\"fewestPatients\": 7"));
        Assert.Contains("Wrote 14 files", Run("--resume").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_WritesEverythingAgainInAnotherLanguage()
    {
        Run();
        Assert.Contains("Wrote 14 files", Run("--resume", "--language", "en").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ANewRelease_LeavesNothingOfTheOld()
    {
        Run();
        _world.Configure(("\"date\": \"2024-03-01\"", "\"date\": \"2024-04-01\""));
        Run("--only", "municipal:0301");
        Assert.Equal(["municipal/0301.csv", "municipal/0301.pdf"], Reports());
        Assert.DoesNotContain("4601", File.ReadAllText(_world.In("out/index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_AreMadeAnewWhenOtherReportsAreThere_AndLeftAloneWhenNot()
    {
        Run("--only", "practice:K2");
        string[] pages = [.. Pages()];
        Assert.Equal(["index.html"], pages);
        Assert.DoesNotContain("id=\"figures\"", File.ReadAllText(_world.In("out/index.html")), StringComparison.Ordinal);
        Run("--resume");
        Assert.Equal(["index.html", "municipal/index.html"], Pages());
        Assert.Contains("practice/K2.pdf", File.ReadAllText(_world.In("out/index.html")), StringComparison.Ordinal);
        File.Delete(_world.In("out/index.html"));
        Assert.Contains("Wrote 1 files", Run("--resume").Output, StringComparison.Ordinal);
        Assert.Contains("Wrote 0 files", Run("--resume").Output, StringComparison.Ordinal);
        Run("--language", "en", "--language", "da", "--reports", "practice");
        Assert.Equal(["index.da.html", "index.html"], Pages());

        IEnumerable<string> Pages() => _world.FilesIn("out").Select(file => file.Path).Where(path => path.EndsWith(".html", StringComparison.Ordinal));
    }

    /// <summary>Of what the gate withheld, and of practices and doctors, the municipal page has nothing.</summary>
    [Fact]
    public void ThePageOfMunicipalities_HasTheirFiguresFiles_AndNothingElse()
    {
        Run();
        string page = File.ReadAllText(_world.In("out/municipal/index.html"));
        int from = page.IndexOf("id=\"data\">", StringComparison.Ordinal) + 10;
        using var data = JsonDocument.Parse(page[from..page.IndexOf("</script>", from, StringComparison.Ordinal)]);
        var measures = data.RootElement.GetProperty("measures").EnumerateObject().ToList();
        string[] codes = [.. data.RootElement.GetProperty("places").EnumerateArray().Select(place => place[0].GetString()!)];
        Assert.Equal(["0301", "4601"], codes);
        int shown = 0;
        foreach (string code in codes)
        {
            foreach (string[] line in File.ReadLines(_world.In($"out/municipal/{code}.csv")).Skip(1).Select(line => line.Split(';')).Where(line => line[1] == "municipality" && line[3] == "all"))
            {
                var cell = measures.Single(measure => measure.Name == line[0]).Value.GetProperty("municipalities").GetProperty(line[4])[Array.IndexOf(codes, code)];
                Assert.Equal(line[10] == "shown", cell.ValueKind == JsonValueKind.Array);
                if (line[10] != "shown") continue;
                Assert.InRange(cell[0].GetDecimal() - decimal.Parse(line[7], System.Globalization.CultureInfo.InvariantCulture), -0.5m, 0.5m);
                shown++;
            }
        }
        Assert.Equal(shown, measures.Sum(measure => measure.Value.GetProperty("municipalities").EnumerateObject().Sum(period => period.Value.EnumerateArray().Count(cell => cell.ValueKind == JsonValueKind.Array))));
        Assert.DoesNotMatch(@">[KG]\d+\b|practice/|doctor/", page);
    }

    [Fact]
    public void Only_WritesTheNamedReportsAndKeepsTheRest()
    {
        Run("--only", "municipal:301,practice:K2");
        Assert.Equal(["municipal/0301.csv", "municipal/0301.pdf", "practice/K2.csv", "practice/K2.pdf"], Reports());
        Run("--only", "practice:K3");
        Assert.Equal(6, Reports().Count);
    }

    [Theory]
    [InlineData("municipal:9999", "--only municipal:9999: is not among the units of this extract; check the id.")]
    [InlineData("municipal:Oslo", "--only municipal:Oslo: is not the code of a municipality; write its digits, as in municipal:0301.")]
    [InlineData("0301", "--only 0301: is not of the form KIND:ID; write for example municipal:0301.")]
    [InlineData("city:G1", "--only city:G1: there is no report kind 'city'; choose among municipal, practice, doctor, cluster, network, national.")]
    public void Only_RefusesWhatIsNotThere(string only, string sentence)
    {
        var skil = Skil.Run("run", _world.Configuration, "--only", only);
        Assert.Equal((ExitCode.Usage, sentence), (skil.ExitCode, Assert.Single(skil.Sentences)));
        Assert.False(Directory.Exists(_world.In("out")));
    }

    [Fact]
    public void Reports_ChooseTheKinds()
    {
        Run("--reports", "practice");
        Assert.All(Reports(), path => Assert.StartsWith("practice/", path, StringComparison.Ordinal));
    }

    [Fact]
    public void Quiet_SaysNothing() => Assert.Equal("", Run("--quiet").Output);

    private Skil Run(params string[] options)
    {
        var skil = Skil.Run(["run", _world.Configuration, .. options]);
        Assert.Equal((ExitCode.Done, ""), (skil.ExitCode, skil.Errors));
        return skil;
    }

    private static UnixFileMode OfOthers(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path) & OthersMay;

    private List<string> Reports() => [.. _world.FilesIn("out").Select(file => file.Path).Where(path => path.Contains('/', StringComparison.Ordinal) && !path.StartsWith("steward", StringComparison.Ordinal) && !path.EndsWith(".html", StringComparison.Ordinal))];
}
