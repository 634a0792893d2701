using System.Globalization;
using Analytics.Measures;
using Analytics.Prescribing;
using CsvHelper;

namespace Analytics.Release.Earlier;

/// <summary>All that the ledger has of years and quarters of this run's period.</summary>
/// <remarks>A period is released once: what was told of it is told again, and nothing that was not (DISCLOSURE 2.6).</remarks>
internal sealed class EarlierFigures
{
    private static readonly CsvReaderOptions Semicolons = new() { Separator = ';', HasHeader = false, PoolStrings = true, IncludeValuesInExceptions = false };

    private readonly IReadOnlyList<LedgerEntry> _entries;
    private readonly Dictionary<FigureName, FigureNumbers> _figures = [];

    /// <param name="entries">In the order of release.</param>
    public EarlierFigures(IEnumerable<LedgerEntry> entries, ReportingPeriod period)
    {
        _entries = [.. entries.Where(entry => Overlaps(entry.Period, period))];
        foreach (var entry in _entries)
        {
            foreach (var (name, figure) in Read(entry))
            {
                // The first that was shown is what readers have.
                if (!_figures.TryGetValue(name, out var known) || (!known.IsShown && figure.IsShown)) _figures[name] = figure;
            }
        }
    }

    public bool IsEmpty => _entries.Count == 0;

    /// <summary>Whether a release had the period, and one of the measures in it.</summary>
    public bool IsTold(IEnumerable<string> measures, CalendarPeriod period) =>
        _entries.Any(entry => entry.Period.Contains(period) && measures.Any(entry.Definitions.ContainsKey));

    /// <summary>Whether a release had the period, with whatever measures.</summary>
    public bool IsTold(CalendarPeriod period) => _entries.Any(entry => entry.Period.Contains(period));

    /// <summary>Null for what no release knew of.</summary>
    public FigureNumbers? Find(string measure, UnitLevel level, string unit, string stratum, CalendarPeriod period) =>
        _figures.TryGetValue(new(measure, Estimates.EstimateFile.NameOf(level), unit, stratum, period.ToString()), out var figure) ? figure : null;

    /// <summary>Whether unnamed members may stand side by side in a period: not where others stood beside some of them, for who is missing now is known.</summary>
    public bool MayCompare(IReadOnlyCollection<string> members, CalendarPeriod period) => _entries.Where(entry => entry.Period.Contains(period)).SelectMany(entry => entry.ClusterMembers)
        .All(earlier => earlier.Count == members.Count ? earlier.All(members.Contains) || !earlier.Any(members.Contains) : !earlier.Any(members.Contains));

    /// <summary>Who stood in clusters and course groups of releases that had the measure in the period.</summary>
    public IEnumerable<IReadOnlyList<string>> ToldClusters(MeasureDefinition measure, CalendarPeriod period) =>
        _entries.Where(entry => entry.Period.Contains(period) && entry.Definitions.ContainsKey(measure.Id)).SelectMany(entry => entry.ClusterMembers);

    private static bool Overlaps(ReportingPeriod one, ReportingPeriod other) => one.From <= other.To && other.From <= one.To;

    private static IEnumerable<(FigureName, FigureNumbers)> Read(LedgerEntry entry)
    {
        using var reader = new StringReader(string.Join('\n', entry.Figures));
        using var csv = CsvReader.Create(reader, Semicolons);
        while (csv.Read())
        {
            string[] row = [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];
            if (row.Length < 11) throw new FormatException();
            yield return (new(row[0], row[1], row[2], row[3], row[4]),
                new(row[10] == "shown", Number(row[5]), Number(row[6]), Number(row[7]), Number(row[8]), Number(row[9])));
        }

        static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private readonly record struct FigureName(string Measure, string Level, string Unit, string Stratum, string Period);
}

/// <summary>The numbers of a figure, as readers have them or are to have them; none of one that is withheld.</summary>
internal sealed record FigureNumbers(bool IsShown, decimal? Numerator, decimal? Denominator, decimal? Value, decimal? Lower, decimal? Upper);
