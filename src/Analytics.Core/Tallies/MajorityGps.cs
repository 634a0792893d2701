namespace Analytics.Tallies;

/// <summary>In the place of a list, the GP who prescribed most to the patient in the calendar year (MEASURES 4.25, A3): at least half of the DDDs; else most dispensings; of equals the latest.</summary>
/// <remarks>Of the dispensings that the run measures, by anybody. Where two are equal in all this, the year's dispensings are on nobody's list.</remarks>
internal sealed class MajorityGps(ListCodes codes, PracticeKeys practices, PrescriberUnits prescribers, WindowTable windows, IReadOnlyList<string> names, ulong[] masks) : PatientLists
{
    private readonly PracticeKeys.Steps[]? _steps = prescribers.HasGpList ? [.. names.Select(practices.StepsOf)] : null;

    public override void Assign(ReadOnlySpan<DispensedEvent> history, ReadOnlySpan<ListStay> stays, int[] lists)
    {
        for (int start = 0, end; start < history.Length; start = end)
        {
            int year = windows.YearOfDay(history[start].Day);
            for (end = start + 1; end < history.Length && windows.YearOfDay(history[end].Day) == year; end++) { }
            var events = history[start..end];
            var gp = MostOf(events);
            foreach (ref readonly var e in events)
            {
                int practice = gp.Prescriber == 0 ? 0 : _steps is null ? gp.Practice : _steps[gp.Prescriber].At(e.Day);
                lists[e.Number] = gp.Prescriber == 0 ? ListCodes.None : codes.Of(prescribers.DoctorOf(gp.Prescriber), practice);
            }
        }
    }

    private Gp MostOf(ReadOnlySpan<DispensedEvent> events)
    {
        var gps = new List<Gp>();
        long total = 0;
        foreach (ref readonly var e in events)
        {
            // Rows that only tell who is left out of a measure are not measured.
            if (masks[e.Substance] == 0) continue;
            total += e.DddHundredths;
            if (!prescribers.IsGp(e.Prescriber, e.Practice)) continue;
            int key = e.Prescriber, at = gps.FindIndex(gp => gp.Prescriber == key);
            if (at < 0) gps.Add(new Gp(e.Prescriber, e.DddHundredths, 1, e.Day, e.Practice));
            else gps[at] = gps[at].With(e, prescribers);
        }
        Gp[] half = [.. gps.Where(gp => total > 0 && 2 * gp.Ddd >= total)];
        if (half.Length == 1) return half[0];
        Gp[] most = [.. gps.Where(gp => gp.Dispensings == gps.Max(other => other.Dispensings))];
        if (most.Length == 1) return most[0];
        Gp[] latest = [.. most.Where(gp => gp.LastDay == most.Max(other => other.LastDay))];
        return latest.Length == 1 ? latest[0] : default;
    }

    /// <summary>What a GP prescribed to the patient in the year.</summary>
    /// <param name="Practice">Key of the practice of the last dispensing; of several on that day the first by id.</param>
    private readonly record struct Gp(int Prescriber, long Ddd, int Dispensings, int LastDay, int Practice)
    {
        public Gp With(in DispensedEvent e, PrescriberUnits units) => new(
            Prescriber, Ddd + e.DddHundredths, Dispensings + 1, e.Day,
            e.Day > LastDay || units.IsBefore(e.Practice, Practice) ? e.Practice : Practice);
    }
}
