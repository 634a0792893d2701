namespace Analytics.Tallies;

/// <summary>All sums of a run, by residence and by prescriber: one per worker, then merged.</summary>
internal sealed class TallyBook
{
    /// <param name="prescribersKept">How many distinct prescribers of a municipality to tell apart.</param>
    public TallyBook(TallyPlan plan, WindowTable windows, ResidenceUnits residences, PrescriberUnits prescribers, AtomTable atoms, SubstanceList substances, IReadOnlyList<Project> projects, int prescribersKept)
    {
        bool forRelease = plan.Purpose == TallyPurpose.Release;
        int kept = forRelease ? prescribersKept : 0, classes = forRelease ? atoms.Masks.Length : 0;
        bool practicesKeepShares = forRelease && prescribers.Lists is not null;
        int years = windows.All.Count(w => w.Kind == Prescribing.PeriodKind.Year);
        int listed = plan.HasSubstances ? substances.SubjectCount : 0;
        int groups = plan.Groups.Length + 1;
        bool squares = plan.HasVolumes;
        ByResidence = new CellBook(groups, windows.FirstRolling, residences.Count + residences.Unions.Count, kept, keepsShares: forRelease, keepsSquares: squares, keepsLargest: forRelease);
        Rolling = new RollingBook(groups, windows.All.Length - windows.FirstRolling, residences.FirstMunicipality, squares);
        ByPrescriber = new CellBook(groups, windows.YearsAndQuarters, prescribers.Count + (forRelease ? 0 : 2), 0, practicesKeepShares, keepsSquares: squares);
        SubstanceByResidence = new CellBook(listed, years, residences.Count + residences.Unions.Count, kept, keepsShares: forRelease, keepsSquares: squares, forRelease, forRelease);
        SubstanceByPrescriber = new CellBook(listed, years, prescribers.Practices.Length, 0, practicesKeepShares, keepsSquares: squares);
        RuleByResidence = new CellBook(plan.Rules.Length, years, residences.Count, kept, keepsShares: forRelease, keepsSquares: false, keepsContributions: forRelease);
        RuleByPrescriber = new CellBook(plan.Rules.Length, years, prescribers.Count, 0, practicesKeepShares, keepsSquares: false);
        AtomByResidence = new CellBook(classes, windows.YearsAndQuarters, residences.Count, kept, keepsShares: forRelease, keepsSquares: false, forRelease, forRelease);
        AtomByPrescriber = new CellBook(classes, windows.YearsAndQuarters, prescribers.Count, 0, practicesKeepShares, keepsSquares: false);
        BesidesDoctors = new CellBook(forRelease ? groups : 0, windows.YearsAndQuarters, 2 * prescribers.Practices.Length, 0, keepsShares: false, keepsSquares: false);
        AtomBesidesDoctors = new CellBook(classes, windows.YearsAndQuarters, 2 * prescribers.Practices.Length, 0, keepsShares: false, keepsSquares: false);
        Strata = new StratumBook(plan.Standardised.Count, years, residences.Count);
        Change = new ChangeBook(projects.Count, plan.Changed.Count, windows.Months);
        Elsewhere = new CellBook(groups, windows.FirstRolling, 1, 0, keepsShares: false, keepsSquares: false);
        Unmatched = new CellBook(forRelease ? groups : 0, windows.YearsAndQuarters, 1, 0, keepsShares: true, keepsSquares: false);
        AtomUnmatched = new CellBook(classes, windows.YearsAndQuarters, 1, 0, keepsShares: true, keepsSquares: false);
        RenewalsByResidence = new RenewalBook(plan.RenewalRules.Length, years, residences.Count);
        RenewalsByPrescriber = new RenewalBook(plan.RenewalRules.Length, years, prescribers.Count);
        AmountsByResidence = new AmountBook(plan.Amounts.Length, windows.YearsAndQuarters, residences.Count);
        AmountsByPrescriber = new AmountBook(plan.Amounts.Length, windows.YearsAndQuarters, prescribers.Count);
        int amounts = plan.HasSubstanceAmounts ? listed : 0;
        SubstanceAmountsByResidence = new AmountBook(amounts, years, residences.Count);
        SubstanceAmountsByPractice = new AmountBook(amounts, years, prescribers.Practices.Length);
    }

    /// <summary>Drug groups and any, in all windows but rolling years. Of a union, only what its members' squares lack.</summary>
    public CellBook ByResidence { get; }

    /// <summary>Drug groups and any, in rolling years, of the nation and counties.</summary>
    public RollingBook Rolling { get; }

    /// <summary>Drug groups and any, in years and quarters; for the data controller also what belongs to no practice, and to no doctor, as the last two units.</summary>
    public CellBook ByPrescriber { get; }

    /// <summary>Subjects of <see cref="SubstanceList"/>, in years.</summary>
    public CellBook SubstanceByResidence { get; }

    /// <summary>Substances of practices, in years.</summary>
    public CellBook SubstanceByPrescriber { get; }

    /// <summary>Patients for whom a rule holds, in years; the DDDs are those of the measure's own drugs.</summary>
    public CellBook RuleByResidence { get; }
    public CellBook RuleByPrescriber { get; }

    /// <summary>What patients add to measures of renewals, by position in <see cref="TallyPlan.RenewalRules"/>.</summary>
    public RenewalBook RenewalsByResidence { get; }
    public RenewalBook RenewalsByPrescriber { get; }

    /// <summary>Drug classes of <see cref="AtomTable"/>, in years and quarters: never shown, only protected, and so kept for a release alone.</summary>
    public CellBook AtomByResidence { get; }
    public CellBook AtomByPrescriber { get; }

    /// <summary>Drug groups: by practice, what others than its doctors have in it; then, by practice, what its doctors have elsewhere. It tells a practice and its doctors together apart.</summary>
    public CellBook BesidesDoctors { get; }

    /// <summary>The same of drug classes.</summary>
    public CellBook AtomBesidesDoctors { get; }

    /// <summary>Standardised measures by age and sex, in years.</summary>
    public StratumBook Strata { get; }

    /// <summary>Projects' phases, by measure whose change is followed.</summary>
    public ChangeBook Change { get; }

    /// <summary>By position in <see cref="TallyPlan.Amounts"/>, in years and quarters. Oral morphine in micrograms.</summary>
    public AmountBook AmountsByResidence { get; }

    /// <inheritdoc cref="AmountsByResidence"/>
    public AmountBook AmountsByPrescriber { get; }

    /// <summary>Oral morphine in micrograms and price in hundredths of subjects of <see cref="SubstanceList"/>, in years.</summary>
    public AmountBook SubstanceAmountsByResidence { get; }

    /// <inheritdoc cref="SubstanceAmountsByResidence"/>
    public AmountBook SubstanceAmountsByPractice { get; }

    /// <summary>The bucket of dispensings to people outside the population table.</summary>
    public CellBook Elsewhere { get; }

    /// <summary>What tells the nation and all practices together apart: residents' dispensings that belong to no practice, and practices' to people from elsewhere.</summary>
    public CellBook Unmatched { get; }
    public CellBook AtomUnmatched { get; }

    /// <summary>What a measure of a place is made from.</summary>
    public UnitBooks OfPlaces => new(ByResidence, SubstanceByResidence, RuleByResidence, AmountsByResidence, SubstanceAmountsByResidence, RenewalsByResidence);

    /// <summary>What a measure of a practice or doctor is made from.</summary>
    public UnitBooks OfPrescribers => new(ByPrescriber, SubstanceByPrescriber, RuleByPrescriber, AmountsByPrescriber, SubstanceAmountsByPractice, RenewalsByPrescriber);

    public AttributionCounts Attribution { get; } = new();

    /// <summary>Adds what municipalities have to what counties and the nation have: call once, after the last patient.</summary>
    public void RollUp(ResidenceUnits residences)
    {
        foreach (IUnitBook book in (ReadOnlySpan<IUnitBook>)[ByResidence, SubstanceByResidence, RuleByResidence, RenewalsByResidence, AtomByResidence, Strata, AmountsByResidence, SubstanceAmountsByResidence])
        {
            for (int municipality = residences.FirstMunicipality; municipality < residences.Count; municipality++)
            {
                book.AddUnit(municipality, residences.CountyOf(municipality));
                book.AddUnit(municipality, ResidenceUnits.Nation);
            }
        }
    }

    public void Merge(TallyBook other)
    {
        Attribution.Merge(other.Attribution);
        ByResidence.Merge(other.ByResidence);
        Rolling.Merge(other.Rolling);
        ByPrescriber.Merge(other.ByPrescriber);
        SubstanceByResidence.Merge(other.SubstanceByResidence);
        SubstanceByPrescriber.Merge(other.SubstanceByPrescriber);
        RuleByResidence.Merge(other.RuleByResidence);
        RuleByPrescriber.Merge(other.RuleByPrescriber);
        RenewalsByResidence.Merge(other.RenewalsByResidence);
        RenewalsByPrescriber.Merge(other.RenewalsByPrescriber);
        AtomByResidence.Merge(other.AtomByResidence);
        AtomByPrescriber.Merge(other.AtomByPrescriber);
        BesidesDoctors.Merge(other.BesidesDoctors);
        AtomBesidesDoctors.Merge(other.AtomBesidesDoctors);
        Strata.Merge(other.Strata);
        Change.Merge(other.Change);
        AmountsByResidence.Merge(other.AmountsByResidence);
        AmountsByPrescriber.Merge(other.AmountsByPrescriber);
        SubstanceAmountsByResidence.Merge(other.SubstanceAmountsByResidence);
        SubstanceAmountsByPractice.Merge(other.SubstanceAmountsByPractice);
        Elsewhere.Merge(other.Elsewhere);
        Unmatched.Merge(other.Unmatched);
        AtomUnmatched.Merge(other.AtomUnmatched);
    }
}

/// <summary>Sums by unit: of places, or of those who prescribe.</summary>
internal readonly record struct UnitBooks(CellBook Groups, CellBook Substances, CellBook Rules, AmountBook Amounts, AmountBook SubstanceAmounts, RenewalBook Renewals);
