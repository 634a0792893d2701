using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Release.Courses;
using Analytics.Release.Earlier;

namespace Analytics.Release.Clusters;

/// <summary>Makes the books of clusters out of the books of their members, and of nothing else.</summary>
/// <remarks>A figure that a practice's own document withholds is in no cluster's. What is left is to keep members apart (docs/methods/clusters.md).</remarks>
internal sealed class ClusterMaker(ReferenceData reference, ReleaseStamp stamp, IReadOnlyList<PracticeBook> practices, Pseudonyms pseudonyms, Outsiders outsiders, SettledCells settled, Func<CalendarPeriod, int> windowOf)
{
    private readonly Dictionary<string, PracticeBook> _books = practices.ToDictionary(book => book.PracticeId, StringComparer.Ordinal);
    private readonly ClusterMembers _members = new(reference, stamp.Date);
    private readonly CourseFinder _courses = new(reference, stamp.Date);
    private readonly HashSet<string> _inAnother = new(StringComparer.Ordinal);

    /// <returns>By id; of each the copy that all share, then the members' own.</returns>
    public IReadOnlyList<ClusterBook> All() =>
        [.. reference.Groups.Where(member => member.Kind == GroupKind.Cluster).GroupBy(member => member.GroupId, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal).SelectMany(group => CopiesOf(group.Key, group.First().Name))];

    private IEnumerable<ClusterBook> CopiesOf(string id, string name)
    {
        var all = _members.All(id);
        if (all.Count == 0 || practices.Count == 0) return [];
        // Who stands in two panels of a measure is recognised where they meet, so everybody stands in one cluster's documents: the first's.
        var takingPart = _members.TakingPart(id, new DateOnly(stamp.ReportingYear, 12, 31)).Where(_inAnother.Add).ToList();
        var components = _members.Components(takingPart);
        var present = takingPart.Where(_books.ContainsKey).Select(practice => _books[practice]).ToList();
        var sheets = practices[0].Measures.Select((sheet, index) => new ClusterSheet(id, sheet, index, present, components, outsiders, windowOf, period => settled.MayCompare(takingPart, period))).ToList();
        var maker = new PanelMaker(pseudonyms, id);
        var course = _courses.OfGroup(id);
        return present.Prepend(null).Select(member => Copy(member));

        ClusterBook Copy(PracticeBook? member)
        {
            var panels = sheets.ConvertAll(sheet => maker.Of(member?.PracticeId ?? "", sheet.OfPractices, sheet.Members));
            var measures = sheets.ConvertAll(sheet => sheet.Cluster([.. CourseSheet.OfGroup(reference, sheet.OfPractices.Measure, id)], course));
            return new ClusterBook
            {
                Id = id,
                Name = name,
                Level = UnitLevel.Cluster,
                Member = member,
                Members = all.Count,
                Course = course,
                TakingPartIds = takingPart,
                StoodOtherwise = practices[0].Measures.Select(sheet => sheet.Own.Period).Any(period => !settled.MayCompare(takingPart, period)),
                Stamp = stamp,
                Measures = measures,
                Panels = panels,
                Figures = [.. measures.Zip(panels, (measure, panel) => ClusterFigures.Of(id, measure, panel, member)).SelectMany(figures => figures)],
            };
        }
    }
}
