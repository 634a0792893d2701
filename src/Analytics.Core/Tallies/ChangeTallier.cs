using System.Runtime.InteropServices;
using Analytics.Measures;

namespace Analytics.Tallies;

/// <summary>Adds one patient's dispensings of a drug group to every project they belong in. One per worker.</summary>
/// <remarks>A side of a project is one unit: rules and users see of a patient what is the side's, whoever of the side it belongs to.</remarks>
internal sealed class ChangeTallier
{
    private static readonly Side[] Sides = [Side.Participants, Side.Others];
    private readonly TallyPlan _plan;
    private readonly IReadOnlyList<Project> _projects;
    private readonly ulong[] _masks;
    private readonly EventOwners _owners;
    private readonly PatientContext _context;
    private readonly AmountTallier _amounts;
    private readonly Followed[][] _summed, _ruled;
    private readonly (long Part, long Whole)[] _months;

    // By measure and phase, and by rule.
    private readonly (long Part, long Whole)[] _found, _ofRule;
    private readonly bool[] _holds;
    private readonly Dictionary<RuleSet, RuleBits> _answers = [];
    private readonly List<DispensedEvent> _past = [], _second = [];

    /// <param name="masks">By substance: the bits of <see cref="TallyPlan.MaskOf"/>.</param>
    public ChangeTallier(TallyPlan plan, IReadOnlyList<Project> projects, ulong[] masks, EventOwners owners, PatientContext context, AmountTallier amounts)
    {
        (_plan, _projects, _masks, _owners, _context, _amounts) = (plan, projects, masks, owners, context, amounts);
        _months = new (long, long)[context.Windows.Months];
        Followed[] all = projects.Count == 0 ? [] : [.. plan.Changed.Select((measure, index) => new Followed(index, measure, measure.With is { } with ? 1UL << plan.GroupOf(with) : 0))];
        var byGroup = all.ToLookup(one => (plan.GroupOf(one.Measure.Drugs!), PatientRule.IsAbout(one.Measure)));
        _summed = [.. Enumerable.Range(0, plan.AnyGroup + 1).Select(group => byGroup[(group, false)].ToArray())];
        _ruled = [.. Enumerable.Range(0, plan.AnyGroup + 1).Select(group => byGroup[(group, true)].ToArray())];
        _found = new (long, long)[plan.Changed.Count * ChangeBook.Phases];
        (_ofRule, _holds) = (new (long, long)[plan.Rules.Length], new bool[plan.Rules.Length]);
    }

    public bool IsAbout(int group) => _summed[group].Length + _ruled[group].Length > 0;

    /// <param name="rules">About the group.</param>
    /// <param name="events">Of the group, over the whole period, by day.</param>
    /// <param name="history">Of all drugs.</param>
    public void Add(ChangeBook book, int group, RuleSet[] rules, ReadOnlySpan<DispensedEvent> events, ReadOnlySpan<DispensedEvent> history)
    {
        for (int project = 0; project < _projects.Count; project++)
        {
            foreach (var side in Sides)
            {
                var own = Collect(_past, events, project, side);
                if (own.IsEmpty) continue;
                foreach (var followed in _summed[group]) AddSums(book[project, followed.Index, side], followed, _projects[project], side, own);
                if (_ruled[group].Length > 0) AddRules(book, group, rules, project, side, own, events, history);
            }
        }
    }

    /// <summary>What any stretch of months has: volumes, users, amounts.</summary>
    private void AddSums(ChangeSums sums, Followed followed, Project project, Side side, ReadOnlySpan<DispensedEvent> own)
    {
        Span<(long Part, long Whole)> phases = stackalloc (long, long)[ChangeBook.Phases];
        phases.Clear();
        Array.Clear(_months);
        foreach (ref readonly var e in own)
        {
            var amount = followed.Measure.IsAmount ? _amounts.Of(followed.Measure, e, (_masks[e.Substance] & followed.Second) != 0) : (e.DddHundredths, 0);
            int month = _context.Windows.MonthOfDay(e.Day), phase = project.PhaseOfMonth(month);
            if (phase >= 0) Add(ref phases[phase], amount);
            if (side == Side.Participants) Add(ref _months[month], amount);
        }
        foreach (ref var amount in phases) amount = followed.Counted(amount);
        sums.AddPatient(phases, keepsPair: side == Side.Participants);
        for (int month = 0; month < _months.Length; month++)
        {
            if (_months[month] != default) sums.AddMonth(month, followed.Counted(_months[month]));
        }
    }

    /// <summary>What takes twelve months to tell.</summary>
    private void AddRules(ChangeBook book, int group, RuleSet[] rules, int project, Side side, ReadOnlySpan<DispensedEvent> past, ReadOnlySpan<DispensedEvent> events, ReadOnlySpan<DispensedEvent> history)
    {
        Array.Clear(_found);
        bool isAny = false;
        for (int phase = 0; phase < ChangeBook.Phases; phase++)
        {
            int window = _projects[project].WindowOf(phase);
            if (window < 0) continue;
            var (first, last) = (_context.Windows.FirstDayOf(window), _context.Windows.LastDayOfWindow(window));
            var own = Between(past, first, last);
            if (own.IsEmpty) continue;
            isAny = true;
            foreach (var set in rules) Ask(set, project, side, window, own, Between(past, 0, last), Between(events, 0, last), Between(history, first, last));
            bool isUser = PatientYear.Sum(own) > 0;
            foreach (var followed in _ruled[group]) _found[followed.Index * ChangeBook.Phases + phase] = AmountOf(followed.Measure, isUser);
        }
        if (!isAny) return;
        foreach (var followed in _ruled[group])
            book[project, followed.Index, side].AddPatient(_found.AsSpan(followed.Index * ChangeBook.Phases, ChangeBook.Phases), keepsPair: side == Side.Participants);
    }

    private void Ask(
        RuleSet rules, int project, Side side, int window, ReadOnlySpan<DispensedEvent> own, ReadOnlySpan<DispensedEvent> ownPast, ReadOnlySpan<DispensedEvent> past, ReadOnlySpan<DispensedEvent> history)
    {
        if (!_answers.TryGetValue(rules, out var answers)) _answers[rules] = answers = rules.NewBits();
        // Numbers of no practice or doctor, each side's own.
        int unit = PrescriberUnits.None - 1 - 2 * project - (int)side;
        var year = new PatientYear(_context, window, own, rules.With == 0 ? [] : Collect(_second, history, project, side, rules.With), past) { Unit = unit, OwnHistory = ownPast };
        var spared = year.BeforePalliation();
        rules.Ask(year, spared, answers);
        for (int position = 0; position < rules.Count; position++)
        {
            int number = rules.Numbers[position];
            _holds[number] = answers[position];
            if (!answers[position]) continue;
            if (rules[position] is RenewalUse renewal) _ofRule[number] = renewal.AmountsOf(year);
            else if (_amounts.OfRule(number) is { } amounts) _ofRule[number] = amounts.SumOf(rules.LeavesOut(position) ? spared.Own : own);
        }
    }

    private (long Part, long Whole) AmountOf(MeasureDefinition measure, bool isUser)
    {
        int rule = _plan.RuleOf(measure);
        if (measure.IsOfRenewals || measure.IsAmount) return _holds[rule] ? _ofRule[rule] : default;
        long whole = !measure.IsShareOfUsers ? 0 : One(_plan.UsersOf(measure) is >= 0 and var users ? _holds[users] : isUser);
        return (One(_holds[rule]), whole);
    }

    private static long One(bool isOne) => isOne ? 1 : 0;

    private static void Add(ref (long Part, long Whole) sum, (long Part, long Whole) amount) => sum = (sum.Part + amount.Part, sum.Whole + amount.Whole);

    /// <param name="events">By day.</param>
    private static ReadOnlySpan<DispensedEvent> Between(ReadOnlySpan<DispensedEvent> events, int first, int last)
    {
        int start = 0, end = events.Length;
        while (start < end && events[start].Day < first) start++;
        while (end > start && events[end - 1].Day > last) end--;
        return events[start..end];
    }

    /// <param name="drugs">Bits of the groups that are wanted.</param>
    private ReadOnlySpan<DispensedEvent> Collect(List<DispensedEvent> into, ReadOnlySpan<DispensedEvent> events, int project, Side side, ulong drugs = ulong.MaxValue)
    {
        into.Clear();
        foreach (ref readonly var e in events)
        {
            if ((_masks[e.Substance] & drugs) != 0 && _projects[project].SideOf(e.Residence, _owners.PracticeOf(e), _owners.DoctorOf(e)) == side) into.Add(e);
        }
        return CollectionsMarshal.AsSpan(into);
    }

    /// <summary>A measure and its place among those followed.</summary>
    /// <param name="Second">Bit of its second drugs; 0 for none.</param>
    private readonly record struct Followed(int Index, MeasureDefinition Measure, ulong Second)
    {
        /// <summary>Users counted where people are.</summary>
        public (long Part, long Whole) Counted((long Part, long Whole) amount) => Measure.Quantity switch
        {
            Quantity.UsersPer1000 => (One(amount.Part > 0), 0),
            Quantity.DddPerUser => (amount.Part, One(amount.Part > 0)),
            _ => amount,
        };
    }
}
