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
        var checks = run.CrossChecks!;
        WriteFile(directory, "municipality_month.csv", writer => WriteMunicipalityMonths(writer, checks));
        WriteFile(directory, "prescriber_year.csv", writer => WritePrescriberYears(writer, checks, run.PrescriberNames));
        WriteFile(directory, "municipality_year_patients.csv", writer => WriteMunicipalityYears(writer, checks));
        WriteFile(directory, "estimates.csv", writer => EstimateFile.Write(writer, estimator));
    }

    private static void WriteMunicipalityMonths(TextWriter writer, CrossChecks checks)
    {
        writer.Write("municipality;month;group;dispensings;ddd_hundredths\n");
        foreach (var (municipality, year, month, group, volume) in checks.MunicipalityMonths())
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{MunicipalityCode.FromIndex(municipality)};{year:D4}-{month:D2};{GroupName(group)};{volume.Dispensings};{volume.DddHundredths}\n"));
    }

    private static void WritePrescriberYears(TextWriter writer, CrossChecks checks, IReadOnlyList<string> names)
    {
        writer.Write("prescriber_id;year;group;dispensings;ddd_hundredths;patients\n");
        int[] keys = [.. Enumerable.Range(0, names.Count)];
        keys.AsSpan().Sort((a, b) => string.CompareOrdinal(names[a], names[b]));
        foreach (int key in keys)
        {
            foreach (var (year, group, volume) in checks.YearsOfPrescriber(key))
                writer.Write(string.Create(CultureInfo.InvariantCulture,
                    $"{DelimitedText.Field(names[key])};{year};{GroupName(group)};{volume.Dispensings};{volume.DddHundredths};{volume.Patients}\n"));
        }
    }

    private static void WriteMunicipalityYears(TextWriter writer, CrossChecks checks)
    {
        writer.Write("municipality;year;opioid_users;persistent_users;incident_users;opioid_benzo_users\n");
        foreach (var (municipality, year, counts) in checks.MunicipalityYears())
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{MunicipalityCode.FromIndex(municipality)};{year};{counts.OpioidUsers};{counts.Persistent};{counts.Incident};{counts.OpioidBenzo}\n"));
    }

    private static string GroupName(int group) => TallyPlan.CrossCheckGroups[group].Name;

    private static void WriteFile(string directory, string name, Action<TextWriter> write) =>
        WholeFile.Write(Path.Combine(directory, name), stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            write(writer);
        }, ownerOnly: true);
}
