using System.Runtime.InteropServices;

namespace Analytics.Tallies;

/// <summary>Adds one patient's dispensings in one window to each practice and each doctor that they are put down to.</summary>
/// <remarks>Every rule is applied to the dispensings that are the unit's own: prescribed by it, or to patients on its list (MEASURES 4.25).</remarks>
/// <param name="withBuckets">Whether volume and users of what belongs to no practice, and to no doctor, are added too, as the two units after all others.</param>
internal sealed class PrescriberTallier(PrescriberUnits units, EventOwners owners, PatientContext context, bool withBuckets)
{
    private readonly PracticeShares _known = new(owners);
    private Share[] _shares = new Share[16];
    private int _count;
    private List<DispensedEvent> _own = [], _with = [], _ownBefore = [], _withBefore = [];

    /// <summary>Volume and users; doctors too where the book has room for them.</summary>
    public void Add(CellBook book, int subject, WindowRun run, bool doctors)
    {
        FindShares(run.Events, doctors, withBuckets && doctors);
        foreach (ref readonly var share in _shares.AsSpan(0, _count))
        {
            int cell = book.Cell(subject, run.Window, share.Unit);
            book.AddPatient(cell, share.Ddd, share.Dispensings, isUser: share.Ddd > 0);
            if (book.KeepsShares) _known.Add(book, cell, Collect(_own, run.Events, share.Unit));
        }
    }

    /// <summary>What practices have that is not of their own doctors, and what these have elsewhere.</summary>
    public void AddBesidesDoctors(CellBook book, int subject, WindowRun run)
    {
        _count = 0;
        foreach (ref readonly var e in run.Events)
        {
            int practice = owners.PracticeOf(e), doctor = owners.DoctorOf(e);
            var homes = doctor == PrescriberUnits.None ? [] : units.HomesOf(doctor);
            if (!homes.Contains(practice)) AddTo(practice, PrescriberUnits.None, e.DddHundredths, 1);
            foreach (int home in homes)
            {
                if (home != practice) AddTo(units.Practices.Length + home, PrescriberUnits.None, e.DddHundredths, 1);
            }
        }
        foreach (ref readonly var share in _shares.AsSpan(0, _count)) book.AddPatient(book.Cell(subject, run.Window, share.Unit), share.Ddd, share.Dispensings);
    }

    /// <summary>Patients of a unit for whom rules hold, by the answers for the whole year.</summary>
    /// <param name="whole">The year, whoever prescribed.</param>
    public void AddRules(TallyBook books, RuleSet rules, in PatientYear whole, AmountTallier amounts)
    {
        var answers = rules.Answers;
        FindShares(whole.Own, doctors: true, buckets: false);
        _ownBefore.Clear();
        ulong pastBefore = 0;
        foreach (ref readonly var share in _shares.AsSpan(0, _count))
        {
            bool isAll = share.Dispensings == whole.Own.Length;
            var own = isAll && whole.With.IsEmpty ? whole.Own : Collect(_own, whole.Own, share.Unit);
            var with = whole.With.IsEmpty ? whole.With : Collect(_with, whole.With, share.Unit);
            ulong past = owners.PastOf(share.Unit, whole.History);
            var year = new PatientYear(context, whole.Window, own, with, whole.History) { Unit = share.Unit, Past = past };
            var spared = year.BeforePalliation();
            if (past != 0 && past == whole.Past && with.Length == whole.With.Length) answers.OfUnit.Become(answers.Held);
            else if (past != 0 && past == pastBefore && AreSame(with, _withBefore)) answers.OfUnit.Become(answers.OfUnitBefore);
            else if (isAll && with.Length == whole.With.Length) rules.AskAgain(year, spared, answers.Tried, answers.Held, answers.OfUnit);
            // A practice's dispensings are often one doctor's, who comes next.
            else if (AreSame(own, _ownBefore) && AreSame(with, _withBefore)) rules.AskAgain(year, spared, answers.Tried, answers.OfUnitBefore, answers.OfUnit);
            else rules.Ask(year, spared, answers.Tried, answers.OfUnit);
            for (int position = answers.OfUnit.Next(0); position >= 0; position = answers.OfUnit.Next(position + 1))
            {
                AddRule(books, rules[position], rules.Numbers[position], year, amounts, rules.LeavesOut(position) ? spared.Own : own);
            }
            if (isAll && whole.With.IsEmpty) continue;
            pastBefore = past;
            (_own, _ownBefore, _with, _withBefore) = (_ownBefore, _own, _withBefore, _with);
            answers.TurnToNextUnit();
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

    /// <param name="seen">What the rule sees of the unit's own dispensings.</param>
    private void AddRule(TallyBook books, PatientRule rule, int index, in PatientYear year, AmountTallier amounts, ReadOnlySpan<DispensedEvent> seen)
    {
        var book = books.RuleByPrescriber;
        amounts.OfRule(index)?.AddUnit(seen, year.Window, year.Unit);
        int cell = book.Cell(index, year.Window, year.Unit);
        book.AddPatient(cell, 0, 0, isUser: true);
        if (book.KeepsShares) _known.Add(book, cell, year.Own);
        if (rule is RenewalUse renewal) renewal.AddTo(books.RenewalsByPrescriber, books.RenewalsByPrescriber.Cell(renewal.Position, year.Window, year.Unit), year);
    }

    private void FindShares(ReadOnlySpan<DispensedEvent> events, bool doctors, bool buckets)
    {
        _count = 0;
        for (int i = 0; i < events.Length;)
        {
            ref readonly var first = ref events[i];
            int start = i;
            long ddd = 0;
            do ddd += events[i++].DddHundredths;
            while (i < events.Length && owners.AreAlike(first, events[i]));
            AddTo(owners.PracticeOf(first), buckets ? units.Count : PrescriberUnits.None, ddd, i - start);
            if (doctors) AddTo(owners.DoctorOf(first), buckets ? units.Count + 1 : PrescriberUnits.None, ddd, i - start);
        }
    }

    private void AddTo(int unit, int bucket, long ddd, int dispensings)
    {
        if (unit == PrescriberUnits.None) unit = bucket;
        if (unit == PrescriberUnits.None) return;
        int at = 0;
        while (at < _count && _shares[at].Unit != unit) at++;
        if (at == _count)
        {
            if (_count == _shares.Length) Array.Resize(ref _shares, 2 * _count);
            _shares[_count++] = new Share { Unit = unit };
        }
        ref var share = ref _shares[at];
        share.Ddd += ddd;
        share.Dispensings += dispensings;
    }

    private ReadOnlySpan<DispensedEvent> Collect(List<DispensedEvent> into, ReadOnlySpan<DispensedEvent> range, int unit)
    {
        into.Clear();
        foreach (ref readonly var e in range)
        {
            if (owners.Has(unit, e)) into.Add(e);
        }
        return CollectionsMarshal.AsSpan(into);
    }

    /// <summary>What a practice or doctor has of the events.</summary>
    private struct Share
    {
        public int Unit, Dispensings;
        public long Ddd;
    }
}
