using Analytics.Extracts.Prepared;

namespace Analytics.Extracts;

/// <summary>What all files of an extract have, known from their headers before a row is read.</summary>
/// <param name="Columns">Canonical names of the columns that every file has.</param>
/// <param name="NamesPersons">Whether prescribers are persons in every file, and not practices or workplaces.</param>
/// <param name="HidesProductVolumes">Whether the law of some file forbids to publish volumes and costs by product.</param>
/// <param name="Precision">Of the file with the coarsest dates.</param>
internal sealed record ExtractShape(IReadOnlySet<string> Columns, DatePrecision Precision, bool NamesPersons, bool HidesProductVolumes)
{
    /// <exception cref="ExtractException">A required column is missing, or a file cannot be read.</exception>
    public static ExtractShape Of(IEnumerable<ExtractSource> sources) => sources.Select(Of).Aggregate((one, other) =>
        new(one.Columns.Intersect(other.Columns).ToHashSet(StringComparer.Ordinal), one.Precision == DatePrecision.Day ? other.Precision : one.Precision,
            one.NamesPersons && other.NamesPersons, one.HidesProductVolumes || other.HidesProductVolumes));

    private static ExtractShape Of(ExtractSource source)
    {
        if (source.IsCopy)
        {
            var copy = PreparedCopy.Open(source.Path).Manifest;
            return new(copy.Columns.ToHashSet(StringComparer.Ordinal), copy.Format.Precision, copy.Format.PrescriberLevel == PrescriberLevel.Person, copy.Format.HideProductVolumes);
        }
        var layout = ExtractLayout.Bind(source);
        return new(CanonicalColumn.All.Where(name => layout.IndexOf(name) >= 0).ToHashSet(StringComparer.Ordinal), layout.DatePrecision,
            layout.PrescriberLevel == PrescriberLevel.Person, source.Format.HideProductVolumes);
    }
}
