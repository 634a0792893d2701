using System.Globalization;
using System.Runtime.InteropServices;
using CsvHelper;

namespace Analytics.Bench.Peers;

/// <summary>The measuring job as one would write it with CsvHelper and dictionaries: spans where they are at hand, one thread, nothing validated.</summary>
internal static class CsvHelperJob
{
    private static readonly string[] Groups = ["anxiolytics", "hypnotics", "opioids"];
    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = "," };
    private static readonly DateOnly From = new(2022, 1, 1), To = new(2024, 12, 31);

    public static void Run(string extract, string directory)
    {
        var months = new Dictionary<(string Municipality, DateOnly Month, int Group), (int Count, long Ddd)>();
        var prescribers = new Dictionary<(string Id, int Year, int Group), (int Count, long Ddd, HashSet<string> Patients)>();
        var histories = new Dictionary<string, List<Event>>(StringComparer.Ordinal);

        using (var rows = CsvReader.FromFile(extract, new CsvReaderOptions { Separator = ';', PoolStrings = true }))
        {
            int patientAt = rows.GetFieldIndex("patient_id"), municipalityAt = rows.GetFieldIndex("residence_municipality"), dateAt = rows.GetFieldIndex("dispensed_date"),
                atcAt = rows.GetFieldIndex("atc"), dddAt = rows.GetFieldIndex("ddd"), prescriberAt = rows.GetFieldIndex("prescriber_id");
            while (rows.Read())
            {
                var atc = rows.GetSpan(atcAt);
                int group = atc.StartsWith("N05B"u8) ? 0 : atc.StartsWith("N05C"u8) ? 1 : atc.StartsWith("N02A"u8) ? 2 : -1;
                if (group < 0) continue;
                var day = Day(rows.GetSpan(dateAt));
                if (day < From || day > To) continue;
                bool benzodiazepine = group == 0 || atc.StartsWith("N05CD"u8) || atc.StartsWith("N05CF"u8);
                long ddd = Hundredths(rows.GetSpan(dddAt));
                string patient = rows.GetString(patientAt), municipality = rows.GetString(municipalityAt);

                ref var month = ref CollectionsMarshal.GetValueRefOrAddDefault(months, (municipality, day.AddDays(1 - day.Day), group), out _);
                month = (month.Count + 1, month.Ddd + ddd);
                ref var prescriber = ref CollectionsMarshal.GetValueRefOrAddDefault(prescribers, (rows.GetString(prescriberAt), day.Year, group), out _);
                prescriber = (prescriber.Count + 1, prescriber.Ddd + ddd, prescriber.Patients ?? new(StringComparer.Ordinal));
                prescriber.Patients.Add(patient);
                ref var history = ref CollectionsMarshal.GetValueRefOrAddDefault(histories, patient, out _);
                (history ??= []).Add(new Event(day, municipality, group == 2, benzodiazepine, ddd));
            }
        }

        Write(directory, "municipality_month.csv", "municipality;month;group;dispensings;ddd_hundredths", months
            .OrderBy(e => e.Key.Municipality, StringComparer.Ordinal).ThenBy(e => (e.Key.Month, e.Key.Group))
            .Select(e => $"{e.Key.Municipality};{e.Key.Month:yyyy-MM};{Groups[e.Key.Group]};{e.Value.Count};{e.Value.Ddd}"));
        Write(directory, "prescriber_year.csv", "prescriber_id;year;group;dispensings;ddd_hundredths;patients", prescribers
            .OrderBy(e => e.Key.Id, StringComparer.Ordinal).ThenBy(e => (e.Key.Year, e.Key.Group))
            .Select(e => $"{e.Key.Id};{e.Key.Year};{Groups[e.Key.Group]};{e.Value.Count};{e.Value.Ddd};{e.Value.Patients.Count}"));
        Write(directory, "municipality_year_patients.csv", "municipality;year;opioid_users;persistent_users;incident_users;opioid_benzo_users", PatientYears(histories.Values)
            .OrderBy(e => e.Key.Municipality, StringComparer.Ordinal).ThenBy(e => e.Key.Year)
            .Select(e => $"{e.Key.Municipality};{e.Key.Year};{e.Value.Users};{e.Value.Persistent};{e.Value.Incident};{e.Value.Both}"));
    }

    private static Dictionary<(string Municipality, int Year), (int Users, int Persistent, int Incident, int Both)> PatientYears(IEnumerable<List<Event>> histories)
    {
        var counts = new Dictionary<(string, int), (int, int, int, int)>();
        int firstYear = histories.Min(history => history.Min(e => e.Day)).Year;
        foreach (var history in histories)
        {
            history.Sort(static (a, b) => a.Day != b.Day ? a.Day.CompareTo(b.Day) : string.CompareOrdinal(a.Municipality, b.Municipality));
            DateOnly? previous = null;
            foreach (var year in history.GroupBy(e => e.Day.Year))
            {
                int opioidQuarters = 0, otherQuarters = 0;
                long ddd = 0;
                bool incident = false;
                string? municipality = null;
                foreach (var e in year)
                {
                    int quarter = 1 << ((e.Day.Month - 1) / 3);
                    if (e.IsBenzodiazepine) otherQuarters |= quarter;
                    if (!e.IsOpioid) continue;
                    opioidQuarters |= quarter;
                    ddd += e.Ddd;
                    incident |= previous is not { } last || e.Day.DayNumber - last.DayNumber > 365;
                    (previous, municipality) = (e.Day, e.Municipality);
                }
                if (municipality is null) continue;
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (municipality, year.Key), out _);
                sum = (sum.Item1 + 1,
                    sum.Item2 + (ddd >= 180_00 && int.PopCount(opioidQuarters) >= 3 ? 1 : 0),
                    sum.Item3 + (incident && year.Key != firstYear ? 1 : 0),
                    sum.Item4 + ((opioidQuarters & otherQuarters) != 0 ? 1 : 0));
            }
        }
        return counts;
    }

    private static DateOnly Day(ReadOnlySpan<byte> text) => new(Whole(text[..4]), Whole(text[5..7]), Whole(text[8..10]));

    private static int Whole(ReadOnlySpan<byte> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static long Hundredths(ReadOnlySpan<byte> text) =>
        text.IsEmpty ? 0 : (long)decimal.Round(100 * decimal.Parse(text, NumberStyles.Number, DecimalComma), MidpointRounding.AwayFromZero);

    private static void Write(string directory, string name, string header, IEnumerable<string> lines) =>
        File.WriteAllText(Path.Combine(directory, name), string.Join('\n', lines.Prepend(header)) + "\n");

    private readonly record struct Event(DateOnly Day, string Municipality, bool IsOpioid, bool IsBenzodiazepine, long Ddd);
}
