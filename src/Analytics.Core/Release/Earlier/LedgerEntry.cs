using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Release.Clusters;

namespace Analytics.Release.Earlier;

/// <summary>What one release told: every figure with its fate, by which definitions, and who stood side by side in clusters. For the data controller alone.</summary>
/// <param name="Period">Figures of all its years and quarters count as told, in whatever documents they were.</param>
/// <param name="Definitions">Fingerprints of the measures, by id.</param>
/// <param name="ClusterMembers">The practices of each cluster, and doctors of each course group, that took part.</param>
/// <param name="Figures">Lines as <see cref="FigureLine"/> has them, without a header.</param>
public sealed record LedgerEntry(
    string Batch, ReportingPeriod Period, Attribution Attribution, IReadOnlyDictionary<string, string> Definitions,
    IReadOnlyList<IReadOnlyList<string>> ClusterMembers, IReadOnlyList<string> Figures)
{
    internal static LedgerEntry Of(AnalysisRequest request, IEnumerable<MeasureDefinition> measures, Publication publication, IEnumerable<ReleasedFigure> places) => new(
        request.Batch, request.Period, request.AttributionUsed,
        measures.ToDictionary(measure => measure.Id, measure => DefinitionOf(measure, request.OmeProfile), StringComparer.Ordinal),
        [.. publication.Clusters.Where(book => book.Member is null).Select(book => book.TakingPartIds).Where(members => members.Count > 0)],
        [.. LinesOf(places.Concat(FiguresOf(publication)))]);

    internal static string DefinitionOf(MeasureDefinition measure, OmeProfile profile) =>
        MeasureFingerprint.OfDefinition(measure) + (measure.NeedsOme ? " " + OmeProfiles.NameOf(profile) : "");

    /// <summary>Percentiles and sums are made of others' figures, and are made again of the same ones; clusters' means may not be.</summary>
    private static IEnumerable<ReleasedFigure> FiguresOf(Publication publication) =>
        publication.Municipalities.SelectMany(book => book.Figures).Concat(publication.Practices.SelectMany(book => book.Figures)).Concat(publication.Doctors.SelectMany(book => book.Figures))
            .Where(figure => figure.Level is UnitLevel.National or UnitLevel.County or UnitLevel.Municipality or UnitLevel.Union or UnitLevel.Practice or UnitLevel.Doctor)
            .Concat(publication.Clusters.Where(book => book.Member is null).SelectMany(book => book.Figures).Where(figure => figure.Stratum == ClusterFigures.MeanStratum));

    private static IEnumerable<string> LinesOf(IEnumerable<ReleasedFigure> figures) => figures
        .Where(figure => figure.Value.Match(_ => true, reason => reason is WithheldReason.Privacy))
        .DistinctBy(figure => (figure.Measure.Id, figure.Level, figure.Unit, figure.Stratum, figure.Period)).Select(FigureLine.Of).Order(StringComparer.Ordinal);
}
