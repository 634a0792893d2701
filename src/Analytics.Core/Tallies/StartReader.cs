using Analytics.Extracts;
using Analytics.Prescribing;

namespace Analytics.Tallies;

/// <summary>Finds the treatment that a patient began in a year, and what measures ask of it. One per worker.</summary>
/// <param name="listed">Null where no rule asks who began.</param>
internal sealed class StartReader(WindowTable windows, PrescriberUnits prescribers, Substance[] substances, OwnGps? listed)
{
    private readonly StartTraits[] _drugs = [.. substances.Select(substance => FirstDrugs.Of(substance.Code))];

    // Of the patient at hand, about whom several rules ask.
    private (PatientName Patient, int Listings) _of;

    /// <param name="history">Dispensings of the drugs by anybody, by day, to the last of the year.</param>
    /// <param name="firstDay">Of the year, counted from the first of the period.</param>
    /// <param name="gapDays">Of the measure that asks how long it lasted; 0 for others.</param>
    /// <param name="asked">No other traits are found.</param>
    public TreatmentStart Of(in PatientName patient, ReadOnlySpan<DispensedEvent> history, int firstDay, int washoutDays, int gapDays, RowDetails[]? details, StartTraits asked)
    {
        // Returns are no dispensings.
        int previous = int.MinValue / 2, at = 0;
        for (; at < history.Length; at++)
        {
            if (history[at].DddHundredths < 0) continue;
            int day = history[at].Day;
            if (day >= firstDay && day - previous > washoutDays) break;
            previous = day;
        }
        if (at == history.Length) return TreatmentStart.None;
        int start = history[at].Day;
        while (at > 0 && history[at - 1].Day == start) at--;
        int end = at;
        while (end < history.Length && history[end].Day == start) end++;
        var first = history[at..end];

        var traits = StartTraits.None;
        if ((asked & (StartTraits.AnyFirst | StartTraits.FirstStrong)) != 0) traits |= DrugsOf(first);
        if ((asked & StartTraits.AnyStarter) != 0) traits |= StarterOf(patient, first);
        if (gapDays > 0) traits |= LengthOf(history[at..], gapDays);
        if ((asked & StartTraits.LongTerm) != 0 && details is not null && LongTermStart.Is(history[at..], start, details)) traits |= StartTraits.LongTerm;
        return new(start, traits, Lives.LastDay(history, details, windows));
    }

    private StartTraits DrugsOf(ReadOnlySpan<DispensedEvent> first)
    {
        StartTraits all = StartTraits.AnyFirst, any = StartTraits.None;
        var code = default(AtcCode);
        bool isOne = true;
        foreach (ref readonly var e in first)
        {
            if (e.DddHundredths < 0) continue;
            var drug = _drugs[e.Substance];
            isOne &= any == StartTraits.None || substances[e.Substance].Code == code;
            code = substances[e.Substance].Code;
            (all, any) = (all & drug, any | drug);
        }
        var named = all & ~StartTraits.FirstOther & StartTraits.AnyFirst;
        return (any & StartTraits.FirstStrong) | (named != StartTraits.None ? named : isOne ? StartTraits.FirstOther : StartTraits.FirstCombination);
    }

    /// <summary>The nearest to the patient of those who prescribed on the first day.</summary>
    private StartTraits StarterOf(in PatientName patient, ReadOnlySpan<DispensedEvent> first)
    {
        if (_of.Patient != patient) _of = (patient, listed!.ListingsOf(patient));
        var (gp, practice) = listed!.GpOn(_of.Listings, windows.DateOf(first[0].Day).DayNumber, first[0].Day);
        var nearest = StartTraits.ByOther;
        foreach (ref readonly var e in first)
        {
            if (e.DddHundredths < 0) continue;
            var marks = substances[e.Substance].Marks;
            var starter =
                e.Prescriber != 0 && e.Prescriber == gp ? StartTraits.ByOwnGp
                : e.Practice != 0 && e.Practice == practice ? StartTraits.ByPractice
                : e.Practice != 0 || prescribers.IsGp(e.Prescriber, e.Practice) || (marks & RowMarks.GeneralPractice) != 0 ? StartTraits.ByOtherGp
                : (marks & RowMarks.Specialist) != 0 ? StartTraits.ByHospital
                : StartTraits.ByOther;
            if (starter < nearest) nearest = starter;
        }
        return nearest;
    }

    private static StartTraits LengthOf(ReadOnlySpan<DispensedEvent> history, int gapDays)
    {
        var episode = new EpisodeWalk(gapDays);
        bool isFirst = true;
        for (int i = 0; i < history.Length;)
        {
            int day = history[i].Day;
            long supply = Episodes.SupplyOfDay(history, ref i);
            // Where the first day gives nothing to take, no episode begins on it.
            if (supply <= 0) { if (isFirst) return StartTraits.None; continue; }
            var before = episode;
            if (episode.Add(day, supply) && !isFirst) { episode = before; break; }
            isFirst = false;
        }
        return episode.Length > 180_00 ? StartTraits.Continued90 | StartTraits.Continued180 : episode.Length > 90_00 ? StartTraits.Continued90 : StartTraits.None;
    }
}
