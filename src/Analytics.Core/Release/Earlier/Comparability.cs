using Analytics.Measures;

namespace Analytics.Release.Earlier;

/// <summary>Whether what earlier releases told of this run's period can be held against this run: only figures by the same definitions can.</summary>
internal static class Comparability
{
    /// <exception cref="EarlierReleaseException">Measures of the same drugs are missing from this run, or are defined otherwise.</exception>
    public static void Require(AnalysisRequest request, IReadOnlyList<MeasureDefinition> measures)
    {
        var obstacles = new List<string>();
        foreach (var entry in request.Earlier.Where(entry => entry.Period.From <= request.Period.To && request.Period.From <= entry.Period.To))
        {
            string[] missing = [.. entry.Definitions.Keys.Where(id => measures.All(measure => measure.Id != id) && measures.Any(measure => MayShareDrugs(id, measure))).Order(StringComparer.Ordinal)];
            string[] changed = [.. measures.Where(measure => entry.Definitions.TryGetValue(measure.Id, out string? then) && then != LedgerEntry.DefinitionOf(measure, request.OmeProfile)).Select(measure => measure.Id)];
            if (missing.Length > 0) obstacles.Add($"Batch {entry.Batch} of the ledger has released measures of the same drugs in a part of the period, and without them nobody can tell what both releases say together; add {string.Join(", ", missing)} to the measures.");
            if (changed.Length > 0) obstacles.Add($"Batch {entry.Batch} of the ledger has released a part of the period by other definitions of {string.Join(", ", changed)}, and the difference would be about few; use the same definitions, or begin the period after {entry.Period.To:yyyy-MM-dd}.");
            if (entry.Attribution != request.AttributionUsed) obstacles.Add($"Batch {entry.Batch} of the ledger has released a part of the period with another attribution of dispensings to doctors; use the same one, or begin the period after {entry.Period.To:yyyy-MM-dd}.");
        }
        if (obstacles.Count > 0) throw new EarlierReleaseException(obstacles);
    }

    /// <summary>A measure that is not known any more may share any.</summary>
    private static bool MayShareDrugs(string earlier, MeasureDefinition measure) => !MeasureCatalogue.BuiltIn.TryFind(earlier, out var known)
        || (known.IsList && measure.IsList) || DrugsOf(known).Any(one => DrugsOf(measure).Any(one.Overlaps));

    private static IEnumerable<DrugSelection> DrugsOf(MeasureDefinition measure) => new[] { measure.Drugs, measure.With }.OfType<string>().Select(DrugSelection.Of);
}
