using System.Globalization;
using System.Text;
using Analytics.Estimates;
using Analytics.Prescribing;

namespace Analytics.Tallies;

/// <summary>The data controller's own check: internal, unreleased figures as CSV, readable by their owner only.</summary>
internal static class TallyFiles
{
    /// <summary>Each file is whole or not there; the directory must exist.</summary>
    public static void Write(string directory, TallyRun run, Estimator estimator)
    {
        WriteFile(directory, "municipality_month.csv", writer => WriteMunicipalityMonths(writer, run));
        WriteFile(directory, "prescriber_year.csv", writer => WritePrescriberYears(writer, run));
        WriteFile(directory, "municipality_year_patients.csv", writer => WriteMunicipalityYears(writer, run));
        WriteFile(directory, "estimates.csv", writer => EstimateFile.Write(writer, estimator));
    }

    private static void WriteMunicipalityMonths(TextWriter writer, TallyRun run)
    {
        writer.Write("municipality;month;group;dispensings;ddd_hundredths\n");
        foreach (var ((municipality, month, group), volume) in run.Book.CrossChecks.MunicipalityMonths.OrderBy(e => e.Key))
        {
            var first = new DateOnly(run.Windows.Period.From.Year, run.Windows.Period.From.Month, 1).AddMonths(month);
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{MunicipalityCode.FromIndex(municipality)};{first:yyyy-MM};{GroupName(group)};{volume.Dispensings};{volume.DddHundredths}\n"));
        }
    }

    private static void WritePrescriberYears(TextWriter writer, TallyRun run)
    {
        writer.Write("prescriber_id;year;group;dispensings;ddd_hundredths;patients\n");
        var rows = run.Book.CrossChecks.PrescriberYears
            .OrderBy(e => run.PrescriberNames[e.Key.Prescriber], StringComparer.Ordinal).ThenBy(e => (e.Key.Year, e.Key.Group));
        foreach (var ((prescriber, year, group), volume) in rows)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{DelimitedText.Field(run.PrescriberNames[prescriber])};{year};{GroupName(group)};{volume.Dispensings};{volume.DddHundredths};{volume.Patients}\n"));
        }
    }

    private static void WriteMunicipalityYears(TextWriter writer, TallyRun run)
    {
        writer.Write("municipality;year;opioid_users;persistent_users;incident_users;opioid_benzo_users\n");
        foreach (var ((municipality, year), counts) in run.Book.CrossChecks.MunicipalityYears.OrderBy(e => e.Key))
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{MunicipalityCode.FromIndex(municipality)};{year};{counts.OpioidUsers};{counts.Persistent};{counts.Incident};{counts.OpioidBenzo}\n"));
        }
    }

    private static string GroupName(int group) => TallyPlan.CrossCheckGroups[group].Name;

    private static void WriteFile(string directory, string name, Action<TextWriter> write) =>
        WholeFile.Write(Path.Combine(directory, name), stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            write(writer);
        }, ownerOnly: true);
}
