namespace Analytics.Reference;

/// <summary>Reads groups.csv, consents.csv, goals.csv, interventions.csv, stories.csv and benchmarks.csv.</summary>
internal static class QualityWorkTables
{
    private static readonly string[] Units = ["prescriber", "practice", "municipality", "group"];

    public static List<GroupMember> Groups(TableSource source, FaultList faults) =>
        Table.Read(source, "groups.csv", faults, ["group_id", "kind", "name", "member_kind", "member_id", "from", "to", "subgroup"], row => new GroupMember(
            row.Text("group_id"),
            Enum.Parse<GroupKind>(row.OneOf("kind", "group", "cluster", "network"), ignoreCase: true),
            row.Text("name"),
            Unit(row, "member_kind"),
            row.Text("member_id"),
            row.OptionalDate("from"),
            row.OptionalDate("to"),
            row.Optional("subgroup") is { Length: > 0 } subgroup ? subgroup : null),
            uniqueBy: member => (member.GroupId, member.MemberKind, member.MemberId, member.From));

    public static List<Consent> Consents(TableSource source, FaultList faults) =>
        Table.Read(source, "consents.csv", faults, ["subject_kind", "subject_id", "scope", "given", "withdrawn"], row => new Consent(
            Unit(row, "subject_kind"),
            row.Text("subject_id"),
            Enum.Parse<ConsentScope>(row.OneOf("scope", "own", "cluster", "municipality", "research", "open"), ignoreCase: true),
            row.Date("given"),
            row.OptionalDate("withdrawn")),
            uniqueBy: consent => (consent.SubjectKind, consent.SubjectId, consent.Scope, consent.Given));

    public static List<Goal> Goals(TableSource source, FaultList faults) =>
        Table.Read(source, "goals.csv", faults, ["unit_kind", "unit_id", "measure", "baseline", "target", "due"], row => new Goal(
            Unit(row, "unit_kind"),
            row.Text("unit_id"),
            row.Text("measure"),
            row.OptionalNumber("baseline"),
            row.Number("target"),
            row.Date("due")),
            uniqueBy: goal => (goal.UnitKind, goal.UnitId, goal.Measure, goal.Due));

    public static List<Intervention> Interventions(TableSource source, FaultList faults) =>
        Table.Read(source, "interventions.csv", faults, ["group_id", "kind", "start", "meeting1", "meeting2", "meeting3", "end"], row => new Intervention(
            row.Text("group_id"),
            row.Text("kind"),
            row.Date("start"),
            Meetings(row),
            row.OptionalDate("end")),
            uniqueBy: intervention => (intervention.GroupId, intervention.Kind, intervention.Start));

    public static List<Story> Stories(TableSource source, FaultList faults) =>
        Table.Read(source, "stories.csv", faults, ["group_id", "measure", "by", "text"], row => new Story(
            row.Text("group_id"),
            row.Text("measure"),
            row.Optional("by"),
            Short(row, "text")),
            uniqueBy: story => (story.GroupId, story.Measure, story.By, story.Text));

    public static List<Benchmark> Benchmarks(TableSource source, FaultList faults) =>
        Table.Read(source, "benchmarks.csv", faults, ["measure", "label", "value", "unit", "scope", "year", "edition", "source"], row => new Benchmark(
            row.Text("measure"),
            row.Text("label"),
            row.Number("value"),
            row.Text("unit"),
            row.Text("scope"),
            row.Whole("year", 1900, 2200),
            row.Text("edition"),
            row.Text("source")));

    private static string Short(TableReader row, string column)
    {
        string text = row.Text(column);
        if (text.Length > Story.LongestText) row.Fault(column, FormattableString.Invariant($"at most {Story.LongestText} letters"), "Shorten the text.");
        return text;
    }

    private static ReferenceUnit Unit(TableReader row, string column) => Enum.Parse<ReferenceUnit>(row.OneOf(column, Units), ignoreCase: true);

    private static DateOnly[] Meetings(TableReader row)
    {
        DateOnly?[] meetings = [row.OptionalDate("meeting1"), row.OptionalDate("meeting2"), row.OptionalDate("meeting3")];
        return meetings.Where(day => day is not null).Select(day => day!.Value).Order().ToArray();
    }
}
