using System.Runtime.InteropServices;

namespace Analytics.Tallies;

/// <summary>Adds one patient's dispensings in one window to each practice and each doctor that they are put down to.</summary>
/// <remarks>Every rule is applied to the dispensings that are the unit's own: prescribed by it, or to patients on its list (MEASURES 4.25).</remarks>
/// <param name="withBuckets">Whether volume and users of what belongs to no practice, and to no doctor, are added too, as the two units after all others.</param>
internal sealed class PrescriberTallier(PrescriberUnits units, EventOwners owners, PatientContext context, bool withBuckets)
{
    private readonly PracticeShares _known = new(owners);
    private readonly List<Share> _shares = [];
    private List<DispensedEvent> _own = [], _with = [], _ownBefore = [], _withBefore = [];
    private bool[] _holds = [], _heldBefore = [];

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

    /// <summary>What practices have that is not of their own doctors, and what these have elsewhere.</summary>
    public void AddBesidesDoctors(CellBook book, int subject, WindowRun run)
    {
        _shares.Clear();
        foreach (ref readonly var e in run.Events)
        {
            int practice = owners.PracticeOf(e), doctor = owners.DoctorOf(e);
            var homes = doctor == PrescriberUnits.None ? [] : units.HomesOf(doctor);
            if (!homes.Contains(practice)) AddTo(practice, PrescriberUnits.None, e.DddHundredths);
            foreach (int home in homes)
            {
                if (home != practice) AddTo(units.Practices.Length + home, PrescriberUnits.None, e.DddHundredths);
            }
        }
        foreach (ref readonly var share in CollectionsMarshal.AsSpan(_shares)) book.AddPatient(book.Cell(subject, run.Window, share.Unit), share.Ddd, share.Dispensings);
    }

    /// <summary>Patients of a unit for whom rules hold.</summary>
    /// <param name="tried">By position in the set: rules that may hold for a part of the year.</param>
    /// <param name="held">Rules that hold for the year.</param>
    /// <param name="whole">The year, whoever prescribed.</param>
    public void AddRules(TallyBook books, RuleSet rules, ReadOnlySpan<bool> tried, ReadOnlySpan<bool> held, in PatientYear whole, AmountTallier amounts)
    {
        if (_holds.Length < rules.Count) (_holds, _heldBefore) = (new bool[rules.Count], new bool[rules.Count]);
        FindShares(whole.Own, doctors: true, buckets: false);
        _ownBefore.Clear();
        foreach (ref readonly var share in CollectionsMarshal.AsSpan(_shares))
        {
            var own = Collect(_own, whole.Own, share.Unit);
            var with = Collect(_with, whole.With, share.Unit);
            var year = new PatientYear(context, whole.Window, own, with, whole.History) { Unit = share.Unit };
            if (own.Length == whole.Own.Length && with.Length == whole.With.Length) rules.AskAgain(year, tried, held, _holds);
            // A practice's dispensings are often one doctor's, who comes next.
            else if (AreSame(own, _ownBefore) && AreSame(with, _withBefore)) rules.AskAgain(year, tried, _heldBefore, _holds);
            else rules.Ask(year, tried, _holds);
            for (int position = 0; position < rules.Count; position++)
            {
                if (_holds[position]) AddRule(books, rules[position], rules.Numbers[position], year, amounts);
            }
            (_own, _ownBefore, _with, _withBefore, _holds, _heldBefore) = (_ownBefore, _own, _withBefore, _with, _heldBefore, _holds);
        }
    }

    private static bool AreSame(ReadOnlySpan<DispensedEvent> events, List<DispensedEvent> others)
    {
        if (events.Length != others.Count) return false;
        for (int i = 0; i < events.Length; i++)
        {
            if (events[i].Number != others[i].Number) return false;
        }
        return true;
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
