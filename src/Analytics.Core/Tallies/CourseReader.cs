using System.Runtime.InteropServices;

namespace Analytics.Tallies;

/// <summary>Finds what several rules ask of the same patient, drugs and year, once for all of them. One per worker.</summary>
internal sealed class CourseReader(StartReader starts, EventOwners owners, Func<Renewals> newRenewals)
{
    private readonly List<(int Window, int Rows, int Washout, int Gap, TreatmentStart Start)> _starts = [];
    private readonly List<(int Window, int Unit, ulong Past, int Gap, Renewals Renewals)> _renewals = [];
    private readonly List<DispensedEvent> _past = [];
    private readonly List<Renewals> _pool = [];
    private StartTraits _asked;

    /// <summary>Forgets all, before another patient or other drugs.</summary>
    /// <param name="asked">What rules about the drugs ask of treatments that begin.</param>
    public void Begin(StartTraits asked)
    {
        _asked = asked;
        _starts.Clear();
        _renewals.Clear();
    }

    public TreatmentStart StartOf(PatientContext context, in PatientYear year, int washoutDays, int gapDays)
    {
        // What lies before palliative treatment is shorter, and another history.
        foreach (ref readonly var known in CollectionsMarshal.AsSpan(_starts))
        {
            if (known.Window == year.Window && known.Rows == year.History.Length && known.Washout == washoutDays && known.Gap == gapDays) return known.Start;
        }
        var start = starts.Of(context.Patient, year.History, year.FirstDay, washoutDays, gapDays, context.Details, _asked);
        _starts.Add((year.Window, year.History.Length, washoutDays, gapDays, start));
        return start;
    }

    public Renewals RenewalsOf(PatientContext context, in PatientYear year, int gapDays)
    {
        // Most practices and doctors have all of the past, or the same as the one before.
        foreach (ref readonly var known in CollectionsMarshal.AsSpan(_renewals))
        {
            if (known.Window == year.Window && known.Gap == gapDays && (known.Unit == year.Unit || (year.Past != 0 && known.Past == year.Past))) return known.Renewals;
        }
        if (_pool.Count == _renewals.Count) _pool.Add(newRenewals());
        var renewals = _pool[_renewals.Count];
        int end = Math.Min(year.LastDay, Lives.LastDay(year.History, context.Details, context.Windows)) + 1;
        renewals.Read(OwnPast(year), year.FirstDay, end, gapDays);
        _renewals.Add((year.Window, year.Unit, year.Past, gapDays, renewals));
        return renewals;
    }

    private ReadOnlySpan<DispensedEvent> OwnPast(in PatientYear year)
    {
        if (!year.OwnHistory.IsEmpty) return year.OwnHistory;
        if (year.Unit == PrescriberUnits.None) return year.History;
        _past.Clear();
        foreach (ref readonly var e in year.History)
        {
            if (owners.Has(year.Unit, e)) _past.Add(e);
        }
        return CollectionsMarshal.AsSpan(_past);
    }
}
