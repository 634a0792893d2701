using System.Globalization;

namespace Analytics.Extracts;

/// <summary>What in an intake stops a run (RULINGS 12); missing columns have stopped it before.</summary>
internal static class IntakeStops
{
    private const decimal LeastMedianPackages = 0.5m;
    private const decimal MostMedianPackages = 5m;
    private const decimal MostMedianDddPerPackage = 400m;

    public static IReadOnlyList<ExtractException> Find(
        IReadOnlyList<ExtractLayout> layouts, IReadOnlyList<FileIntake> files, IReadOnlyList<RuleIntake> faults, FileTally total, double maxRefusedShare)
    {
        var stops = new List<ExtractException>();
        if (total.Rows == 0)
        {
            stops.Add(new ExtractException(layouts.Count > 0 ? layouts[0].Source.Path : "extract", null, null, "at least one row",
                "the files have headers only: fetch the extract again"));
        }
        if (total.Refused > (decimal)maxRefusedShare * total.Rows) stops.Add(TooManyRefused(layouts, faults, total, maxRefusedShare));
        for (int i = 0; i < files.Count; i++)
        {
            var layout = layouts[i];
            if (files[i].MedianPackages is { } packages and (< LeastMedianPackages or > MostMedianPackages))
            {
                stops.Add(DecimalMark(layout, layout.Packages, string.Create(CultureInfo.InvariantCulture,
                    $"a median of {LeastMedianPackages} to {MostMedianPackages} packages a dispensing (found {packages})")));
            }
            if (files[i].MedianDddPerPackage is { } ddd and > MostMedianDddPerPackage)
            {
                stops.Add(DecimalMark(layout, layout.Ddd, string.Create(CultureInfo.InvariantCulture,
                    $"a median of at most {MostMedianDddPerPackage} DDD a package (found {ddd})")));
            }
        }
        return stops;
    }

    private static ExtractException TooManyRefused(
        IReadOnlyList<ExtractLayout> layouts, IReadOnlyList<RuleIntake> faults, FileTally total, double maxRefusedShare)
    {
        var most = faults.Where(fault => fault.Refuses).MaxBy(fault => fault.Count)!;
        var first = most.FirstPlaces[0];
        string path = layouts.Select(layout => layout.Source.Path).First(path => Path.GetFileName(path) == first.File);
        return new ExtractException(path, first.Line, first.Column, string.Create(CultureInfo.InvariantCulture,
            $"at most {100 * maxRefusedShare:0.###} % of rows refused (found {100.0 * total.Refused / total.Rows:0.###} %, most for '{most.Rule.Describe()}', here first)"),
            "correct the extract or its format; `skil check` lists every rule that was broken");
    }

    private static ExtractException DecimalMark(ExtractLayout layout, int column, string rule) =>
        new(layout.Source.Path, null, layout.NameOf(column), rule,
            $"check `decimal` of the format '{layout.Source.Format.Id}', which is '{layout.Source.Format.DecimalMark}'");
}
