namespace Analytics.Reference;

/// <summary>Reads gp_list.csv, practices.csv and patient_gp.csv.</summary>
internal static class PracticeTables
{
    public const string GpListFile = "gp_list.csv";
    public const string PatientListFile = "patient_gp.csv";

    private const string PracticesFile = "practices.csv";

    public static List<ListedGp> GpList(TableSource source, MunicipalityRegister register, FaultList faults) =>
        Table.Read(source, GpListFile, faults, ["prescriber_id", "practice_id", "municipality", "list_size"], row => new ListedGp(
            row.Text("prescriber_id"),
            row.Text("practice_id"),
            row.Municipality("municipality", register),
            row.Whole("list_size", 0, 1_000_000),
            row.OptionalMonth("month"),
            row.OptionalWhole("sex", 1, 2),
            row.Optional("age_group").Length == 0 ? null : row.AgeBand("age_group"),
            row.OptionalWhole("effective_list_size", 0, 1_000_000)),
            uniqueBy: gp => (gp.PrescriberId, gp.PracticeId, gp.Month, gp.Sex, gp.AgeBand));

    /// <summary>The practices of the table, or those that the GP list implies.</summary>
    public static IReadOnlyList<Practice> Practices(TableSource source, MunicipalityRegister register, IReadOnlyList<ListedGp> gpList, FaultList faults)
    {
        if (!source.UserHas(PracticesFile)) return Implied(gpList);
        return Table.Read(source, PracticesFile, faults, ["practice_id", "municipality", "gps", "list_size"], row => new Practice(
            row.Text("practice_id"),
            row.Municipality("municipality", register),
            row.Whole("gps", 0, 10_000),
            row.Whole("list_size", 0, 10_000_000),
            row.Optional("name") is { Length: > 0 } name ? name : null,
            row.OptionalDate("opened"),
            row.OptionalDate("closed")), uniqueBy: practice => practice.PracticeId)
            .OrderBy(practice => practice.PracticeId, StringComparer.Ordinal).ToArray();
    }

    public static IEnumerable<PatientListing> PatientList(TableSource source)
    {
        var faults = new FaultList();
        foreach (var (_, row) in Table.Stream(source, PatientListFile, faults, ["patient_id", "prescriber_id", "from", "to"], row => new PatientListing(
            row.Text("patient_id"), row.Text("prescriber_id"), row.Date("from"), row.OptionalDate("to"), row.Optional("practice_id"))))
        {
            if (faults.Count == 0) yield return row;
        }
        faults.ThrowIfAny();
    }

    /// <summary>Of a list by months the last one counts; a practice in two municipalities lies where its larger list is.</summary>
    private static Practice[] Implied(IReadOnlyList<ListedGp> gpList)
    {
        var lastMonth = gpList.Max(gp => gp.Month);
        return gpList.Where(gp => gp.Month == lastMonth)
            .GroupBy(gp => gp.PracticeId, StringComparer.Ordinal)
            .Select(practice => new Practice(
                practice.Key,
                practice.GroupBy(gp => gp.Municipality).OrderByDescending(part => part.Sum(gp => gp.ListSize)).ThenBy(part => part.Key).First().Key,
                practice.Select(gp => gp.PrescriberId).Distinct(StringComparer.Ordinal).Count(),
                practice.Sum(gp => gp.ListSize)))
            .OrderBy(practice => practice.PracticeId, StringComparer.Ordinal).ToArray();
    }
}
