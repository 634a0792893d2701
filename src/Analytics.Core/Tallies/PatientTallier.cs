using System.Runtime.InteropServices;
using Analytics.Prescribing;

namespace Analytics.Tallies;

/// <summary>Turns patients' histories into sums. One per worker.</summary>
internal sealed class PatientTallier
{
    private readonly TallyPlan _plan;
    private readonly WindowTable _windows;
    private readonly ulong[] _masks;
    private readonly bool[] _evidence;
    private readonly AtomTable _atoms;
    private readonly SubstanceList _substances;
    private readonly bool _forRelease;
    private readonly ResidenceUnits _residences;
    private readonly EventOwners _owners;
    private readonly ResidenceTallier _residence;
    private readonly PrescriberTallier _prescriber;
    private readonly AmountTallier _amounts;
    private readonly PatientContext _context;
    private readonly RollingTallier _rolling;
    private readonly StratumTallier _strata;
    private readonly ChangeTallier _change;
    private readonly List<PeriodKind>[] _kinds;
    private readonly RuleSet[][] _rules;
    private readonly StartTraits[] _asked;
    private readonly bool[] _isAsked;
    private readonly List<DispensedEvent> _subject = [], _second = [];

    /// <param name="masks">By substance: the bits of <see cref="TallyPlan.MaskOf"/>.</param>
    /// <param name="evidence">By substance: <see cref="TallyPlan.IsEvidence"/>.</param>
    public PatientTallier(TallyPlan plan, WindowTable windows, ResidenceUnits residences, PrescriberUnits prescribers, ulong[] masks, bool[] evidence, AtomTable atoms, SubstanceList substances, IReadOnlyList<Project> projects, StartReader starts, Func<Renewals> newRenewals, TallyBook book)
    {
        (_plan, _windows, _masks, _evidence, _atoms, _substances, Book) = (plan, windows, masks, evidence, atoms, substances, book);
        (_residences, _owners) = (residences, new EventOwners(prescribers));
        var rulesOf = Enumerable.Range(0, plan.Rules.Length).ToLookup(rule => plan.GroupOf(plan.Rules[rule].Measure.Drugs!));
        _rules = [.. Enumerable.Range(0, plan.AnyGroup + 1).Select(group => rulesOf[group].GroupBy(rule => plan.Rules[rule].Measure.With)
            .Select(rules => new RuleSet(rules.Key is { } with ? 1UL << plan.GroupOf(with) : 0, rules, plan.Rules)).ToArray())];
        _asked = [.. _rules.Select(sets => sets.Aggregate(StartTraits.None, (asked, rules) => asked | rules.Asked))];
        _kinds = [.. Enumerable.Range(0, plan.AnyGroup + 1).Select(group => Enum.GetValues<PeriodKind>().Where(kind => plan.Needs(group, kind)).ToList())];
        _forRelease = plan.Purpose == TallyPurpose.Release;
        _residence = new ResidenceTallier(residences, prescribers, _owners, windows);
        _context = new PatientContext(windows, prescribers, substances, new CourseReader(starts, _owners, newRenewals));
        _prescriber = new PrescriberTallier(prescribers, _owners, _context, withBuckets: !_forRelease);
        _amounts = new AmountTallier(plan, substances, _owners, _context, book);
        _rolling = new RollingTallier(residences, windows);
        _strata = new StratumTallier(plan, windows);
        _change = new ChangeTallier(plan, projects, masks, _owners, _context, _amounts);
        _isAsked = [.. Enumerable.Range(0, plan.AnyGroup + 1).Select(group => _kinds[group].Count > 0 || _rules[group].Length > 0 || _amounts.IsAbout(group))];
    }

    public TallyBook Book { get; }

    /// <summary>Palliative treatment is taken to have begun so long before the first code that tells of it (MEASURES 4.18).</summary>
    private const int PalliativeDaysBefore = 365;

    /// <summary>Adds one patient. In the history, residences become units and numbers places in it, which every rule asks for again and again.</summary>
    public void Add(in PatientHistory patient)
    {
        var history = patient.Events.Span;
        _owners.TurnTo(history, patient.Lists);
        _context.TurnTo(patient.Name, history, patient.Details);
        ulong met = 0;
        for (int place = 0; place < history.Length; place++)
        {
            ref var e = ref history[place];
            e = e with { Number = place, Residence = (short)_residences.OfCode(e.Residence, _windows.YearOfDay(e.Day)) };
            met |= _masks[e.Substance];
            if (_masks[e.Substance] != 0) Book.Attribution.Add(_owners.BucketOf(e));
            if (_evidence[e.Substance]) _context.PalliativeFrom = Math.Min(_context.PalliativeFrom, e.Day - PalliativeDaysBefore);
        }
        _residence.TurnTo(history);
        for (int group = 0; group <= _plan.AnyGroup; group++)
        {
            if ((met & (1UL << group)) == 0 || !_isAsked[group]) continue;
            var events = Filter(history, 1UL << group, _subject);
            AddGroup(group, _kinds[group], events);
            if (_strata.IsAbout(group)) AddStrata(group, events);
            _context.Courses.Begin(_asked[group]);
            if (_change.IsAbout(group)) _change.Add(Book.Change, group, _rules[group], events, history);
            foreach (var rules in _rules[group]) AddRules(rules, events, history);
            _amounts.AddGroup(group, events, _masks);
        }
        for (int atom = 0; _forRelease && atom < _atoms.Masks.Length; atom++)
        {
            if ((_atoms.Masks[atom] & ~met) == 0) AddAtom(atom, history);
        }
        if (!_plan.HasSubstances) return;
        AddSubstances(history, _substances.PieceOf);
        if (_substances.HasWholes) AddSubstances(history, _substances.WholeOf);
        _amounts.AddSubstances(history);
    }

    private void AddGroup(int group, List<PeriodKind> kinds, ReadOnlySpan<DispensedEvent> events)
    {
        foreach (var kind in kinds)
        {
            switch (kind)
            {
                case PeriodKind.Year: AddBoth(group, _windows.YearOf, events); break;
                case PeriodKind.Quarter: AddBoth(group, _windows.QuarterOf, events); break;
                case PeriodKind.Month: foreach (var month in Runs(_windows.MonthOf, events)) AddResidence(group, month); break;
                default: _rolling.Add(Book.Rolling, group, events); break;
            }
        }
    }

    private void AddStrata(int group, ReadOnlySpan<DispensedEvent> events)
    {
        foreach (var year in Runs(_windows.YearOf, events)) _strata.AddGroup(Book.Strata, group, year);
    }

    private void AddBoth(int group, int[] windowOf, ReadOnlySpan<DispensedEvent> events)
    {
        foreach (var run in Runs(windowOf, events)) AddBoth(group, run);
    }

    private void AddBoth(int group, WindowRun run)
    {
        AddResidence(group, run);
        _prescriber.Add(Book.ByPrescriber, group, run, doctors: true);
        if (!_forRelease) return;
        _residence.AddUnmatched(Book.Unmatched, group, run);
        _prescriber.AddBesidesDoctors(Book.BesidesDoctors, group, run);
    }

    private void AddResidence(int group, WindowRun run) => _residence.Add(Book.ByResidence, Book.Elsewhere, group, run);

    private void AddAtom(int atom, ReadOnlySpan<DispensedEvent> history)
    {
        _subject.Clear();
        foreach (ref readonly var e in history)
        {
            if (_atoms.OfSubstance[e.Substance] == atom) _subject.Add(e);
        }
        var events = CollectionsMarshal.AsSpan(_subject);
        foreach (var year in Runs(_windows.YearOf, events)) AddAtom(atom, year);
        foreach (var quarter in Runs(_windows.QuarterOf, events)) AddAtom(atom, quarter);
    }

    private void AddAtom(int atom, WindowRun run)
    {
        _residence.Add(Book.AtomByResidence, null, atom, run);
        _prescriber.Add(Book.AtomByPrescriber, atom, run, doctors: true);
        _prescriber.AddBesidesDoctors(Book.AtomBesidesDoctors, atom, run);
        _residence.AddUnmatched(Book.AtomUnmatched, atom, run);
    }

    /// <param name="subjectOf">By substance; −1 for what is not to be added.</param>
    private void AddSubstances(ReadOnlySpan<DispensedEvent> history, ReadOnlySpan<int> subjectOf)
    {
        for (int start = 0; start < history.Length; start++)
        {
            int subject = subjectOf[history[start].Substance];
            if (subject < 0 || IsAmong(history[..start], subject, subjectOf)) continue;
            _second.Clear();
            foreach (ref readonly var e in history[start..])
            {
                if (subjectOf[e.Substance] == subject) _second.Add(e);
            }
            foreach (var year in Runs(_windows.YearOf, CollectionsMarshal.AsSpan(_second)))
            {
                _residence.Add(Book.SubstanceByResidence, null, subject, year);
                _prescriber.Add(Book.SubstanceByPrescriber, subject, year, doctors: false);
            }
        }
    }

    private static bool IsAmong(ReadOnlySpan<DispensedEvent> events, int subject, ReadOnlySpan<int> subjectOf)
    {
        foreach (ref readonly var e in events)
        {
            if (subjectOf[e.Substance] == subject) return true;
        }
        return false;
    }

    /// <param name="events">Those of the rules' own drugs.</param>
    private void AddRules(RuleSet rules, ReadOnlySpan<DispensedEvent> events, ReadOnlySpan<DispensedEvent> history)
    {
        var with = rules.With == 0 ? [] : Filter(history, rules.With, _second);
        var answers = rules.Answers;
        int last = 0;
        foreach (var year in Runs(_windows.YearOf, events))
        {
            while (last < events.Length && events[last].Day <= year.Events[^1].Day) last++;
            var whole = new PatientYear(_context, year.Window, year.Events, InYear(with, year.Window), events[..last]) { Past = EventOwners.AllPast(events[..last]) };
            var spared = whole.BeforePalliation();
            rules.Ask(whole, spared, answers.Held);
            for (int position = answers.Held.Next(0); position >= 0; position = answers.Held.Next(position + 1))
                AddRule(rules[position], rules.Numbers[position], year, whole, rules.LeavesOut(position) ? spared : whole);
            if (rules.MayHoldForParts(answers.Held, whole.HasReturns, answers.Tried)) _prescriber.AddRules(Book, rules, whole, _amounts);
        }
    }

    /// <param name="seen">What the rule looks at.</param>
    private void AddRule(PatientRule rule, int index, WindowRun year, in PatientYear whole, in PatientYear seen)
    {
        _residence.AddRule(Book.RuleByResidence, index, year.Window, seen.Own, seen.Ddd);
        _amounts.OfRule(index)?.AddResidences(seen.Own, year.Window);
        _strata.AddRule(Book.Strata, index, year);
        if (rule is RenewalUse renewal) AddRenewals(renewal, whole);
    }

    private void AddRenewals(RenewalUse rule, in PatientYear year)
    {
        int home = year.Own[0].Residence;
        if (home != ResidenceUnits.Elsewhere) rule.AddTo(Book.RenewalsByResidence, Book.RenewalsByResidence.Cell(rule.Position, year.Window, home), year);
    }

    private ReadOnlySpan<DispensedEvent> InYear(ReadOnlySpan<DispensedEvent> events, int year)
    {
        foreach (var run in Runs(_windows.YearOf, events))
        {
            if (run.Window == year) return run.Events;
        }
        return [];
    }

    private WindowRuns Runs(int[] windowOf, ReadOnlySpan<DispensedEvent> events) => new(_windows, windowOf, events);

    private ReadOnlySpan<DispensedEvent> Filter(ReadOnlySpan<DispensedEvent> history, ulong bit, List<DispensedEvent> into)
    {
        into.Clear();
        foreach (ref readonly var e in history)
        {
            if ((_masks[e.Substance] & bit) != 0) into.Add(e);
        }
        return CollectionsMarshal.AsSpan(into);
    }
}
