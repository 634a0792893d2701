using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Tallies;

/// <summary>What the chosen measures need, worked out once, so that only that is kept.</summary>
internal sealed class TallyPlan
{
    /// <summary>The fixed groups of the contract's cross-checks.</summary>
    public static readonly IReadOnlyList<(string Name, AtcPrefix Prefix)> CrossCheckGroups =
        [("anxiolytics", new("N05B")), ("hypnotics", new("N05C")), ("opioids", new("N02A"))];

    public const int CrossCheckGroupCount = 3;

    private readonly List<PatientRule> _rules = [];
    private readonly Dictionary<string, int> _ruleOf = new(StringComparer.Ordinal), _usersOf = new(StringComparer.Ordinal);

    /// <param name="comparisons">What is to be worked out of the figures besides.</param>
    public TallyPlan(IReadOnlyList<MeasureDefinition> measures, TallyPurpose purpose, params IReadOnlyCollection<Comparison> comparisons)
        : this(measures, purpose, tellsAgeAndSex: true, comparisons)
    {
    }

    /// <inheritdoc cref="TallyPlan(IReadOnlyList{MeasureDefinition}, TallyPurpose, IReadOnlyCollection{Comparison})"/>
    /// <param name="tellsAgeAndSex">Whether the extract does.</param>
    public TallyPlan(IReadOnlyList<MeasureDefinition> measures, TallyPurpose purpose, bool tellsAgeAndSex, IReadOnlyCollection<Comparison> comparisons)
    {
        if (purpose == TallyPurpose.Release) measures = [.. measures.Where(measure => measure.IsReleased)];
        (Measures, Purpose, Comparisons) = (measures, purpose, comparisons.ToHashSet());
        if (Compares(Comparison.Standardised) || Compares(Comparison.Variation)) Standardised = [.. measures.Where(m => m.IsPer1000 && !m.IsList)];
        if (Compares(Comparison.Change) && purpose == TallyPurpose.Internal) Changed = [.. measures.Where(m => !m.IsList && m.Quantity != Quantity.RenewalIntervalDays)];
        foreach (var measure in measures.Where(PatientRule.IsAbout)) _ruleOf[measure.Id] = IndexOf(PatientRule.Of(measure));
        foreach (var measure in measures.Where(measure => measure.IsPercentOfSome || (measure.Excluding != Exclusion.None && (measure.IsShareOfUsers || measure.Quantity == Quantity.LongActingPercent))))
        {
            _usersOf[measure.Id] = IndexOf(PatientRule.UsersOf(measure));
            // Beside all users, they tell how many are left out.
            if (purpose == TallyPurpose.Release && !measure.IsPercentOfSome) IndexOf(PatientRule.UsersOf(measure with { Excluding = Exclusion.None }));
        }
        if (purpose == TallyPurpose.Release && tellsAgeAndSex) ByAgeAndSex = [.. UsersByAge(measures).Select(users => (users, IndicesOf(StrataOf(users))))];
        Rules = [.. _rules];
        RenewalRules = [.. _rules.OfType<RenewalUse>()];
        for (int position = 0; position < RenewalRules.Length; position++) RenewalRules[position].Position = position;
        Asked = _rules.Aggregate(StartTraits.None, (traits, rule) => traits | rule.Asked);
        if (purpose == TallyPurpose.Release) Rules = [.. Rules, .. DifferencesOf(Rules)];
        HasSubstances = measures.Any(m => m.IsList);
        HasVolumes = measures.Any(m => m.IsVolume);
        HasSubstanceAmounts = measures.Any(m => m.Quantity is Quantity.TopOme or Quantity.TopCost);
        Amounts = [.. measures.Where(m => m.IsAmount && !m.IsList)];
        // A share of two volumes shows both.
        string[] listed = [.. measures.SelectMany(m => new[] { m.Drugs, m.Quantity == Quantity.OmeOfSecondPercent ? m.With : null }).OfType<string>().Distinct()];
        // Lists of substances by themselves are over all groups that have a volume in the catalogue.
        if (listed.Length == 0 && HasSubstances)
            listed = [.. MeasureCatalogue.BuiltIn.Measures.Where(m => m.Quantity == Quantity.DddPer1000PerDay && DrugSelection.Of(m.Drugs!).Only == RowMarks.None).Select(m => m.Drugs!)];
        Groups = [.. listed.Concat(measures.Select(m => m.With).OfType<string>()).Distinct().Select(DrugSelection.Of)];
        ListedGroups = [.. listed.Select(GroupOf)];
        Excluded = measures.Any(m => m.Excluding == Exclusion.Palliative) ? RowMarks.Palliative : RowMarks.None;
        Marks = Groups.Aggregate(Excluded, (marks, group) => marks | group.Only);
        if ((Asked & StartTraits.AnyStarter) != 0) Marks |= RowMarks.Prescriber;
        if (RenewalRules.Length > 0) Marks |= RowMarks.DoseDispensed;
        Evidence = Groups.Where(group => group.AtcPrefixes.Count == 0).Aggregate(Excluded, (marks, group) => marks | group.Only);
    }

    public IReadOnlyList<MeasureDefinition> Measures { get; }
    public TallyPurpose Purpose { get; }

    /// <summary>Whether the contract's cross-checks are made too.</summary>
    public bool HasCrossChecks => Purpose == TallyPurpose.Internal;

    /// <summary>Drug selections in the order of the pack: the subjects of the tallies.</summary>
    public DrugSelection[] Groups { get; }

    /// <summary>The subject after the groups: any drug of any group.</summary>
    public int AnyGroup => Groups.Length;

    /// <summary>Groups that some measure is about: only these and what lies in them is ever released.</summary>
    public int[] ListedGroups { get; }

    /// <summary>Rules about a patient's year, in the order of the pack; for a release, then what could be learned from two of them.</summary>
    public PatientRule[] Rules { get; }

    /// <summary>What rules ask of treatments that begin.</summary>
    public StartTraits Asked { get; }

    /// <summary>Those of <see cref="Rules"/> that are about renewals.</summary>
    public RenewalUse[] RenewalRules { get; }

    /// <summary>Whether substances are listed.</summary>
    public bool HasSubstances { get; }

    public IReadOnlySet<Comparison> Comparisons { get; }

    /// <summary>Measures that are kept by age and sex: those per 1000 people, where standardised rates or expected counts are asked for.</summary>
    public IReadOnlyList<MeasureDefinition> Standardised { get; } = [];

    /// <summary>Measures whose change is followed: all but lists and the median of intervals, which is no ratio of sums.</summary>
    public IReadOnlyList<MeasureDefinition> Changed { get; } = [];

    /// <summary>Counts of users that are released by sex and age, with the indices of their <see cref="UseInStratum"/>, people of unknown age last.</summary>
    public IReadOnlyList<(MeasureDefinition Users, int[] Rules)> ByAgeAndSex { get; } = [];

    /// <summary>What a rule of <see cref="ByAgeAndSex"/> counts.</summary>
    public UseInStratum StratumOf(int rule) => (UseInStratum)Rules[rule];

    public bool Compares(Comparison comparison) => Comparisons.Contains(comparison);

    /// <summary>Whether some measure is a volume: then patients' squared volumes are kept for its limits.</summary>
    public bool HasVolumes { get; }

    /// <summary>Whether they are listed by what was in the boxes.</summary>
    public bool HasSubstanceAmounts { get; }

    /// <summary>Measures that add up what was in the boxes, but for lists: subjects of the amounts.</summary>
    public MeasureDefinition[] Amounts { get; }

    /// <summary>Index of a measure's rule; −1 where it has none. Measures that count the same patients share one.</summary>
    public int RuleOf(MeasureDefinition measure) => _ruleOf.GetValueOrDefault(measure.Id, -1);

    /// <summary>Index of the rule that counts the users whom a measure's share is of; −1 where they are all users of its drugs.</summary>
    public int UsersOf(MeasureDefinition measure) => _usersOf.GetValueOrDefault(measure.Id, -1);

    private int IndexOf(PatientRule rule)
    {
        int known = _rules.FindIndex(rule.IsSameAs);
        if (known < 0) _rules.Add(rule);
        return known < 0 ? _rules.Count - 1 : known;
    }

    /// <summary>Of drugs that share nothing with each other, nor with a measure that counts from an age: strata of two such could be subtracted.</summary>
    private static List<MeasureDefinition> UsersByAge(IReadOnlyList<MeasureDefinition> measures)
    {
        var chosen = new List<MeasureDefinition>();
        DrugSelection[] counted = [.. measures.Where(measure => measure.AgeFrom is not null).SelectMany(measure => new[] { measure.Drugs, measure.With }).OfType<string>().Select(DrugSelection.Of)];
        foreach (var users in measures.Where(measure => measure.Quantity == Quantity.UsersPer1000 && measure.Periods.Contains(PeriodKind.Year)))
        {
            var drugs = DrugSelection.Of(users.Drugs!);
            if (!chosen.Select(other => DrugSelection.Of(other.Drugs!)).Concat(counted).Any(drugs.Overlaps)) chosen.Add(users);
        }
        return chosen;
    }

    private static IEnumerable<PatientRule> StrataOf(MeasureDefinition users) => UserStratum.All.Append(null).Select(stratum => new UseInStratum(users, stratum));

    private int[] IndicesOf(IEnumerable<PatientRule> rules) => [.. rules.Select(IndexOf)];

    private static IEnumerable<PatientRule> DifferencesOf(PatientRule[] rules) =>
        from narrower in Enumerable.Range(0, rules.Length)
        from wider in Enumerable.Range(0, rules.Length)
        where narrower != wider && (rules[narrower].Implies(rules[wider]) || (wider < narrower && rules[narrower].Excludes(rules[wider])))
        select new RuleDifference(rules[wider], rules[narrower]);

    /// <summary>Marks by which patients are left out of some measure.</summary>
    public RowMarks Excluded { get; }

    /// <summary>Marks by which dispensings of one drug are told apart.</summary>
    public RowMarks Marks { get; }

    /// <summary>Marks for which a dispensing is wanted whatever its drug.</summary>
    public RowMarks Evidence { get; }

    /// <summary>The bits of groups that are branches of the ATC tree.</summary>
    public ulong Branches => Enumerable.Range(0, Groups.Length).Where(group => Groups[group].AtcPrefixes.Count > 0).Aggregate(0UL, (bits, group) => bits | (1UL << group));

    /// <summary>Whether <see cref="RowDetails"/> are needed.</summary>
    public bool NeedsDetails => Measures.Any(measure => measure.NeedsDetails);

    public int GroupOf(string selection) => Array.FindIndex(Groups, group => group.Id == selection);

    /// <summary>Whether sums of a group, or of any drug, are needed in a kind of period: by a measure, or by the gate, which needs all of a release.</summary>
    public bool Needs(int group, PeriodKind kind) => Purpose == TallyPurpose.Release
        || (group != AnyGroup && Measures.Any(measure => measure.Drugs == Groups[group].Id && measure.Periods.Contains(kind) && NeedsGroup(measure)));

    /// <summary>Whether a measure is made from volume or users of its drugs, and not from rules, amounts or renewals alone.</summary>
    private bool NeedsGroup(MeasureDefinition measure) => measure.Quantity is Quantity.DddPer1000PerDay or Quantity.UsersPer1000 or Quantity.DddPerUser
        || (measure.IsShareOfUsers && UsersOf(measure) < 0);

    public bool Wants(AtcCode code) =>
        (HasCrossChecks && CrossCheckGroups.Any(group => group.Prefix.Contains(code))) || Groups.Any(group => group.AtcPrefixes.Count > 0 && group.Contains(code));

    /// <summary>Whether the dispensing tells that its patient is left out of some measure.</summary>
    public bool IsEvidence(Substance substance) => (substance.Marks & Excluded) != 0;

    /// <summary>One bit per group, the bit of <see cref="AnyGroup"/> where any is set.</summary>
    public ulong MaskOf(Substance substance)
    {
        ulong mask = 0;
        for (int group = 0; group < Groups.Length; group++)
        {
            if (Groups[group].Contains(substance.Code, substance.Marks)) mask |= 1UL << group;
        }
        return mask == 0 ? 0 : mask | (1UL << AnyGroup);
    }

    /// <summary>The finest drug classes that the listed groups can tell apart, among the substances of the extract.</summary>
    /// <remarks>Subtracting groups from each other can reveal what such classes hold (hypnotics less Z-hypnotics), so they are tallied too.</remarks>
    /// <param name="masks">By substance, of <see cref="MaskOf"/>.</param>
    public AtomTable AtomsOf(ulong[] masks)
    {
        ulong listed = ListedGroups.Aggregate(0UL, (bits, group) => bits | (1UL << group));
        ulong[] atoms = [.. masks.Select(mask => mask & listed).Where(mask => mask != 0).Distinct().Order()];
        return new AtomTable(atoms, [.. masks.Select(mask => Array.IndexOf(atoms, mask & listed))]);
    }
}

/// <summary>Drug classes that partition the listed groups.</summary>
/// <param name="Masks">By class: the groups it lies in.</param>
/// <param name="OfSubstance">By substance: its class, or -1.</param>
internal sealed record AtomTable(ulong[] Masks, int[] OfSubstance);
