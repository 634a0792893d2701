using Analytics.Measures;
using Analytics.Reference;
using Analytics.Tallies;

namespace Analytics.Estimates;

/// <summary>Sums to rates: every measure for every unit and window, from merged tallies.</summary>
internal sealed class Estimator(TallyRun run, Denominators denominators, ReferenceData reference)
{
    public TallyRun Run { get; } = run;
    public Denominators Denominators { get; } = denominators;
    private readonly Lazy<WorkingGroups> _groups = new(() => new(run, reference));

    /// <summary>Made when somebody asks.</summary>
    public WorkingGroups Groups => _groups.Value;
    public Standardiser Standardiser { get; } = new(run, denominators, reference);

    /// <summary>A place's figure, a union's among them.</summary>
    /// <param name="substance">For lists: position in <see cref="SubstanceList.Codes"/>.</param>
    public Estimate Residence(MeasureDefinition measure, int window, int unit, int substance = -1)
    {
        long? people = Denominators.TwicePersonDays(unit, Run.Windows.All[window], measure.AgeFrom);
        if (window >= Run.Windows.FirstRolling) return Rolling(measure, window, people / 2m, unit);
        if (unit < Run.Residences.Count) return Of(measure, window, people, Run.Book.OfPlaces, [unit], substance);
        var sum = Of(measure, window, people, Run.Book.OfPlaces, Run.Residences.Unions[unit - Run.Residences.Count], substance);
        return sum.SumOfSquares is { } squares ? sum with { SumOfSquares = squares + Movers(measure, window, unit, substance) } : sum;
    }

    /// <summary>A practice's or doctor's figure, on its list.</summary>
    /// <inheritdoc cref="Residence"/>
    public Estimate Prescriber(MeasureDefinition measure, int window, int unit, int substance = -1) =>
        Of(measure, window, Denominators.TwiceListDays(unit, Run.Windows.All[window], measure.AgeFrom), Run.Book.OfPrescribers, [unit], substance);

    /// <summary>Users of one sex and age, per 1000 people or list patients of that sex and age; those of whom either is not known are per nobody.</summary>
    /// <param name="rule">Of <see cref="TallyPlan.ByAgeAndSex"/>.</param>
    public Estimate UsersInStratum(int rule, bool place, int window, int unit)
    {
        var book = place ? Run.Book.RuleByResidence : Run.Book.RuleByPrescriber;
        int people = book.Users(book.Cell(rule, window, unit));
        var stratum = Run.Plan.StratumOf(rule).Stratum;
        var twice = stratum is null ? null
            : place ? Denominators.TwiceByAgeAndSex(unit, Run.Windows.All[window].Year)
            : Denominators.ListByAgeAndSex(unit)?.Select(listed => 2 * listed).ToList();
        return twice is null ? new(people, null, null) : Estimate.Of(people, stratum!.Strata.Sum(at => twice[at]) / 2m, Scale.Of(Run.Plan.Rules[rule].Measure).Per);
    }

    /// <summary>Whether a rule holds for anybody at all.</summary>
    public bool CountsAnybody(int rule, int window) => Run.Book.RuleByResidence.Patients(Run.Book.RuleByResidence.Cell(rule, window, ResidenceUnits.Nation)) > 0
        || Enumerable.Range(0, Run.Prescribers.Count).Any(unit => Run.Book.RuleByPrescriber.Patients(Run.Book.RuleByPrescriber.Cell(rule, window, unit)) > 0);

    /// <summary>What units of a group have together, on the people or lists of all: everybody counts where a unit counts them, whoever else does.</summary>
    public Estimate Group(MeasureDefinition measure, bool places, int window, int[] units)
    {
        var period = Run.Windows.All[window];
        long? people = places ? Denominators.TwicePersonDays(units, period, measure.AgeFrom) : 0;
        if (!places)
        {
            foreach (int unit in units) people += Denominators.TwiceListDays(unit, period, measure.AgeFrom);
        }
        return Of(measure, window, people, places ? Run.Book.OfPlaces : Run.Book.OfPrescribers, units, -1);
    }

    /// <summary>Who moved between members of a union is one patient of it.</summary>
    private decimal Movers(MeasureDefinition measure, int window, int union, int substance)
    {
        var book = substance < 0 ? Run.Book.ByResidence : Run.Book.SubstanceByResidence;
        int subject = substance < 0 ? Run.Plan.GroupOf(measure.Drugs!) : Run.Substances.SubjectOf(substance);
        return (decimal)book.Squares(book.Cell(subject, window, union))!.Value / 10_000;
    }

    /// <summary>Whom a share of users is of.</summary>
    public int UsersOf(MeasureDefinition measure, bool place, int window, int unit) =>
        place ? Users(measure, window, unit, Run.Book.ByResidence, Run.Book.RuleByResidence) : Users(measure, window, unit, Run.Book.ByPrescriber, Run.Book.RuleByPrescriber);

    private int Users(MeasureDefinition measure, int window, int unit, CellBook groups, CellBook rules) => Run.Plan.UsersOf(measure) is >= 0 and var rule
        ? rules.Users(rules.Cell(rule, window, unit))
        : groups.Users(groups.Cell(Run.Plan.GroupOf(measure.Drugs!), window, unit));

    private Estimate Rolling(MeasureDefinition measure, int window, decimal? personDays, int unit)
    {
        var (ddd, squares, users) = Run.Book.Rolling.Sums(Run.Plan.GroupOf(measure.Drugs!), window - Run.Windows.FirstRolling, unit);
        bool isVolume = measure.Quantity == Quantity.DddPer1000PerDay;
        return Of(Scale.Of(measure), isVolume ? ddd : users, 0, isVolume ? squares : null, personDays, personDays / Run.Windows.All[window].Days);
    }

    /// <summary>One unit's figure, or that of several as if they were one.</summary>
    /// <param name="twicePersonDays">Of all together.</param>
    private Estimate Of(MeasureDefinition measure, int window, long? twicePersonDays, UnitBooks books, ReadOnlySpan<int> units, int substance)
    {
        if (Run.Windows.FirstDayOf(window) < measure.DaysBefore) return Estimate.NotComputed;
        decimal? personDays = twicePersonDays / 2m;
        var (part, whole, squares) = SumsOf(measure, window, books, units, substance);
        return measure.Quantity == Quantity.RenewalIntervalDays
            ? new Estimate(part, whole, Median(LengthsOf(measure, window, books.Renewals, units)))
            : Of(Scale.Of(measure), part, whole, squares, personDays, personDays / Run.Windows.DaysOf(window));
    }

    /// <summary>Sums as a figure.</summary>
    /// <param name="squares">Of patients' own parts; null where no limits rest on them.</param>
    public static Estimate Of(in Scale scale, long part, long whole, Int128? squares, decimal? personDays, decimal? persons) =>
        Estimate.Of(part / scale.Part, scale.Base switch { Base.PersonDays => personDays, Base.Persons => persons, _ => whole / scale.Whole }, scale.Per)
        with
        { SumOfSquares = (decimal?)squares / (scale.Part * scale.Part) };

    /// <summary>What units have together, and what it is of where that is no population.</summary>
    private (long Part, long Whole, Int128? Squares) SumsOf(MeasureDefinition measure, int window, UnitBooks books, ReadOnlySpan<int> units, int substance)
    {
        long part = 0, whole = 0;
        Int128? squares = null;
        if (measure.IsOfRenewals || measure.IsAmount)
        {
            foreach (int unit in units)
            {
                var amount = AmountOf(measure, window, books, unit, substance);
                (part, whole) = (part + amount.Part, whole + amount.Whole);
            }
            return measure.Quantity == Quantity.TopCost ? (whole, 0, null) : (part, whole, null);
        }
        if (PatientRule.IsAbout(measure))
        {
            int rule = Run.Plan.RuleOf(measure);
            foreach (int unit in units) part += books.Rules.Users(books.Rules.Cell(rule, window, unit));
            if (!measure.IsShareOfUsers) return (part, 0, null);
            foreach (int unit in units) whole += Users(measure, window, unit, books.Groups, books.Rules);
            return (part, whole, null);
        }
        var book = measure.IsList ? books.Substances : books.Groups;
        int subject = measure.IsList ? Run.Substances.SubjectOf(substance) : Run.Plan.GroupOf(measure.Drugs!);
        foreach (int unit in units)
        {
            int cell = book.Cell(subject, window, unit);
            (part, whole) = (part + book.Ddd(cell), whole + book.Users(cell));
            if (book.Squares(cell) is { } theirs) squares = (squares ?? 0) + theirs;
        }
        return measure.IsVolume ? (part, whole, squares) : (whole, 0, null);
    }

    private (long Part, long Whole) AmountOf(MeasureDefinition measure, int window, UnitBooks books, int unit, int substance)
    {
        if (measure.IsOfRenewals) return books.Renewals.Sums(RenewalCell(measure, window, books.Renewals, unit));
        var book = measure.IsList ? books.SubstanceAmounts : books.Amounts;
        return book[book.Cell(measure.IsList ? Run.Substances.SubjectOf(substance) : Array.IndexOf(Run.Plan.Amounts, measure), window, unit)];
    }

    private int RenewalCell(MeasureDefinition measure, int window, RenewalBook renewals, int unit) =>
        renewals.Cell(((RenewalUse)Run.Plan.Rules[Run.Plan.RuleOf(measure)]).Position, window, unit);

    private IReadOnlyList<(int Days, int Count)> LengthsOf(MeasureDefinition measure, int window, RenewalBook renewals, ReadOnlySpan<int> units)
    {
        if (units is [var only]) return renewals.LengthsOf(RenewalCell(measure, window, renewals, only));
        var all = new SortedDictionary<int, int>();
        foreach (int unit in units)
        {
            foreach (var (days, count) in renewals.LengthsOf(RenewalCell(measure, window, renewals, unit))) all[days] = all.GetValueOrDefault(days) + count;
        }
        return [.. all.Select(length => (length.Key, length.Value))];
    }

    /// <summary>Of the days between renewals; the mean of the two in the middle.</summary>
    private static decimal? Median(IReadOnlyList<(int Days, int Count)> lengths)
    {
        long count = lengths.Sum(length => (long)length.Count), low = (count - 1) / 2, high = count / 2;
        if (count == 0) return null;
        return (At(low) + At(high)) / 2m;

        int At(long place)
        {
            foreach (var (days, many) in lengths)
            {
                if (place < many) return days;
                place -= many;
            }
            throw new InvalidOperationException("A place in the middle is among all.");
        }
    }
}
