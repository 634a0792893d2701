using Analytics.Measures;
using Analytics.Reference;
using Analytics.Tallies;

namespace Analytics.Estimates;

/// <summary>Sums to rates: every measure for every unit and window, from merged tallies.</summary>
internal sealed class Estimator(TallyRun run, Denominators denominators, ReferenceData reference)
{
    private const decimal MicrogramsOfMilligram = 1000;
    /// <summary>Of person-years, as for incidence rates.</summary>
    private const decimal DaysOfYear = 365.25m;

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
        if (unit < Run.Residences.Count) return Of(measure, window, people, Run.Book.OfPlaces, unit, substance);
        var sum = Together(measure, place: true, window, Run.Residences.Unions[unit - Run.Residences.Count], people, substance);
        return sum.SumOfSquares is { } squares ? sum with { SumOfSquares = squares + Movers(measure, window, unit, substance) } : sum;
    }

    /// <summary>A practice's or doctor's figure, on its list.</summary>
    /// <inheritdoc cref="Residence"/>
    public Estimate Prescriber(MeasureDefinition measure, int window, int unit, int substance = -1) =>
        Of(measure, window, Denominators.TwiceListDays(unit, Run.Windows.All[window], measure.AgeFrom), Run.Book.OfPrescribers, unit, substance);

    /// <summary>What units of a group have together, on the people or lists of all.</summary>
    public Estimate Group(MeasureDefinition measure, bool places, int window, IReadOnlyList<int> units)
    {
        var period = Run.Windows.All[window];
        long? people = places ? Denominators.TwicePersonDays(units, period, measure.AgeFrom) : 0;
        if (!places)
        {
            foreach (int unit in units) people += Denominators.TwiceListDays(unit, period, measure.AgeFrom);
        }
        return Together(measure, places, window, units, people);
    }

    /// <summary>Units as if they were one: everybody counts where a unit counts them, whoever else does.</summary>
    /// <param name="twicePeople">Twice the person-days of all together.</param>
    public Estimate Together(MeasureDefinition measure, bool place, int window, IReadOnlyList<int> units, long? twicePeople, int substance = -1)
    {
        var books = place ? Run.Book.OfPlaces : Run.Book.OfPrescribers;
        // The people of all stand beside the first unit.
        var sum = Estimate.Sum([.. units.Select((unit, i) => Of(measure, window, i == 0 ? twicePeople : 0, books, unit, substance))]);
        return measure.Quantity != Quantity.RenewalIntervalDays || sum.IsNotComputed ? sum : sum with
        {
            Value = Median([.. units.SelectMany(unit => books.Renewals.LengthsOf(RenewalCell(measure, window, books.Renewals, unit)))
                .GroupBy(length => length.Days).Select(length => (length.Key, length.Sum(one => one.Count))).OrderBy(length => length.Key)]),
        };
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
        return measure.Quantity switch
        {
            Quantity.DddPer1000PerDay => Estimate.OfVolume(ddd, squares, personDays, 1000),
            Quantity.UsersPer1000 => Estimate.Of(users, personDays / Run.Windows.All[window].Days, 1000),
            _ => throw new ArgumentOutOfRangeException(nameof(measure), $"{measure.Id} has no rolling years."),
        };
    }

    private Estimate Of(MeasureDefinition measure, int window, long? twicePersonDays, UnitBooks books, int unit, int substance)
    {
        var (groups, substances, rules, amounts, substanceAmounts, renewals) = books;
        decimal? personDays = twicePersonDays / 2m;
        decimal? persons = personDays / Run.Windows.All[window].Days;
        if (Run.Windows.FirstDayOf(window) < measure.DaysBefore) return Estimate.NotComputed;
        switch (measure.Quantity)
        {
            case Quantity.DddPer1000PerDay:
                return Volume(groups, Group(measure.Drugs!), personDays, 1000);
            case Quantity.UsersPer1000:
                return Estimate.Of(groups.Users(Group(measure.Drugs!)), persons, 1000);
            case Quantity.DddPerUser:
                return Volume(groups, Group(measure.Drugs!), groups.Users(Group(measure.Drugs!)), 1);
            case Quantity.OmePer1000PerDay:
                return Estimate.Of(Amount().Part / MicrogramsOfMilligram, personDays, 1000);
            case Quantity.OmeOfSecondPercent or Quantity.LongActingPercent:
                return Estimate.Of(Amount().Part / MicrogramsOfMilligram, Amount().Whole / MicrogramsOfMilligram, 100);
            case Quantity.LargePacksPercent:
                return Estimate.Of(Amount().Part, Amount().Whole, 100);
            case Quantity.ElderlyPercentFromGps:
                return Estimate.Of(rules.Users(Rule()), persons, 100);
            case Quantity.TopOme:
                return Estimate.Of(ListedAmount().Part / MicrogramsOfMilligram, personDays, 1000);
            case Quantity.TopCost:
                return Estimate.Of(ListedAmount().Whole / 100m, persons, 1000);
            case Quantity.PersistentUsersPer1000 or Quantity.ElderlyUsersPer1000 or Quantity.IncidentUsersPer1000 or Quantity.HighDosePer1000:
                return Estimate.Of(rules.Users(Rule()), persons, 1000);
            case Quantity.ConcurrentUsersPercent or Quantity.ConcurrentBlocksPercent or Quantity.UsersAboveDddPercent or Quantity.EpisodeUsersPercent
                or Quantity.HighDosePercent or Quantity.ManyPrescribersPercent or Quantity.RenewalChainPercent
                or Quantity.FirstTreatmentPercent or Quantity.StartedByPercent or Quantity.ContinuedPercent or Quantity.NewLongTermPercent or Quantity.ConcurrentCoverPercent:
                return Estimate.Of(rules.Users(Rule()), Users(measure, window, unit, groups, rules), 100);
            case Quantity.RenewalsPerYear:
                return Estimate.Of(Renewals().Numerator, Renewals().Denominator / 100m, DaysOfYear);
            case Quantity.EarlyRenewalsPercent:
                return Estimate.Of(Renewals().Numerator, Renewals().Denominator, 100);
            case Quantity.RenewalIntervalDays:
                return new Estimate(Renewals().Numerator, Renewals().Denominator, Median(renewals.LengthsOf(RenewalCell(measure, window, renewals, unit))));
            case Quantity.TopUsers:
                return Estimate.Of(substances.Users(Listed()), persons, 1000);
            case Quantity.TopDdd:
                return Volume(substances, Listed(), personDays, 1000);
            default:
                throw new ArgumentOutOfRangeException(nameof(measure), $"{measure.Id} has a quantity that nothing computes.");
        }

        static Estimate Volume(CellBook book, int cell, decimal? denominator, decimal per) => Estimate.OfVolume(book.Ddd(cell), book.Squares(cell), denominator, per);
        int Group(string selection) => groups.Cell(Run.Plan.GroupOf(selection), window, unit);
        int Listed() => substances.Cell(Run.Substances.SubjectOf(substance), window, unit);
        int Rule() => rules.Cell(Run.Plan.RuleOf(measure), window, unit);
        (long Part, long Whole) Amount() => amounts[amounts.Cell(Array.IndexOf(Run.Plan.Amounts, measure), window, unit)];
        (long Part, long Whole) ListedAmount() => substanceAmounts[substanceAmounts.Cell(Run.Substances.SubjectOf(substance), window, unit)];
        (long Numerator, long Denominator) Renewals() => renewals.Sums(RenewalCell(measure, window, renewals, unit));
    }

    private int RenewalCell(MeasureDefinition measure, int window, RenewalBook renewals, int unit) =>
        renewals.Cell(((RenewalUse)Run.Plan.Rules[Run.Plan.RuleOf(measure)]).Position, window, unit);

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
