using System.Runtime.InteropServices;

namespace Analytics.Tallies;

/// <summary>Turns patients' histories into sums. One per worker.</summary>
internal sealed class PatientTallier
{
    private readonly TallyPlan _plan;
    private readonly WindowTable _windows;
    private readonly ulong[] _masks;
    private readonly AtomTable _atoms;
    private readonly ResidenceTallier _residence;
    private readonly PrescriberTallier _prescriber;
    private readonly List<DispensedEvent> _subject = [], _second = [];

    /// <param name="masks">By substance: the bits of <see cref="TallyPlan.MaskOf"/>.</param>
    public PatientTallier(TallyPlan plan, WindowTable windows, ResidenceUnits residences, PrescriberUnits prescribers, ulong[] masks, AtomTable atoms, TallyBook book)
    {
        (_plan, _windows, _masks, _atoms, Book) = (plan, windows, masks, atoms, book);
        _residence = new ResidenceTallier(residences, prescribers, windows);
        _prescriber = new PrescriberTallier(prescribers, windows);
    }

    public TallyBook Book { get; }

    /// <param name="history">All wanted dispensings of one patient, ordered.</param>
    public void Add(ReadOnlySpan<DispensedEvent> history)
    {
        for (int group = 0; group <= _plan.AnyGroup; group++)
        {
            Filter(history, 1UL << group, _subject);
            if (_subject.Count > 0) AddGroup(group, CollectionsMarshal.AsSpan(_subject));
        }
        for (int atom = 0; atom < _atoms.Masks.Length; atom++) AddAtom(atom, history);
        if (_plan.HasSubstances) AddSubstances(history);
        for (int rule = 0; rule < _plan.Rules.Length; rule++) AddRule(rule, history);
    }

    private void AddGroup(int group, ReadOnlySpan<DispensedEvent> events)
    {
        ForEachRun(events, _windows.YearOf, (window, range) => AddBoth(group, window, range));
        ForEachRun(events, _windows.QuarterOf, (window, range) => AddBoth(group, window, range));
        ForEachRun(events, _windows.MonthOf, (window, range) => AddResidence(group, window, range));
        AddRolling(group, events);
    }

    private void AddBoth(int group, int window, ReadOnlySpan<DispensedEvent> range)
    {
        AddResidence(group, window, range);
        _prescriber.Add(Book.ByPrescriber, group, window, range, doctors: true);
        _residence.AddUnmatched(Book.Unmatched, group, window, range);
    }

    private void AddResidence(int group, int window, ReadOnlySpan<DispensedEvent> range) =>
        _residence.Add(Book.ByResidence, Book.Elsewhere, group, window, range, Net(range) > 0);

    private void AddRolling(int group, ReadOnlySpan<DispensedEvent> events)
    {
        int from = 0, to = 0;
        for (int window = _windows.FirstRolling; window < _windows.All.Length; window++)
        {
            int first = _windows.FirstRollingMonth + window - _windows.FirstRolling;
            while (from < events.Length && _windows.MonthOfDay(events[from].Day) < first) from++;
            while (to < events.Length && _windows.MonthOfDay(events[to].Day) <= first + 11) to++;
            if (to > from) AddResidence(group, window, events[from..to]);
        }
    }

    private void AddAtom(int atom, ReadOnlySpan<DispensedEvent> history)
    {
        _subject.Clear();
        foreach (ref readonly var e in history)
        {
            if (_atoms.OfSubstance[e.Substance] == atom) _subject.Add(e);
        }
        var events = CollectionsMarshal.AsSpan(_subject);
        ForEachRun(events, _windows.YearOf, Add);
        ForEachRun(events, _windows.QuarterOf, Add);

        void Add(int window, ReadOnlySpan<DispensedEvent> range)
        {
            _residence.Add(Book.AtomByResidence, null, atom, window, range, Net(range) > 0);
            _prescriber.Add(Book.AtomByPractice, atom, window, range, doctors: false);
            _residence.AddUnmatched(Book.AtomUnmatched, atom, window, range);
        }
    }

    private void AddSubstances(ReadOnlySpan<DispensedEvent> history)
    {
        Filter(history, 1UL << _plan.AnyGroup, _subject);
        _subject.Sort(static (a, b) => a.Substance != b.Substance ? a.Substance.CompareTo(b.Substance) : a.CompareTo(b));
        var events = CollectionsMarshal.AsSpan(_subject);
        for (int start = 0, end; start < events.Length; start = end)
        {
            int substance = events[start].Substance;
            for (end = start + 1; end < events.Length && events[end].Substance == substance;) end++;
            ForEachRun(events[start..end], _windows.YearOf, (window, range) =>
            {
                _residence.Add(Book.SubstanceByResidence, null, substance, window, range, Net(range) > 0);
                _prescriber.Add(Book.SubstanceByPrescriber, substance, window, range, doctors: false);
            });
        }
    }

    private void AddRule(int index, ReadOnlySpan<DispensedEvent> history)
    {
        var rule = _plan.Rules[index];
        Filter(history, 1UL << _plan.GroupOf(rule.Measure.Drugs!), _subject);
        if (_subject.Count == 0) return;
        Filter(history, rule.Measure.With is { } with ? 1UL << _plan.GroupOf(with) : 0, _second);
        ForEachRun(CollectionsMarshal.AsSpan(_subject), _windows.YearOf, (year, own) =>
        {
            var second = InYear(CollectionsMarshal.AsSpan(_second), year);
            if (rule.Holds(own, second, _windows)) _residence.Add(Book.RuleByResidence, null, index, year, own, isUser: true);
            _prescriber.AddRule(Book.RuleByPrescriber, rule, index, year, own, second);
        });
    }

    private ReadOnlySpan<DispensedEvent> InYear(ReadOnlySpan<DispensedEvent> events, int year)
    {
        int from = 0;
        while (from < events.Length && _windows.YearOf[_windows.MonthOfDay(events[from].Day)] != year) from++;
        int to = from;
        while (to < events.Length && _windows.YearOf[_windows.MonthOfDay(events[to].Day)] == year) to++;
        return events[from..to];
    }

    private void Filter(ReadOnlySpan<DispensedEvent> history, ulong bit, List<DispensedEvent> into)
    {
        into.Clear();
        foreach (ref readonly var e in history)
        {
            if ((_masks[e.Substance] & bit) != 0) into.Add(e);
        }
    }

    private delegate void RunAction(int window, ReadOnlySpan<DispensedEvent> range);

    private void ForEachRun(ReadOnlySpan<DispensedEvent> events, int[] windowOf, RunAction action)
    {
        for (int start = 0, end; start < events.Length; start = end)
        {
            int window = windowOf[_windows.MonthOfDay(events[start].Day)];
            for (end = start + 1; end < events.Length && windowOf[_windows.MonthOfDay(events[end].Day)] == window;) end++;
            if (window >= 0) action(window, events[start..end]);
        }
    }

    private static long Net(ReadOnlySpan<DispensedEvent> range)
    {
        long sum = 0;
        foreach (ref readonly var e in range) sum += e.DddHundredths;
        return sum;
    }
}
