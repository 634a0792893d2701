using System.Globalization;
using Analytics.Extracts;
using Analytics.Measures;
using Spectre.Console;

namespace Analytics.Cli.Display;

/// <summary>What <c>check</c> has found, as tables: counts and places, never a value.</summary>
internal static class IntakeReport
{
    private const double StandsOut = 0.05;

    /// <summary>Says of a run which measures the data cannot give, with those that lack the same in one line, and whether much belongs to no practice.</summary>
    public static void Remark(IntakeSummary intake, Terminal terminal)
    {
        foreach (string line in NotComputed(intake.NotComputed)) terminal.Remark(line);
        Remark(intake.Ome, terminal);
        if (intake.DeclaredLists > 0)
            terminal.Remark(string.Create(CultureInfo.InvariantCulture, $"Rates per list rest on declared sizes in {intake.DeclaredLists:N0} lines of gp_list.csv (effective_list_size)."));
        if (intake.Attribution is not { UnattributedShare: > AttributionIntake.MuchUnattributed } much) return;
        var buckets = much.Buckets.Where(bucket => bucket.Key != AttributionBucket.Practice && bucket.Value > 0).Select(bucket => $"{Reason(bucket.Key)} {Count(bucket.Value)}");
        terminal.Remark(string.Create(CultureInfo.InvariantCulture,
            $"{100 * much.UnattributedShare:0.0} % of the measured dispensings belong to no practice ({string.Join(", ", buckets)}); figures of practices miss them."));
    }

    private static string Reason(AttributionBucket bucket) => bucket switch
    {
        AttributionBucket.NoPrescriber => "no prescriber",
        AttributionBucket.NoPractice => "a prescriber without a practice",
        _ => "a patient on no list",
    };

    /// <summary>Says how sure oral morphine is, where a measure has needed it.</summary>
    private static void Remark(IReadOnlyList<OmeIntake> ome, Terminal terminal)
    {
        long rows = ome.Sum(group => group.Rows);
        if (rows == 0) return;
        terminal.Remark(string.Create(CultureInfo.InvariantCulture,
            $"Oral morphine of {rows:N0} dispensings: {100.0 * ome.Sum(group => group.Assumed) / rows:0.0} % by an assumed product or route, {100.0 * ome.Sum(group => group.NotConvertible) / rows:0.0} % not convertible."));
    }

    /// <summary>Prints it, and complains of what would stop a run.</summary>
    public static int Tell(IntakeSummary intake, Terminal terminal)
    {
        Print(intake, terminal);
        foreach (var stop in intake.Stops) terminal.Complain(stop.Message);
        return intake.Stops.Count == 0 ? ExitCode.Done : ExitCode.Data;
    }

    private static void Print(IntakeSummary intake, Terminal terminal)
    {
        terminal.Print(Files(intake));
        if (intake.Faults.Count == 0) terminal.Print("No row breaks a rule.");
        else terminal.Print(Faults(intake));
        if (intake.MissingDdd.Count > 0) terminal.Print(MissingDdd(intake));
        terminal.Print(string.Create(CultureInfo.InvariantCulture,
            $"Medians of a dispensing: {Known(intake.MedianPackages)} packages, {Known(intake.MedianDddPerPackage)} DDD a package."));
        if (intake.Months.Count > 0) terminal.Print(Months(intake));
        foreach (string line in NotComputed(intake.NotComputed)) terminal.Print(line);
    }

    private static IEnumerable<string> NotComputed(IReadOnlyList<NotComputedIntake> notComputed) => notComputed
        .GroupBy(skipped => (Missing: string.Join(", ", skipped.Missing), skipped.OnListsOnly))
        .Select(lack => $"Not computed{(lack.Key.OnListsOnly ? " for practices and doctors" : "")}, because there is no {lack.Key.Missing}: {string.Join(", ", lack.Select(skipped => skipped.Measure))}.");

    private static Table Files(IntakeSummary intake)
    {
        var table = New("File", "Format", "Encoding", "Rows", "Kept", "Refused", "First day", "Last day", "Columns that are not there");
        foreach (var file in intake.Files)
        {
            table.AddRow(Cells(file.Name, file.Format, file.Encoding, Count(file.Rows), Count(file.Kept), Count(file.Refused),
                Day(file.FirstDay), Day(file.LastDay), string.Join(", ", file.MissingColumns)));
        }
        if (intake.Files.Count > 1)
            table.AddRow(Cells("all", "", "", Count(intake.Rows), Count(intake.Kept), Count(intake.Refused), Day(intake.FirstDay), Day(intake.LastDay), ""));
        return table;
    }

    private static Table Faults(IntakeSummary intake)
    {
        var table = New("What is wrong", "Rows are", "Count", "First places");
        foreach (var fault in intake.Faults)
            table.AddRow(Cells(fault.Rule.Describe(), fault.Refuses ? "refused" : "kept", Count(fault.Count), Places(fault.FirstPlaces)));
        return table;
    }

    /// <summary>Groups of the measured drugs, and others that stand out; the rest together in one line.</summary>
    private static Table MissingDdd(IntakeSummary intake)
    {
        var table = New("ATC", "Rows", "Without DDD", "Share");
        var named = intake.MissingDdd.Where(group => IsMeasured(group.Group) || group.Missing > StandsOut * group.Rows).ToList();
        foreach (var group in named) table.AddRow(Share(group.Group, group.Rows, group.Missing));
        var rest = intake.MissingDdd.Except(named).ToList();
        if (rest.Count > 0) table.AddRow(Share(string.Create(CultureInfo.InvariantCulture, $"{rest.Count} others"), rest.Sum(group => group.Rows), rest.Sum(group => group.Missing)));
        return table;
    }

    private static bool IsMeasured(string group) =>
        DrugSelection.BuiltIn.Any(selection => selection.AtcPrefixes.Any(prefix => prefix.Text.StartsWith(group, StringComparison.Ordinal)));

    private static string[] Share(string name, long rows, long missing) =>
        Cells(name, Count(rows), Count(missing), string.Create(CultureInfo.InvariantCulture, $"{100.0 * missing / Math.Max(1, rows):0.00} %"));

    private static string Months(IntakeSummary intake)
    {
        var low = intake.Months.Where(month => month.IsLow).Select(month => month.Month.ToString()).ToList();
        string span = $"Months: {intake.Months[0].Month} to {intake.Months[^1].Month}";
        return low.Count == 0
            ? $"{span}; none has fewer than half of the rows of the median month."
            : $"{span}; fewer than half of the rows of the median month: {string.Join(", ", low)}.";
    }

    /// <summary>File, line and column; the file once for all places in it.</summary>
    private static string Places(IReadOnlyList<FaultLocation> places) => string.Join("; ", places
        .GroupBy(place => (place.File, place.Column))
        .Select(group => $"{group.Key.File} line {string.Join(", ", group.Select(place => place.Line.ToString(CultureInfo.InvariantCulture)))}{(group.Key.Column is { } column ? $" ({column})" : "")}"));

    private static Table New(params string[] columns) => new Table().Border(TableBorder.Simple).AddColumns(columns);

    private static string[] Cells(params string[] texts) => [.. texts.Select(Markup.Escape)];

    private static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Known(decimal? median) => median?.ToString("0.##", CultureInfo.InvariantCulture) ?? "no";
}
