using Analytics.Audit;
using Analytics.Release;

namespace Analytics.Core.Tests.Audit;

/// <summary>Releases that a careless tool could have written, and what can be learned from them.</summary>
public sealed class ReleaseAuditTests : IDisposable
{
    private const string Header = "measure;level;unit;stratum;period;numerator;denominator;value;lower;upper;status\n";
    private readonly string _directory = Directory.CreateTempSubdirectory("audit").FullName, _earlier = Directory.CreateTempSubdirectory("audit").FullName;

    public ReleaseAuditTests()
    {
        File.WriteAllText(Path.Combine(_directory, "manifest.json"), "{}");
        Directory.CreateDirectory(Path.Combine(_directory, "municipal"));
        Directory.CreateDirectory(Path.Combine(_directory, "steward"));
    }

    public void Dispose()
    {
        Directory.Delete(_directory, recursive: true);
        Directory.Delete(_earlier, recursive: true);
    }

    [Fact]
    public void ASingleHiddenPart_IsWorkedOut()
    {
        Write("5601", County("56", 100), Place("5601", 60), Hidden("5603"), Place("5605", 30));
        Assert.Equal([(Learned.Exactly, "users.opi, municipality 5603, 2024")], Findings());
    }

    [Theory]
    [InlineData(106, Learned.Closely)]
    [InlineData(112, null)]
    public void TwoHiddenParts_AreCloseWhereLittleIsLeftForThem(int county, Learned? learned)
    {
        Write("5601", County("56", county), Place("5601", 100), Hidden("5603"), Hidden("5605"));
        Assert.Equal(learned is { } kind ? [(kind, "users.opi, municipality 5603, 2024"), (kind, "users.opi, municipality 5605, 2024")] : [], Findings());
    }

    /// <summary>Of 110, 100 and 10 that are rounded, the hidden one can be none to five; of exact ones it is exactly known.</summary>
    [Fact]
    public void RoundedNumbers_AreKnownToWithinTwoAndAHalf()
    {
        Write("5601", County("56", 110), Place("5601", 100), Hidden("5603"), Place("5605", 5));
        Assert.Equal([(Learned.Exactly, "users.opi, municipality 5603, 2024")], Findings());
        Assert.Equal([], Findings(new() { Round5 = true }));
    }

    [Theory]
    [InlineData(new[] { 10, 20, 30 }, new[] { 20, 30, 10 }, 20, "")]
    [InlineData(new[] { 10, 20 }, new[] { 20, 10 }, 20, "Exactly C1, did.opi, 2024; Exactly C1, did.opi, 2024")]
    [InlineData(new[] { 10, 20, 10 }, new[] { 20, 10, 10 }, 20, "Exactly C1, did.opi, 2024")]
    public void RowsOfMembers_AreTriedAsTheReader(int[] shared, int[] personal, int own, string findings)
    {
        Panels("C1", [shared]);
        Panels("C1/K1", [personal], own);
        Assert.Equal(findings, string.Join("; ", Findings().Select(finding => $"{finding.Learned} {finding.What}")));
        Assert.Equal(1, Audit().Members);
    }

    /// <summary>Letters that go through all panels, and rows in order of size, as somebody might draw them who does not know better.</summary>
    [Theory]
    [InlineData(true, "C1, whose letters are those of the copy of all")]
    [InlineData(false, "C1, whose rows all stand in order of size")]
    public void LettersThatSayWhoIsWho_AreFound(bool areShared, string what)
    {
        int[][] some = [[30, 10, 20], [10, 20, 30], [30, 20, 10], [20, 30, 10]], sorted = [[10, 20, 30], [11, 20, 30], [12, 20, 30], [13, 20, 30]];
        Panels("C1", some);
        Panels("C1/K1", areShared ? some : sorted, 20);
        Assert.Equal([(Learned.WhoIsWho, what)], Findings());
    }

    [Fact]
    public void WhatOneDocumentShowsAndAnotherHides_IsFound()
    {
        Write("5601", Place("5601", 60), Hidden("5603"));
        Write("5603", Place("5603", 12));
        Assert.Equal([(Learned.FromAnotherDocument, "users.opi, municipality 5603, 2024")], Findings());
    }

    [Fact]
    public void AmountsAddUpOverQuarters()
    {
        Write("5601", Amount("2024", 100), Amount("2024Q1", 20), Amount("2024Q2", 30.5m), "did.opi;municipality;5601;all;2024Q3;;;;;;withheld:privacy", Amount("2024Q4", 40));
        Assert.Equal([(Learned.Exactly, "did.opi, municipality 5601, 2024Q3")], Findings());
    }

    /// <summary>Places and quarters cross: no sum has a single unknown, and yet all are known.</summary>
    [Fact]
    public void AmountsThatCross_AreSolvedTogether()
    {
        string[] quarters = ["2024Q1", "2024Q2", "2024Q3", "2024Q4"];
        string Of(string unit, string level, string period, decimal? value) => value is { } shown
            ? FormattableString.Invariant($"did.opi;{level};{unit};all;{period};{shown};1000;1;;;shown") : $"did.opi;{level};{unit};all;{period};;;;;;withheld:privacy";
        // In the first quarter 5601 and 5603 are hidden, in the second 5603 and 5605, in the third 5605 and 5601.
        Write("5601",
            [.. quarters.Select(q => Of("56", "county", q, 60)), Of("56", "county", "2024", 240),
             .. new[] { "5601", "5603", "5605" }.SelectMany((unit, i) => quarters.Select((q, j) => Of(unit, "municipality", q, j == 3 || (j + 2) % 3 == i ? 20 : null)).Append(Of(unit, "municipality", "2024", 80)))]);
        Assert.Equal(0, Findings().Count(finding => finding.Learned == Learned.FromAnotherDocument));
        // Around the circle each may rise while the next falls, until one is nothing: nothing is exact.
        Assert.DoesNotContain(Findings(), finding => finding.Learned == Learned.Exactly);
        // With one of the circle shown, all fall.
        Write("5603", Of("5601", "municipality", "2024Q1", 20));
        Assert.Equal(5, Findings().Count(finding => finding.Learned == Learned.Exactly));
    }

    /// <summary>Nine of eleven are the practice's own: two are left for the other place.</summary>
    [Fact]
    public void APractice_KnowsWhatItHasSeen()
    {
        Write("5601", County("56", 111), Place("5601", 80), Hidden("5603"), Hidden("5605"));
        Assert.Empty(Findings());
        File.WriteAllLines(Path.Combine(_directory, "steward/withheld.csv"), ["measure;level;unit;period;numerator;denominator", "users.opi;municipality;5603;2024;28;900", "users.opi;municipality;5605;2024;3;800"]);
        File.WriteAllLines(Path.Combine(_directory, "steward/knowledge.csv"), ["measure;level;unit;period;practice;patients", "users.opi;municipality;5603;2024;K1;27", "users.opi;municipality;5603;2024;K2;5"]);
        var audit = Audit();
        Assert.Equal(2, audit.Readers);
        Assert.Equal(["K1", "K1"], audit.Findings.Select(finding => finding.Reader));
        Assert.All(audit.Findings, finding => Assert.Equal(Learned.Closely, finding.Learned));
    }

    /// <summary>By list, of 106 in the nation six are left for two practices, so each has one to five; of 112 twelve are, from which K2 takes its own seven.</summary>
    [Theory]
    [InlineData("list", 106, "anybody K1; anybody K2")]
    [InlineData("list", 112, "K2 K1")]
    [InlineData("list", 120, "")]
    [InlineData("prescriber", 106, "")]
    public void ByList_PracticesHaveNoMoreThanTheNation(string attribution, int nation, string findings)
    {
        File.WriteAllText(Path.Combine(_directory, "manifest.json"), $"{{\"attribution\":\"{attribution}\"}}");
        static string Practice(string id, int? users) => $"users.opi;practice;{id};all;2024;{(users is null ? ";;;;;withheld:privacy" : $"{users};1000;1;;;shown")}";
        Write("all", $"users.opi;national;NO;all;2024;{nation};9000;1;;;shown", Practice("K1", null), Practice("K2", null), Practice("K3", 100));
        File.WriteAllLines(Path.Combine(_directory, "steward/withheld.csv"), ["measure;level;unit;period;numerator;denominator", "users.opi;practice;K1;2024;5;900", $"users.opi;practice;K2;2024;{Math.Min(nation - 105, 8)};800"]);
        File.WriteAllLines(Path.Combine(_directory, "steward/knowledge.csv"), ["measure;level;unit;period;practice;patients", "users.opi;practice;K1;2024;K1;5", "users.opi;practice;K2;2024;K2;1"]);
        Assert.Equal(findings, string.Join("; ", Audit().Findings.Select(finding => $"{finding.Reader ?? "anybody"} {finding.What.Split(' ')[2].TrimEnd(',')}")));
    }

    /// <summary>All users less those whose sex and age are told.</summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void TheOnlyHiddenStratum_IsWorkedOut(bool bothAreHidden, int findings)
    {
        Write("5601", Place("5601", 60), Stratum("sex:1|age:0+", null), Stratum("sex:2|age:0+", bothAreHidden ? null : 57));
        Assert.Equal(Enumerable.Repeat((Learned.Exactly, "users.opi sex:1|age:0+, municipality 5601, 2024"), findings), Findings());
    }

    /// <summary>The same number in another place, of one stratum: nothing is compared across strata.</summary>
    [Fact]
    public void Strata_AddUpOverPlacesEachByItself()
    {
        Write("5601", County("56", 100), Place("5601", 60), Place("5603", 40), "users.opi;county;56;sex:1|age:0+;2024;30;500;1;;;shown", Stratum("sex:1|age:0+", 27), Stratum("sex:2|age:0+", 33),
            "users.opi;municipality;5603;sex:1|age:0+;2024;;;;;;withheld:privacy", "users.opi;municipality;5603;sex:2|age:0+;2024;;;;;;withheld:privacy");
        Assert.Equal([(Learned.Exactly, "users.opi sex:1|age:0+, municipality 5603, 2024"), (Learned.Exactly, "users.opi sex:2|age:0+, municipality 5603, 2024")], Findings());
    }

    /// <summary>What an earlier release told is known; what it did not know of itself follows.</summary>
    [Fact]
    public void WhatWasToldBefore_IsKnown()
    {
        Write("5601", County("56", 100), Place("5601", 60), Hidden("5603"), Hidden("5605"));
        Assert.Empty(Findings());
        Earlier("municipal/5603", Place("5603", 30));
        Assert.Equal([(Learned.Exactly, "users.opi, municipality 5605, 2024")], FindingsWithEarlier());
    }

    [Fact]
    public void ACorrection_IsFound()
    {
        Write("5601", County("56", 100), Place("5601", 60), Place("5603", 40));
        Earlier("municipal/5601", County("56", 100), Place("5601", 59), Place("5603", 41));
        Assert.Equal([(Learned.Correction, "users.opi, municipality 5601, 2024"), (Learned.Correction, "users.opi, municipality 5603, 2024")], FindingsWithEarlier());
    }

    /// <summary>Municipalities that have merged since are no parts of the county beside what has become of them.</summary>
    [Fact]
    public void Places_AddUpInEachRelease()
    {
        Write("5601", County("56", 100), Place("5601", 60), Place("5609", 40));
        Earlier("municipal/5601", County("56", 100), Place("5601", 60), Place("5603", 25), Place("5605", 15));
        var audit = ReleaseAudit.Of(_directory, [_earlier], new());
        Assert.Empty(audit.Findings);
        Assert.Empty(audit.Unequal);
    }

    [Theory]
    [InlineData(3, 15, "")]
    [InlineData(4, 15, "C1, did.opi, 2024, where others stood in an earlier release")]
    [InlineData(3, 16, "C1, did.opi, 2024, of which two means are told")]
    public void WhoHasLeftACluster_IsFound(int rowsBefore, int meanBefore, string what)
    {
        const string Mean = "did.opi;cluster;C1;statistic:mean;2024;;3;{0};;;shown";
        Panels("C1", [[10, 20, 30]]);
        File.AppendAllText(Path.Combine(_directory, "cluster/C1.csv"), string.Format(System.Globalization.CultureInfo.InvariantCulture, Mean, 15) + "\n");
        Earlier("cluster/C1", [.. Enumerable.Range(0, rowsBefore).Select(i => FormattableString.Invariant($"did.opi;peer;{(char)('A' + i)};all;2024;;;{30 - 10 * i};;;shown")), string.Format(System.Globalization.CultureInfo.InvariantCulture, Mean, meanBefore)]);
        Assert.Equal(what, string.Concat(FindingsWithEarlier().Select(finding => finding.What)));
    }

    [Fact]
    public void WhatIsNoRelease_IsToldPlainly()
    {
        Assert.Contains("has no figures files", Assert.Throws<AuditException>(() => Audit()).Message, StringComparison.Ordinal);
        Write("5601", "anything");
        File.WriteAllText(Path.Combine(_directory, "municipal/5601.csv"), "no header of ours\nnothing\n");
        Assert.Contains("municipal/5601.csv", Assert.Throws<AuditException>(() => Audit()).Message, StringComparison.Ordinal);
    }

    private List<(Learned Learned, string What)> Findings(DisclosurePolicy? policy = null) => [.. Audit(policy).Findings.Select(finding => (finding.Learned, finding.What))];

    /// <summary>What another attacker needs: all values, how they add up, what is withheld, what of it for its own sake, and who knows what.</summary>
    [Fact]
    public void Tables_AreTheReleaseWithItsTruth()
    {
        Write("5601", County("56", 100), Place("5601", 60), Hidden("5603"), Hidden("5605"));
        File.WriteAllText(Path.Combine(_directory, "steward", "withheld.csv"), Header + "users.opi;municipality;5603;all;2024;3;;;;;withheld:privacy\nusers.opi;municipality;5605;all;2024;37;;;;;withheld:privacy\n");
        File.WriteAllText(Path.Combine(_directory, "steward", "knowledge.csv"), "measure;level;unit;period;practice;patients\nusers.opi;municipality;5603;2024;K1;3\nusers.opi;municipality;5605;2024;K1;20\n");
        File.WriteAllText(Path.Combine(_directory, "steward", "gate.csv"), "subject;level;unit;period;rule\nopi;municipality;5603;2024;P1\nopi;municipality;5605;2024;complementary\n");
        string into = Directory.CreateDirectory(Path.Combine(_directory, "tables")).FullName;
        Assert.Equal(["opi.people"], ReleaseTables.Write(_directory, new DisclosurePolicy(), into));
        var json = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(Path.Combine(into, "opi.people.json"))).RootElement;
        Assert.Equal(["users.opi|county|56|2024 100", "users.opi|municipality|5601|2024 60", "users.opi|municipality|5603|2024 3 sensitive", "users.opi|municipality|5605|2024 37"],
            json.GetProperty("cells").EnumerateArray().Select(cell => $"{cell.GetProperty("id")} {cell.GetProperty("value")}{(cell.TryGetProperty("sensitive", out _) ? " sensitive" : "")}"));
        var terms = Assert.Single(json.GetProperty("relations").EnumerateArray()).GetProperty("terms");
        Assert.Equal([("users.opi|county|56|2024", -1), ("users.opi|municipality|5601|2024", 1), ("users.opi|municipality|5603|2024", 1), ("users.opi|municipality|5605|2024", 1)], terms.EnumerateObject().Select(term => (term.Name, term.Value.GetInt32())).Order());
        Assert.Equal("users.opi|municipality|5603|2024", Assert.Single(json.GetProperty("insiders").GetProperty("K1").EnumerateArray()).GetString());
        Assert.Equal("""["users.opi|municipality|5603|2024","users.opi|municipality|5605|2024"]""",
            string.Concat(System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(Path.Combine(into, "opi.people.answer.json"))).RootElement.GetProperty("suppressed").GetRawText().Where(letter => !char.IsWhiteSpace(letter))));
    }

    [Fact]
    public void Tables_AreNotMadeOfWhatDoesNotAddUp()
    {
        Write("5601", County("56", 100), Place("5601", 60), Hidden("5603"));
        Assert.Contains("steward/withheld.csv", Assert.Throws<AuditException>(() => ReleaseTables.Write(_directory, new DisclosurePolicy(), _directory)).Message, StringComparison.Ordinal);
        Assert.Contains("round5", Assert.Throws<AuditException>(() => ReleaseTables.Write(_directory, new DisclosurePolicy { Round5 = true }, _directory)).Message, StringComparison.Ordinal);
    }

    /// <param name="rows">By measure, in the order of the letters.</param>
    private void Panels(string copy, int[][] rows, int? own = null)
    {
        Directory.CreateDirectory(Path.Combine(_directory, "cluster", Path.GetDirectoryName(copy)!));
        string[] measures = ["did.opi", "did.bzd", "did.z", "did.hyp"];
        File.WriteAllText(Path.Combine(_directory, "cluster", copy + ".csv"), Header + string.Concat(rows.Select((panel, m) =>
            string.Concat(panel.Select((value, i) => $"{measures[m]};peer;{(char)('A' + i)};all;2024;;;{value};;;shown\n")) + $"{measures[m]};peer;median;all;2024;;60;15;;;shown\n"
            + (own is { } value ? $"{measures[m]};practice;{Path.GetFileName(copy)};all;2024;;;{value};;;shown\n" : ""))));
    }

    private void Earlier(string file, params string[] lines)
    {
        Directory.CreateDirectory(Path.Combine(_earlier, Path.GetDirectoryName(file)!));
        File.WriteAllText(Path.Combine(_earlier, "manifest.json"), "{}");
        File.WriteAllText(Path.Combine(_earlier, file + ".csv"), Header + string.Concat(lines.Select(line => line + "\n")));
    }

    private List<(Learned Learned, string What)> FindingsWithEarlier() => [.. ReleaseAudit.Of(_directory, [_earlier], new()).Findings.Select(finding => (finding.Learned, finding.What))];

    private ReleaseAudit Audit(DisclosurePolicy? policy = null) => ReleaseAudit.Of(_directory, [], policy ?? new());

    private void Write(string file, params string[] lines) => File.WriteAllText(Path.Combine(_directory, $"municipal/{file}.csv"), Header + string.Concat(lines.Select(line => line + "\n")));

    private static string County(string unit, int users) => FormattableString.Invariant($"users.opi;county;{unit};all;2024;{users};1000;1;;;shown");

    private static string Place(string unit, int users) => FormattableString.Invariant($"users.opi;municipality;{unit};all;2024;{users};1000;1;;;shown");

    private static string Stratum(string name, int? users) =>
        FormattableString.Invariant($"users.opi;municipality;5601;{name};2024;{(users is null ? ";;;;;withheld:privacy" : $"{users};500;1;;;shown")}");

    private static string Hidden(string unit) => $"users.opi;municipality;{unit};all;2024;;;;;;withheld:privacy";

    private static string Amount(string period, decimal ddd) => FormattableString.Invariant($"did.opi;municipality;5601;all;{period};{ddd};1000;1;;;shown");
}
