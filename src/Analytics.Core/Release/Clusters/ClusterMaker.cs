using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Release.Courses;
using Analytics.Release.Earlier;

namespace Analytics.Release.Clusters;

/// <summary>Makes the books of clusters and course groups out of the books of their members, and of nothing else.</summary>
/// <remarks>A figure that a member's own document withholds is in no cluster's. What is left is to keep members apart (docs/methods/clusters.md).</remarks>
internal sealed class ClusterMaker
{
    private readonly ReferenceData _reference;
    private readonly ReleaseStamp _stamp;
    private readonly Pseudonyms _pseudonyms;
    private readonly Outsiders _outsiders;
    private readonly SettledCells _settled;
    private readonly Func<CalendarPeriod, int> _windowOf;
    private readonly Dictionary<(UnitLevel, string), ClusterMember> _books;
    private readonly Dictionary<UnitLevel, IReadOnlyList<MeasureSheet>> _anySheets = [];
    private readonly ClusterMembers _members;
    private readonly CourseFinder _courses;
    private readonly HashSet<(UnitLevel, string)> _inAnother = [];

    public ClusterMaker(
        ReferenceData reference, ReleaseStamp stamp, IReadOnlyList<PracticeBook> practices, IReadOnlyList<DoctorBook> doctors,
        Pseudonyms pseudonyms, Outsiders outsiders, SettledCells settled, Func<CalendarPeriod, int> windowOf)
    {
        (_reference, _stamp, _pseudonyms, _outsiders, _settled, _windowOf) = (reference, stamp, pseudonyms, outsiders, settled, windowOf);
        ClusterMember[] all = [.. practices.Select(ClusterMember.Of), .. doctors.Select(ClusterMember.Of)];
        _books = all.ToDictionary(member => (member.Level, member.Id));
        foreach (var level in all.GroupBy(member => member.Level)) _anySheets[level.Key] = level.First().Measures;
        (_members, _courses) = (new(reference, stamp.Date), new(reference, stamp.Date));
    }

    /// <returns>Clusters, then course groups, by id; of each the copy that all share, then the members' own.</returns>
    public IReadOnlyList<ClusterBook> All()
    {
        var groups = _reference.Groups.Where(member => member.Kind is GroupKind.Cluster or GroupKind.Group).DistinctBy(member => member.GroupId)
            .OrderByDescending(member => member.Kind).ThenBy(member => member.GroupId, StringComparer.Ordinal).ToList();
        var ids = _reference.Groups.Select(member => member.GroupId).ToHashSet(StringComparer.Ordinal);
        return [.. groups.SelectMany(group => PartsOf(group, ids)).SelectMany(CopiesOf)];
    }

    /// <summary>Sub-groups stand for themselves where each has members enough for a mean; else all stand together. Nobody stands in both: rows of the same people can be matched.</summary>
    private Draft[] PartsOf(GroupMember group, HashSet<string> ids)
    {
        var level = _members.LevelOf(group.GroupId);
        var whole = new Draft(group.GroupId, null, group.GroupId, group.Name, level, group.Kind);
        Draft[] parts = [.. _members.PartsOf(group.GroupId).Select(part => whole with { Part = part, Id = $"{group.GroupId}-{part}", Name = $"{group.Name}, {part}" })];
        bool areEnough = parts.Length > 1 && parts.All(part => !ids.Contains(part.Id) && _members.Components(level, TakingPart(part)).Values.Distinct().Count() >= PanelRules.FewestForMean);
        return areEnough ? parts : [whole];
    }

    private List<string> TakingPart(Draft draft) => [.. _members.TakingPart(draft.Group, new DateOnly(_stamp.ReportingYear, 12, 31), draft.Part)
        .Where(member => !_members.SameFigures(draft.Level, member).Any(_inAnother.Contains))];

    private IEnumerable<ClusterBook> CopiesOf(Draft draft)
    {
        var all = _members.All(draft.Group, draft.Part);
        if (all.Count == 0 || !_anySheets.TryGetValue(draft.Level, out var any)) return [];
        // Who stands in two panels of a measure is recognised where they meet, so everybody stands in one cluster's documents: the first's.
        var takingPart = TakingPart(draft);
        _inAnother.UnionWith(takingPart.SelectMany(member => _members.SameFigures(draft.Level, member)));
        var components = _members.Components(draft.Level, takingPart);
        var present = takingPart.Where(member => _books.ContainsKey((draft.Level, member))).Select(member => _books[(draft.Level, member)]).ToList();
        bool isOpen = takingPart is [var one, var other] && _members.MayBeNamed(draft.Level, one) && _members.MayBeNamed(draft.Level, other) && present.Count == takingPart.Count;
        var earlier = _settled.ClusterOf(takingPart);
        var sheets = any.Select((sheet, index) => new ClusterSheet((draft.GroupLevel, draft.Id), sheet, index, present, components, _outsiders, _windowOf, earlier)).ToList();
        var maker = new PanelMaker(_pseudonyms, draft.Id, isOpen ? present.ToDictionary(member => member.Id, member => member.Name, StringComparer.Ordinal) : null);
        var course = _courses.OfGroup(draft.Group);
        return present.Prepend(null).Select(member => Copy(member));

        ClusterBook Copy(ClusterMember? member)
        {
            var panels = sheets.ConvertAll(sheet => maker.Of(member?.Id ?? "", sheet.OfMembers, sheet.Members));
            var measures = sheets.ConvertAll(sheet => sheet.Cluster([.. CourseSheet.OfGroup(_reference, sheet.OfMembers.Measure, draft.Group)], course));
            return new ClusterBook
            {
                Id = draft.Id,
                Name = draft.Name,
                Level = draft.GroupLevel,
                MemberLevel = draft.Level,
                Member = member,
                Members = all.Count,
                Course = course,
                TakingPartIds = takingPart,
                IsOpen = isOpen,
                StoodOtherwise = any.Select(sheet => sheet.Own.Period).Any(period => !earlier.MayCompare(period)),
                Stamp = _stamp,
                Measures = measures,
                Panels = panels,
                Figures = [.. measures.Zip(panels, (measure, panel) => ClusterFigures.Of((draft.GroupLevel, draft.Id), measure, panel, member)).SelectMany(figures => figures)],
            };
        }
    }

    /// <param name="Part">A sub-group; null for the whole group.</param>
    /// <param name="Id">Of the documents.</param>
    /// <param name="Level">Of the members.</param>
    private sealed record Draft(string Group, string? Part, string Id, string Name, UnitLevel Level, GroupKind Kind)
    {
        public UnitLevel GroupLevel => Kind == GroupKind.Group ? UnitLevel.Group : UnitLevel.Cluster;
    }
}
