using System.Runtime.InteropServices;

namespace Analytics.Bench.Peers;

/// <summary>The measuring job as one would write it with dictionaries, behind whatever library reads the text. Nothing is validated.</summary>
internal sealed class DictionaryTally
{
    private static readonly string[] Groups = ["anxiolytics", "hypnotics", "opioids"];
    private static readonly DateOnly From = new(2022, 1, 1), To = new(2024, 12, 31);

    private readonly Dictionary<(string Municipality, DateOnly Month, int Group), (int Count, long Ddd)> _months = [];
    private readonly Dictionary<(string Id, int Year, int Group), (int Count, long Ddd, HashSet<string> Patients)> _prescribers = [];
    private readonly Dictionary<string, List<Event>> _histories = new(StringComparer.Ordinal);

    /// <summary>The group of a code, or -1: anxiolytics, hypnotics, opioids.</summary>
    public static int GroupOf(ReadOnlySpan<byte> atc) =>
        atc.StartsWith("N05B"u8) ? 0 : atc.StartsWith("N05C"u8) ? 1 : atc.StartsWith("N02A"u8) ? 2 : -1;

    /// <inheritdoc cref="GroupOf(ReadOnlySpan{byte})"/>
    public static int GroupOf(ReadOnlySpan<char> atc) => atc.StartsWith("N05B") ? 0 : atc.StartsWith("N05C") ? 1 : atc.StartsWith("N02A") ? 2 : -1;

    public static bool IsInPeriod(DateOnly day) => day >= From && day <= To;

    /// <param name="ddd">Hundredths.</param>
    public void Add(int group, bool isBenzodiazepine, DateOnly day, long ddd, string patient, string municipality, string prescriber)
    {
        ref var month = ref CollectionsMarshal.GetValueRefOrAddDefault(_months, (municipality, day.AddDays(1 - day.Day), group), out _);
        month = (month.Count + 1, month.Ddd + ddd);
        ref var ofPrescriber = ref CollectionsMarshal.GetValueRefOrAddDefault(_prescribers, (prescriber, day.Year, group), out _);
        ofPrescriber = (ofPrescriber.Count + 1, ofPrescriber.Ddd + ddd, ofPrescriber.Patients ?? new(StringComparer.Ordinal));
        ofPrescriber.Patients.Add(patient);
        ref var history = ref CollectionsMarshal.GetValueRefOrAddDefault(_histories, patient, out _);
        (history ??= []).Add(new Event(day, municipality, group == 2, isBenzodiazepine, ddd));
    }

    public void Merge(DictionaryTally other)
    {
        foreach (var (key, theirs) in other._months)
        {
            ref var ours = ref CollectionsMarshal.GetValueRefOrAddDefault(_months, key, out _);
            ours = (ours.Count + theirs.Count, ours.Ddd + theirs.Ddd);
        }
        foreach (var (key, theirs) in other._prescribers)
        {
            ref var ours = ref CollectionsMarshal.GetValueRefOrAddDefault(_prescribers, key, out bool known);
            if (known) ours.Patients.UnionWith(theirs.Patients);
            ours = (ours.Count + theirs.Count, ours.Ddd + theirs.Ddd, known ? ours.Patients : theirs.Patients);
        }
        foreach (var (patient, theirs) in other._histories)
        {
            ref var ours = ref CollectionsMarshal.GetValueRefOrAddDefault(_histories, patient, out bool known);
            if (known) ours!.AddRange(theirs);
            else ours = theirs;
        }
    }

    public void Write(string directory)
    {
        Write(directory, "municipality_month.csv", "municipality;month;group;dispensings;ddd_hundredths", _months
            .OrderBy(e => e.Key.Municipality, StringComparer.Ordinal).ThenBy(e => (e.Key.Month, e.Key.Group))
            .Select(e => $"{e.Key.Municipality};{e.Key.Month:yyyy-MM};{Groups[e.Key.Group]};{e.Value.Count};{e.Value.Ddd}"));
        Write(directory, "prescriber_year.csv", "prescriber_id;year;group;dispensings;ddd_hundredths;patients", _prescribers
            .OrderBy(e => e.Key.Id, StringComparer.Ordinal).ThenBy(e => (e.Key.Year, e.Key.Group))
            .Select(e => $"{e.Key.Id};{e.Key.Year};{Groups[e.Key.Group]};{e.Value.Count};{e.Value.Ddd};{e.Value.Patients.Count}"));
        Write(directory, "municipality_year_patients.csv", "municipality;year;opioid_users;persistent_users;incident_users;opioid_benzo_users", PatientYears()
            .OrderBy(e => e.Key.Municipality, StringComparer.Ordinal).ThenBy(e => e.Key.Year)
            .Select(e => $"{e.Key.Municipality};{e.Key.Year};{e.Value.Users};{e.Value.Persistent};{e.Value.Incident};{e.Value.Both}"));
    }

    private Dictionary<(string Municipality, int Year), (int Users, int Persistent, int Incident, int Both)> PatientYears()
    {
        var counts = new Dictionary<(string, int), (int, int, int, int)>();
        int firstYear = _histories.Values.Min(history => history.Min(e => e.Day)).Year;
        foreach (var history in _histories.Values)
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

    private static void Write(string directory, string name, string header, IEnumerable<string> lines) =>
        File.WriteAllText(Path.Combine(directory, name), string.Join('\n', lines.Prepend(header)) + "\n");

    private readonly record struct Event(DateOnly Day, string Municipality, bool IsOpioid, bool IsBenzodiazepine, long Ddd);
}
