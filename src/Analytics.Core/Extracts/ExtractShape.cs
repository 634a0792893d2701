using Analytics.Extracts.Prepared;

namespace Analytics.Extracts;

/// <summary>What all files of an extract have, known from their headers before a row is read.</summary>
/// <param name="Columns">Canonical names of the columns that every file has.</param>
/// <param name="Precision">Of the file with the coarsest dates.</param>
internal sealed record ExtractShape(IReadOnlySet<string> Columns, DatePrecision Precision)
{
    /// <exception cref="ExtractException">A required column is missing, or a file cannot be read.</exception>
    public static ExtractShape Of(IEnumerable<ExtractSource> sources) => sources.Select(Of).Aggregate((one, other) =>
        new(one.Columns.Intersect(other.Columns).ToHashSet(StringComparer.Ordinal), one.Precision == DatePrecision.Day ? other.Precision : one.Precision));

    private static ExtractShape Of(ExtractSource source)
    {
        if (source.IsCopy)
        {
            var copy = PreparedCopy.Open(source.Path).Manifest;
            return new(copy.Columns.ToHashSet(StringComparer.Ordinal), copy.Format.Precision);
        }
        var layout = ExtractLayout.Bind(source);
        return new(CanonicalColumn.All.Where(name => layout.IndexOf(name) >= 0).ToHashSet(StringComparer.Ordinal), layout.DatePrecision);
    }
}
