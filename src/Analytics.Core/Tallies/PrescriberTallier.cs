using System.Runtime.InteropServices;

namespace Analytics.Tallies;

/// <summary>Adds one patient's dispensings in one window to each practice and each doctor that they are put down to.</summary>
/// <remarks>Every rule is applied to the dispensings that are the unit's own: prescribed by it, or to patients on its list (MEASURES 4.25).</remarks>
/// <param name="withBuckets">Whether volume and users of what belongs to no practice, and to no doctor, are added too, as the two units after all others.</param>
internal sealed class PrescriberTallier(PrescriberUnits units, EventOwners owners, PatientContext context, bool withBuckets)
{
    private readonly PracticeShares _known = new(owners);
    private readonly List<Share> _shares = [];
    private readonly List<DispensedEvent> _own = [], _with = [];

    /// <summary>Volume and users; doctors too where the book has room for them.</summary>
    public void Add(CellBook book, int subject, WindowRun run, bool doctors)
    {
        FindShares(run.Events, doctors, withBuckets && doctors);
        foreach (ref readonly var share in CollectionsMarshal.AsSpan(_shares))
        {
            int cell = book.Cell(subject, run.Window, share.Unit);
            book.AddPatient(cell, share.Ddd, share.Dispensings);
            if (share.Ddd > 0) book.AddUser(cell);
            if (book.KeepsShares) _known.Add(book, cell, Collect(_own, run.Events, share.Unit));
        }
    }

    /// <summary>Patients of a unit for whom rules about the same dispensings hold.</summary>
    /// <param name="tried">Numbers of the rules that may hold for a part of the year.</param>
    /// <param name="whole">The year, whoever prescribed.</param>
    public void AddRules(TallyBook books, PatientRule[] rules, ReadOnlySpan<int> tried, in PatientYear whole, AmountTallier amounts)
    {
        FindShares(whole.Own, doctors: true, buckets: false);
        foreach (ref readonly var share in CollectionsMarshal.AsSpan(_shares))
        {
            var own = Collect(_own, whole.Own, share.Unit);
            var year = new PatientYear(context, whole.Window, own, Collect(_with, whole.With, share.Unit), whole.History) { Unit = share.Unit };
            foreach (int index in tried)
            {
                if (rules[index].Holds(year)) AddRule(books, rules[index], index, year, amounts);
            }
        }
    }

    private void AddRule(TallyBook books, PatientRule rule, int index, in PatientYear year, AmountTallier amounts)
    {
        var book = books.RuleByPrescriber;
        amounts.OfRule(index)?.AddUnit(rule.Seen(year).Own, year.Window, year.Unit);
        int cell = book.Cell(index, year.Window, year.Unit);
        book.AddPatient(cell, 0, 0);
        book.AddUser(cell);
        if (book.KeepsShares) _known.Add(book, cell, year.Own);
        if (rule is RenewalUse renewal) renewal.AddTo(books.RenewalsByPrescriber, books.RenewalsByPrescriber.Cell(renewal.Position, year.Window, year.Unit), year);
    }

    private void FindShares(ReadOnlySpan<DispensedEvent> events, bool doctors, bool buckets)
    {
        _shares.Clear();
        foreach (ref readonly var e in events)
        {
            AddTo(owners.PracticeOf(e), buckets ? units.Count : PrescriberUnits.None, e.DddHundredths);
            if (doctors) AddTo(owners.DoctorOf(e), buckets ? units.Count + 1 : PrescriberUnits.None, e.DddHundredths);
        }
    }

    private void AddTo(int unit, int bucket, int ddd)
    {
        if (unit == PrescriberUnits.None) unit = bucket;
        if (unit == PrescriberUnits.None) return;
        foreach (ref var share in CollectionsMarshal.AsSpan(_shares))
        {
            if (share.Unit != unit) continue;
            share = new Share(unit, share.Ddd + ddd, share.Dispensings + 1);
            return;
        }
        _shares.Add(new Share(unit, ddd, 1));
    }

    private ReadOnlySpan<DispensedEvent> Collect(List<DispensedEvent> into, ReadOnlySpan<DispensedEvent> range, int unit)
    {
        into.Clear();
        foreach (ref readonly var e in range)
        {
            if (owners.PracticeOf(e) == unit || owners.DoctorOf(e) == unit) into.Add(e);
        }
        return CollectionsMarshal.AsSpan(into);
    }

    /// <summary>What a practice or doctor has of the events.</summary>
    private readonly record struct Share(int Unit, long Ddd, int Dispensings);
}
