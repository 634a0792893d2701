using Analytics.Measures;
using Analytics.Release;
using Analytics.Reports.Cluster;
using Analytics.Reports.Doctor;
using Analytics.Reports.Document;
using Analytics.Reports.Municipal;
using Analytics.Reports.National;
using Analytics.Reports.Network;
using Analytics.Reports.Pdf;
using Analytics.Reports.Practice;
using Analytics.Reports.Tests.Fixtures;
using Analytics.Reports.Texts;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Analytics.Reports.Tests.Layout;

public sealed class PageBoxTests
{
    private static readonly Gen<string> AnyText =
        from words in Gen.Elements("a", "Kristoffersen-Johannessen", "æøå", "afhængighedsskabende", "**", "{x}", "12 %", "😀", "\t", "中", new string('W', 90)).ListOf()
        from times in Gen.Choose(1, 12)
        select string.Join(' ', Enumerable.Repeat(string.Join(' ', words.Take(8)), times)) + "x";

    private static readonly Gen<Block> AnyBlock =
        from text in AnyText
        from other in AnyText
        from kind in Gen.Choose(0, 9)
        select kind switch
        {
            0 => (Block)new Heading(HeadingLevel.Section, text),
            1 => new Para(text),
            2 => new Para(text, ParaStyle.Lead),
            3 => new Bullets([text, other]),
            4 => new Facts([new(text, other), new("a", text), new(other, "b")]),
            5 => new Notice(text, [other, text]),
            6 => new GoalBox(text, [new(other, LineWidth.Long), new("a", LineWidth.Short)]),
            7 => new Columns([[new Para(text)], [new Para(other), new Bullets([text])]]),
            8 => new KeyFigures([TileOf(text, other), TileOf(other, text)]),
            _ => new Table
            {
                Caption = other,
                Columns = [new(text, new(1)), new(other, new(3), Alignment.Right)],
                Groups = [new RowGroup(other, [.. Enumerable.Repeat(new Row([new TextCell(text) { Detail = other }, new TextCell(other)]), 5)])],
                Notes = [text],
            },
        };

    [Property(MaxTest = 60)]
    public Property AnyReport_IsDrawnInsideItsPages() => Prop.ForAll(AnyBlock.ListOf().ToArbitrary(), AnyText.ToArbitrary(), (blocks, title) =>
    {
        var canvas = new MarkedCanvas();
        ReportDocument report = Fixtures.Reports.Of([.. blocks], title);
        PageWriter.Write(report, canvas);
        byte[] file = new PdfReportRenderer().Render(report);
        return canvas.Outside.Count == 0 && canvas.OpenTags == 0 && file.Length > 0;
    });

    public static TheoryData<Language> Languages => [.. Enum.GetValues<Language>()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryKindOfReport_IsDrawnInsideItsPages(Language language)
    {
        var texts = ReportTexts.In(language);
        var large = new BookBuilder { Name = new string('M', 30) + " og " + new string('W', 26), FirstYear = 2012, Hidden = (_, period) => period.Part == 2 };
        ReportDocument[] reports =
        [
            MunicipalReport.Compose(large.Municipality(), texts, "demo"), PracticeReport.Compose(large.Practice(), texts, "demo"),
            MunicipalReport.Compose(BookBuilder.EverythingHidden.Municipality(), texts), PracticeReport.Compose(BookBuilder.WithoutData.Practice(), texts),
            PracticeReport.Compose(new BookBuilder { FirstYear = 2024, Peers = 0, Gps = 12 }.Practice(), texts),
            DoctorReport.Compose(large.Doctor(new string('W', 60)), texts, "demo"), DoctorReport.Compose(BookBuilder.WithoutData.Doctor(), texts),
            NetworkReport.Compose(PlacesBuilder.OfTwenty.Network(), texts, "demo"), NetworkReport.Compose(PlacesBuilder.OfTwo.Network(), texts), NetworkReport.Compose(PlacesBuilder.LongSeries.Network(), texts),
            NetworkReport.Compose(PlacesBuilder.EverythingHidden.Network(), texts), NetworkReport.Compose((PlacesBuilder.EverythingHidden with { Reason = WithheldReason.NoData }).Network(), texts),
            NationalReport.Compose(new PlacesBuilder().National(), texts, "demo"), NationalReport.Compose(new PlacesBuilder { HasMap = true }.National(), texts), NationalReport.Compose(PlacesBuilder.EverythingHidden.National(), texts),
            NationalReport.Compose(PlacesBuilder.Abroad.National(), texts), NationalReport.Compose((new PlacesBuilder { Around = new() { FirstYear = 2024, Peers = 4 }, Municipalities = 4 }).National(), texts),
            ClusterReport.Compose(large.Cluster(30, isPersonal: true), texts, "demo"), ClusterReport.Compose(new BookBuilder { Peers = 0 }.Cluster(1), texts),
            ClusterReport.Compose(BookBuilder.EverythingHidden.Cluster(8, isPersonal: true), texts),
            PlainEdition.Compose(large.Municipality(), texts, "demo"), PlainEdition.Compose(BookBuilder.WithoutData.Municipality(), texts),
            MunicipalSlides.Compose(large.Municipality(), texts, "demo"), MunicipalSlides.Compose(BookBuilder.EverythingHidden.Municipality(), texts),
            MunicipalSlides.Compose(new BookBuilder { JoinedWith = [new string('W', 60), "Lysnes"], Peers = 3 }.Municipality(), texts),
            ClusterSlides.Compose((large with { Course = new(2023, 9, 5) }).Cluster(30), texts, "demo"), ClusterSlides.Compose(BookBuilder.EverythingHidden.Cluster(1), texts),
            PracticeReport.Compose((large with { Course = new(2022, 9, 5) }).Practice(), texts, "demo"), DoctorReport.Compose((large with { Course = new(2030, 9, 5) }).Doctor(), texts),
            DoctorReport.Compose((BookBuilder.EverythingHidden with { Course = new(2023, 9, 5) }).Doctor(), texts), ClusterReport.Compose((large with { Course = new(2023, 9, 5) }).Cluster(12), texts),
        ];

        Assert.All(reports, report =>
        {
            var canvas = new MarkedCanvas();
            PageWriter.Write(report, canvas);
            Assert.Empty(canvas.Outside);
            Assert.Equal(0, canvas.OpenTags);
        });
    }

    private static KeyFigure TileOf(string text, string other) =>
        new(text, "12,3", other, new SparklineCell([], "no curve"), Verdict.LikeMost, text, other);
}
