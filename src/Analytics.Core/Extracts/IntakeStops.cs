using System.Globalization;

namespace Analytics.Extracts;

/// <summary>What in an intake stops a run (RULINGS 12); missing columns have stopped it before.</summary>
internal static class IntakeStops
{
    private const decimal LeastMedianPackages = 0.5m;
    private const decimal MostMedianPackages = 5m;
    private const decimal MostMedianDddPerPackage = 400m;

    public static IReadOnlyList<ExtractException> Find(
        IReadOnlyList<IntakeInput> inputs, IReadOnlyList<FileIntake> files, IReadOnlyList<RuleIntake> faults, FileTally total, double maxRefusedShare)
    {
        var stops = new List<ExtractException>();
        if (total.Rows == 0)
        {
            stops.Add(new ExtractException(inputs.Count > 0 ? inputs[0].Source.Path : "extract", null, null, "at least one row",
                "the files have headers only: fetch the extract again"));
        }
        if (total.Refused > (decimal)maxRefusedShare * total.Rows) stops.Add(TooManyRefused(inputs, faults, total, maxRefusedShare));
        for (int i = 0; i < files.Count; i++)
        {
            var input = inputs[i];
            if (files[i].MedianPackages is { } packages and (< LeastMedianPackages or > MostMedianPackages))
            {
                stops.Add(DecimalMark(input, CanonicalColumn.Packages, string.Create(CultureInfo.InvariantCulture,
                    $"a median of {LeastMedianPackages} to {MostMedianPackages} packages a dispensing (found {packages})")));
            }
            if (files[i].MedianDddPerPackage is { } ddd and > MostMedianDddPerPackage)
            {
                stops.Add(DecimalMark(input, CanonicalColumn.Ddd, string.Create(CultureInfo.InvariantCulture,
                    $"a median of at most {MostMedianDddPerPackage} DDD a package (found {ddd})")));
            }
        }
        return stops;
    }

    private static ExtractException TooManyRefused(
        IReadOnlyList<IntakeInput> inputs, IReadOnlyList<RuleIntake> faults, FileTally total, double maxRefusedShare)
    {
        var most = faults.Where(fault => fault.Refuses).MaxBy(fault => fault.Count)!;
        var first = most.FirstPlaces[0];
        // A copy tells the places of the extract that it was made from.
        string path = inputs.FirstOrDefault(input => input.Copy is null && input.Name == first.File)?.Source.Path ?? first.File;
        return new ExtractException(path, first.Line, first.Column, string.Create(CultureInfo.InvariantCulture,
            $"at most {100 * maxRefusedShare:0.###} % of rows refused (found {100.0 * total.Refused / total.Rows:0.###} %, most for '{most.Rule.Describe()}', here first)"),
            "correct the extract or its format; `skil check` lists every rule that was broken");
    }

    private static ExtractException DecimalMark(IntakeInput input, string canonical, string rule)
    {
        string? column = input.Layouts.Select(layout => layout.NameOf(layout.IndexOf(canonical))).FirstOrDefault();
        return new ExtractException(input.Source.Path, null, column, rule,
            $"check `decimal` of the format '{input.Format.Id}', which is '{input.Format.DecimalMark}'");
    }
}
