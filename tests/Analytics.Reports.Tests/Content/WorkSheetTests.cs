using Analytics.Measures;
using Analytics.Reports.Cluster;
using Analytics.Reports.Doctor;
using Analytics.Reports.Document;
using Analytics.Reports.Practice;
using Analytics.Reports.Tests.Fixtures;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Tests.Content;

public sealed class WorkSheetTests
{
    public static TheoryData<string, Language> Readers
    {
        get
        {
            var all = new TheoryData<string, Language>();
            foreach (string reader in (string[])["practice", "solo", "hidden", "no data", "course", "doctor", "cluster", "member", "small cluster", "elderly", "palliative"])
            {
                foreach (Language language in Enum.GetValues<Language>()) all.Add(reader, language);
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public void AWorkSheet_HasThreeToFiveQuestions_AChecklistAndTwoForms(string reader, Language language)
    {
        var section = Compose(reader, ReportTexts.In(language)).Sections[^1];
        Assert.Equal("worksheet", section.Id);
        Assert.InRange(Assert.Single(section.Blocks.OfType<Bullets>()).Items.Count, 3, 5);
        var tables = section.Blocks.OfType<Table>().ToList();
        Assert.Equal(3, tables.Count);
        Assert.InRange(tables[0].Groups.Count, 3, 3);
        Assert.All(tables, table => Assert.All(table.Groups.SelectMany(group => group.Rows), row => Assert.Equal(table.Columns.Count, row.Cells.Count)));
    }

    [Theory]
    [InlineData("elderly", "risk of falls", "The oldest have had a medication review")]
    [InlineData("palliative", "relief that is good enough", "In palliative treatment")]
    public void APackOfItsOwnKind_HasWordsOfItsOwn(string pack, string question, string check)
    {
        string text = Text(pack, Language.En);
        Assert.Contains(question, text, StringComparison.Ordinal);
        Assert.Contains(check, text, StringComparison.Ordinal);
        Assert.DoesNotContain(question, Text("practice", Language.En), StringComparison.Ordinal);
    }

    /// <summary>Patients are the member's own; together they are told by none.</summary>
    [Fact]
    public void OwnCounts_StandWhereTheyAreShown()
    {
        const string Counts = "Own figures";
        Assert.Contains(Counts, Text("practice", Language.En), StringComparison.Ordinal);
        Assert.Contains(Counts, Text("member", Language.En), StringComparison.Ordinal);
        Assert.DoesNotContain(Counts, Text("hidden", Language.En), StringComparison.Ordinal);
        Assert.DoesNotContain(Counts, Text("cluster", Language.En), StringComparison.Ordinal);
        var figures = new BookBuilder().Practice().Measures.First(sheet => sheet.Measure.Id == "opi.persistent.wide").Own.Numerator;
        Assert.Contains($": {figures.Match(n => ReportCulture.En.Number(n, 0), _ => "")} |", Text("practice", Language.En), StringComparison.Ordinal);
    }

    [Fact]
    public void AGoal_IsFilledIn_AsFarAsItIsKnown()
    {
        Assert.Contains("| Opioids, volume | 18.5 | 15.0 | 31\u00A0Dec\u00A02025 |", Text("course", Language.En), StringComparison.Ordinal);
        Assert.DoesNotContain("31\u00A0Dec\u00A02025", Text("practice", Language.En), StringComparison.Ordinal);
        Assert.Contains("has gone from", Text("course", Language.En), StringComparison.Ordinal);
    }

    private static string Text(string reader, Language language)
    {
        var report = Compose(reader, ReportTexts.In(language));
        return PlainText.Of(report with { Sections = [report.Sections[^1]] });
    }

    private static ReportDocument Compose(string reader, ReportTexts texts)
    {
        var builder = new BookBuilder();
        return reader switch
        {
            "practice" => PracticeReport.Compose(builder.Practice(), texts),
            "solo" => PracticeReport.Compose(new BookBuilder { Gps = 1, FirstYear = 2024, Peers = 5, Quarters = false }.Practice(), texts),
            "hidden" => PracticeReport.Compose(BookBuilder.EverythingHidden.Practice(), texts),
            "no data" => DoctorReport.Compose(BookBuilder.WithoutData.Doctor(), texts),
            "course" => PracticeReport.Compose((builder with { Course = new(2023, 9, 5) }).Practice(), texts),
            "doctor" => DoctorReport.Compose(builder.Doctor(), texts),
            "cluster" => ClusterReport.Compose(builder.Cluster(8), texts),
            "member" => ClusterReport.Compose(builder.Cluster(4, isPersonal: true), texts),
            "small cluster" => ClusterReport.Compose(builder.Cluster(2), texts),
            _ => PracticeReport.Compose((builder with { Measures = OfPack(reader), Level = _ => 1.5 }).Practice(), texts),
        };
    }

    private static List<MeasureDefinition> OfPack(string id) => [.. MeasurePack.BuiltIn.Single(pack => pack.Id == id).Measures.Where(measure => !measure.IsList && measure.IsReleased)];
}
