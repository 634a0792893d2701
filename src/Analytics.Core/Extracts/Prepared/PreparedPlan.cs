namespace Analytics.Extracts.Prepared;

/// <summary>What a copy of some files will be like.</summary>
internal sealed record PreparedPlan(PreparedFormat Format, IReadOnlyList<PreparedColumn> Columns, IReadOnlyList<string> MissingColumns)
{
    /// <exception cref="ExtractException">A file cannot be read, or differs from the first in what it has.</exception>
    public static PreparedPlan Of(IReadOnlyList<ExtractSource> sources)
    {
        PreparedPlan? first = null;
        foreach (var source in sources)
        {
            if (source.IsCopy) throw new ExtractException(source.Path, null, null, "an extract", "it is prepared already: prepare the files that it was made from, or use it as it is");
            var layout = ExtractLayout.Bind(source);
            var plan = new PreparedPlan(PreparedFormat.Of(layout), PreparedColumn.Of(layout), layout.MissingColumns);
            first ??= plan;
            if (plan.Format != first.Format || !plan.Columns.SequenceEqual(first.Columns))
                throw new ExtractException(source.Path, 1, null, "the format and columns of the first file", "prepare files that differ into copies of their own, and name them all in skil.json");
        }
        return first ?? throw new ArgumentException("A copy needs at least one file.", nameof(sources));
    }

    public PreparedManifest ManifestOf(IntakeSummary intake, IReadOnlyList<PreparedGroup> groups) => new(
        PreparedManifest.CurrentVersion, Format, [.. Columns.Select(column => column.Name)], MissingColumns, intake.Rows, intake.Refused,
        [.. intake.Faults.Where(fault => PreparedManifest.Tells(fault.Rule)).Select(fault => new PreparedFault(fault.Rule, fault.Count, fault.FirstPlaces))], groups);
}
