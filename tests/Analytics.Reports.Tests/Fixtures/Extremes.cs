using Analytics.Measures;
using Analytics.Reports.Cluster;
using Analytics.Reports.Doctor;
using Analytics.Reports.Document;
using Analytics.Reports.Municipal;
using Analytics.Reports.National;
using Analytics.Reports.Network;
using Analytics.Reports.Practice;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Tests.Fixtures;

/// <summary>A report of every kind for readers of every size: what a release has at its ends, and what it has in the middle.</summary>
internal static class Extremes
{
    private const string LongPlace = "Nordre Trøndelag og Ytre Namdalskysten samarbeidsområde nord", LongPractice = "Kristoffersen-Johannessen og Søndergaard legefellesskap nord", LongGroup = "Klynge for trygg forskrivning i Nordre og Søndre Gudbrandsdal";

    private static readonly DateOnly Meeting = new(2023, 9, 5);

    /// <summary>The usual pack with its names, nothing hidden, everybody average.</summary>
    private static readonly BookBuilder Usual = new(), Hidden = BookBuilder.EverythingHidden, Nothing = BookBuilder.WithoutData;

    private static readonly BookBuilder Many = new() { Measures = [.. MeasureCatalogue.BuiltIn.Measures.Where(measure => !measure.IsList && measure.IsReleased).Take(40)] };

    private static readonly BookBuilder Pack = new() { Measures = [.. MeasurePack.BuiltIn.Single(one => one.Id == "vlm").Measures.Where(measure => !measure.IsList && measure.IsReleased)], Compared = true };

    /// <summary>Some quarters of some measures hidden.</summary>
    private static readonly BookBuilder Gaps = new() { Hidden = (measure, period) => measure.Id.Length % 3 == 0 || period.Part == 3 && measure.Drugs == "z" };

    public static IReadOnlyDictionary<string, Func<ReportTexts, ReportDocument>> Reports { get; } = new Dictionary<string, Func<ReportTexts, ReportDocument>>(StringComparer.Ordinal)
    {
        ["municipal"] = texts => MunicipalReport.Compose(Usual.Municipality(), texts),
        ["municipal-vlm-compared"] = texts => MunicipalReport.Compose(Pack.Municipality(), texts, "demo"),
        ["municipal-gaps"] = texts => MunicipalReport.Compose(Gaps.Municipality(), texts),
        ["municipal-long-names"] = texts => MunicipalReport.Compose((Usual with { Name = LongPlace }).Municipality(), texts),
        ["municipal-forty-measures"] = texts => MunicipalReport.Compose(Many.Municipality(), texts),
        ["municipal-hidden"] = texts => MunicipalReport.Compose(Hidden.Municipality(), texts),
        ["municipal-no-data"] = texts => MunicipalReport.Compose(Nothing.Municipality(), texts),
        ["municipal-one-office"] = texts => MunicipalReport.Compose((Usual with { Name = "Utsira", Practices = 1, Gps = 3, Residents = 2_110 }).Municipality(), texts),
        ["municipal-300"] = texts => MunicipalReport.Compose((Gaps with { Name = "Utsira", Practices = 1, Gps = 1, Residents = 300 }).Municipality(), texts),
        ["municipal-oslo"] = texts => MunicipalReport.Compose((Usual with { Name = "Oslo", Practices = 214, Gps = 689, Residents = 717_710, FirstYear = 2018 }).Municipality(301), texts),
        ["municipal-one-year"] = texts => MunicipalReport.Compose((Usual with { FirstYear = 2024, HasStructure = false }).Municipality(), texts),
        ["plain"] = texts => PlainEdition.Compose(Usual.Municipality(), texts),
        ["plain-long-names"] = texts => PlainEdition.Compose((Many with { Name = LongPlace }).Municipality(), texts),
        ["plain-hidden"] = texts => PlainEdition.Compose(Hidden.Municipality(), texts),
        ["slides"] = texts => MunicipalSlides.Compose(Usual.Municipality(), texts),
        ["slides-long-names"] = texts => MunicipalSlides.Compose((Many with { Name = LongPlace }).Municipality(), texts),
        ["slides-hidden"] = texts => MunicipalSlides.Compose(Hidden.Municipality(), texts),
        ["practice"] = texts => PracticeReport.Compose((Usual with { Name = "Solbakken legesenter", Gps = 6 }).Practice(), texts),
        ["practice-of-one"] = texts => PracticeReport.Compose((Gaps with { Name = "Solopraksis", Gps = 1 }).Practice(), texts),
        ["practice-of-twelve"] = texts => PracticeReport.Compose((Usual with { Name = "Tolvmannsgården", Gps = 12, Course = Meeting }).Practice(), texts),
        ["practice-vlm-compared"] = texts => PracticeReport.Compose((Pack with { Name = "Solbakken legesenter", Gps = 6, Course = Meeting }).Practice(), texts, "demo"),
        ["practice-long-names"] = texts => PracticeReport.Compose((Usual with { Name = LongPractice, Gps = 4, Course = new(2025, 5, 6) }).Practice(), texts),
        ["practice-forty-measures"] = texts => PracticeReport.Compose((Many with { Gps = 6, Course = Meeting }).Practice(), texts),
        ["practice-hidden"] = texts => PracticeReport.Compose((Hidden with { Gps = 3, Course = Meeting }).Practice(), texts),
        ["practice-no-data"] = texts => PracticeReport.Compose(Nothing.Practice(), texts),
        ["doctor"] = texts => DoctorReport.Compose((Usual with { Gps = 6 }).Doctor(), texts),
        ["doctor-course"] = texts => DoctorReport.Compose((Pack with { Compared = false, Gps = 6, Course = Meeting }).Doctor(), texts),
        ["doctor-long-names"] = texts => DoctorReport.Compose((Many with { Name = LongPractice }).Doctor(LongPractice), texts),
        ["doctor-hidden"] = texts => DoctorReport.Compose(Hidden.Doctor(), texts),
        ["cluster-shared"] = texts => ClusterReport.Compose((Usual with { Name = "Klynge Nord", Course = Meeting }).Cluster(8), texts),
        ["cluster-personal"] = texts => ClusterReport.Compose((Usual with { Name = "Klynge Nord", Course = Meeting }).Cluster(8, isPersonal: true), texts),
        ["cluster-of-two"] = texts => ClusterReport.Compose((Usual with { Name = "Klynge Nord" }).Cluster(2, isPersonal: true), texts),
        ["cluster-of-twelve-forty-measures"] = texts => ClusterReport.Compose((Many with { Name = LongGroup, Course = Meeting }).Cluster(12), texts),
        ["cluster-hidden"] = texts => ClusterReport.Compose((Hidden with { Name = "Klynge Nord" }).Cluster(8), texts),
        ["cluster-slides"] = texts => ClusterSlides.Compose((Usual with { Name = LongGroup, Course = Meeting }).Cluster(8), texts),
        ["network"] = texts => NetworkReport.Compose(new PlacesBuilder { Story = "Vi ringte alle over sytti år som hadde hatt fast opioid i mer enn ett år, og avtalte en time. De fleste ville gjerne snakke om det." }.Network(), texts),
        ["network-long-names"] = texts => NetworkReport.Compose(new PlacesBuilder { Name = LongGroup, Members = [LongPlace, LongPlace.Replace("Nordre", "Søndre", StringComparison.Ordinal), "Ås"] }.Network(), texts),
        ["network-of-twenty"] = texts => NetworkReport.Compose((PlacesBuilder.OfTwenty with { Around = Many }).Network(), texts),
        ["network-of-two"] = texts => NetworkReport.Compose(PlacesBuilder.OfTwo.Network(), texts),
        ["network-hidden"] = texts => NetworkReport.Compose(PlacesBuilder.EverythingHidden.Network(), texts),
        ["national"] = texts => NationalReport.Compose(new PlacesBuilder().National(), texts),
        ["national-map"] = texts => NationalReport.Compose(new PlacesBuilder { HasMap = true }.National(), texts),
        ["national-forty-measures"] = texts => NationalReport.Compose(new PlacesBuilder { Around = Many with { FirstYear = 2015 } }.National(), texts),
        ["national-hidden"] = texts => NationalReport.Compose(PlacesBuilder.EverythingHidden.National(), texts),
        ["national-abroad"] = texts => NationalReport.Compose(PlacesBuilder.Abroad.National(), texts),
    };
}
