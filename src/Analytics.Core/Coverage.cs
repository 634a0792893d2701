using System.Globalization;
using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Reference;

namespace Analytics;

/// <summary>Whether extract and tables reach as far as the period that is asked for: what they lack would be published as zero.</summary>
internal static class Coverage
{
    /// <exception cref="ReferenceException">No rate of the year could be computed.</exception>
    public static void RequirePopulation(ReferenceData reference, int year)
    {
        if (reference.PopulationYears.Contains(year)) return;
        throw new ReferenceException([new("population.csv", 0, "", string.Create(CultureInfo.InvariantCulture, $"the population of {year}, the year that is reported on"),
            "Add its lines, or let the period end earlier.")]);
    }

    /// <exception cref="ExtractException">None of the chosen measures can be computed.</exception>
    public static void RequireMeasures(AnalysisRequest request, DataAtHand data)
    {
        if (data.Computable(request.Measures).Count > 0) return;
        var missing = data.Skipped(request.Measures).SelectMany(skipped => skipped.Missing).Distinct().Order().Select(need => need.Describe());
        throw new ExtractException(request.Extracts[0].Path, null, null, $"what some chosen measure needs (not there: {string.Join(", ", missing)})",
            "add the columns or tables, or choose other measures");
    }

    /// <exception cref="ExtractException">A year of the period has no row of a measured drug.</exception>
    public static void RequireRows(AnalysisRequest request, IntakeSummary intake)
    {
        var seen = intake.Months.Where(month => month.Rows > 0).Select(month => month.Month.Year).ToHashSet();
        foreach (int year in request.Period.WholeYears.Where(year => !seen.Contains(year)))
        {
            throw new ExtractException(request.Extracts[0].Path, null, null,
                string.Create(CultureInfo.InvariantCulture, $"dispensings of the measured drugs in every year of the period (found none in {year}, in any file)"),
                "shorten the period to the years of the extract, or add the files that are missing");
        }
    }
}
