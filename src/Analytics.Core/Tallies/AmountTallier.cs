using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Tallies;

/// <summary>Adds up what was in patients' boxes: with the place where they lived at each dispensing, with the practice and with the doctor.</summary>
internal sealed class AmountTallier
{
    private readonly TallyPlan _plan;
    private readonly SubstanceList _substances;
    private readonly EventOwners _owners;
    private readonly PatientContext _context;
    private readonly TallyBook _book;
    private readonly Subject[][] _ofGroup;
    private readonly UnitAmounts?[] _ofRule;

    public AmountTallier(TallyPlan plan, SubstanceList substances, EventOwners owners, PatientContext context, TallyBook book)
    {
        (_plan, _substances, _owners, _context, _book) = (plan, substances, owners, context, book);
        int[] all = [.. Enumerable.Range(0, plan.Amounts.Length)];
        _ofGroup = [.. Enumerable.Range(0, plan.AnyGroup + 1).Select(group => all.Where(i => !PatientRule.IsAbout(plan.Amounts[i]) && plan.GroupOf(plan.Amounts[i].Drugs!) == group)
            .Select(i => new Subject(i, plan.Amounts[i], plan.Amounts[i].With is { } with ? 1UL << plan.GroupOf(with) : 0, plan.Amounts[i].Periods.Contains(PeriodKind.Quarter))).ToArray())];
        _ofRule = [.. Enumerable.Range(0, plan.Rules.Length).Select(rule =>
            Array.FindIndex(plan.Amounts, measure => PatientRule.IsAbout(measure) && plan.RuleOf(measure) == rule) is >= 0 and var i ? new UnitAmounts(this, i) : null)];
    }

    /// <summary>Whether a measure adds up what was in the boxes of a group.</summary>
    public bool IsAbout(int group) => _ofGroup[group].Length > 0;

    /// <summary>Amounts of those patients for whom a rule holds; null where no measure asks for them.</summary>
    public UnitAmounts? OfRule(int rule) => _ofRule[rule];

    /// <param name="events">Of the group.</param>
    /// <param name="masks">By substance: its groups.</param>
    public void AddGroup(int group, ReadOnlySpan<DispensedEvent> events, ulong[] masks)
    {
        var windows = _context.Windows;
        foreach (var (subject, measure, second, hasQuarters) in _ofGroup[group])
        {
            foreach (ref readonly var e in events)
            {
                var amount = Of(measure, e, (masks[e.Substance] & second) != 0);
                int month = windows.MonthOfDay(e.Day);
                AddEverywhere(subject, windows.YearOf[month], e, amount);
                if (hasQuarters) AddEverywhere(subject, windows.QuarterOf[month], e, amount);
            }
        }
    }

    /// <summary>Oral morphine and price of each listed drug, by year.</summary>
    public void AddSubstances(ReadOnlySpan<DispensedEvent> history)
    {
        if (!_plan.HasSubstanceAmounts) return;
        foreach (ref readonly var e in history)
        {
            int subject = _substances.WholeOf[e.Substance] is >= 0 and var whole ? whole : _substances.PieceOf[e.Substance];
            int year = _context.Windows.YearOf[_context.Windows.MonthOfDay(e.Day)];
            if (subject < 0 || year < 0) continue;
            ref readonly var details = ref _context.Details![e.Number];
            var (places, practices) = (_book.SubstanceAmountsByResidence, _book.SubstanceAmountsByPractice);
            AddResidence(places, subject, year, e, (details.Ome, details.Price));
            int practice = _owners.PracticeOf(e);
            if (practice != PrescriberUnits.None) practices.Add(practices.Cell(subject, year, practice), (details.Ome, details.Price));
        }
    }

    /// <summary>What a dispensing adds to a measure.</summary>
    /// <param name="isSecond">Whether it is of the second drugs.</param>
    public (long Part, long Whole) Of(MeasureDefinition measure, in DispensedEvent e, bool isSecond)
    {
        ref readonly var details = ref _context.Details![e.Number];
        return measure.Quantity switch
        {
            Quantity.OmePer1000PerDay => (details.Ome, 0),
            Quantity.OmeOfSecondPercent => (isSecond ? details.Ome : 0, details.Ome),
            Quantity.LongActingPercent when (details.Flags & DetailFlags.ActingKnown) != 0 => ((details.Flags & DetailFlags.LongActing) != 0 ? details.Ome : 0, details.Ome),
            Quantity.LargePacksPercent when details.Units > 0 => (details.Units >= 100L * measure.FewestUnits!.Value ? 1 : 0, 1),
            _ => (0, 0),
        };
    }

    private void AddEverywhere(int subject, int window, in DispensedEvent e, (long, long) amount)
    {
        if (window < 0) return;
        AddResidence(_book.AmountsByResidence, subject, window, e, amount);
        AddUnit(subject, window, _owners.PracticeOf(e), amount);
        AddUnit(subject, window, _owners.DoctorOf(e), amount);
    }

    private static void AddResidence(AmountBook book, int subject, int window, in DispensedEvent e, (long, long) amount)
    {
        if (e.Residence != ResidenceUnits.Elsewhere) book.Add(book.Cell(subject, window, e.Residence), amount);
    }

    private void AddUnit(int subject, int window, int unit, (long, long) amount)
    {
        if (unit != PrescriberUnits.None) _book.AmountsByPrescriber.Add(_book.AmountsByPrescriber.Cell(subject, window, unit), amount);
    }

    /// <summary>A measure about a group.</summary>
    /// <param name="Index">Among the amounts of the plan.</param>
    /// <param name="Second">Bit of its second group; 0 for none.</param>
    private readonly record struct Subject(int Index, MeasureDefinition Measure, ulong Second, bool HasQuarters);

    /// <summary>What patients had for whom a rule holds.</summary>
    internal sealed class UnitAmounts(AmountTallier tallier, int subject)
    {
        private readonly MeasureDefinition _measure = tallier._plan.Amounts[subject];

        /// <summary>All that a patient has of it.</summary>
        public (long Part, long Whole) SumOf(ReadOnlySpan<DispensedEvent> events)
        {
            long part = 0, whole = 0;
            foreach (ref readonly var e in events)
            {
                var amount = tallier.Of(_measure, e, isSecond: false);
                (part, whole) = (part + amount.Part, whole + amount.Whole);
            }
            return (part, whole);
        }

        public void AddResidences(ReadOnlySpan<DispensedEvent> events, int year)
        {
            foreach (ref readonly var e in events) AddResidence(tallier._book.AmountsByResidence, subject, year, e, tallier.Of(_measure, e, isSecond: false));
        }

        public void AddUnit(ReadOnlySpan<DispensedEvent> events, int year, int unit)
        {
            foreach (ref readonly var e in events) tallier.AddUnit(subject, year, unit, tallier.Of(_measure, e, isSecond: false));
        }
    }
}
