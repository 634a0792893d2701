using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Statistics;
using Analytics.Tallies;

namespace Analytics.Estimates;

/// <summary>Rates of places as if all had the same age and sex, and what the nation's rates would make one expect of them, or of lists.</summary>
/// <remarks>
/// Strata without people are left out, with the few events that a move or a birthday has put there, and people of unknown age or sex; numerators
/// say how many events are in. A volume has no limits here: a DDD is no event.
/// </remarks>
internal sealed class Standardiser
{
    private const int PerThousand = 1000;
    private readonly TallyRun _run;
    private readonly Denominators _denominators;
    private readonly ReferenceData _reference;
    private readonly Lazy<IReadOnlyList<double>?> _national;

    public Standardiser(TallyRun run, Denominators denominators, ReferenceData reference)
    {
        (_run, _denominators, _reference) = (run, denominators, reference);
        _national = new(National);
    }

    /// <summary>People of the whole country on 1 January of the last whole year, for all years: a series needs one standard. Null where they are not known.</summary>
    public IReadOnlyList<double>? NationalStandard => _national.Value;

    /// <summary>One stratum's own figure.</summary>
    /// <param name="measure">Index in <see cref="TallyPlan.Standardised"/>.</param>
    public Estimate Of(int measure, int window, int unit, int stratum)
    {
        bool isVolume = IsVolume(measure);
        decimal sum = Sum(measure, window, unit, stratum) / (isVolume ? 100m : 1);
        if (stratum == AgeSex.Unknown || _denominators.TwiceByAgeAndSex(unit, Period(window).Year) is not { } twice) return new(sum, null, null);
        return Estimate.Of(sum, twice[stratum] / 2m * Days(measure, window), PerThousand);
    }

    /// <summary>Weighted by a standard population.</summary>
    /// <param name="standard">38 weights in the order of <see cref="AgeSex"/>.</param>
    /// <returns>Not computed below <see cref="SmallNumbers.FewestEventsToStandardise"/> events, or where the standard is not known.</returns>
    public ComparedFigure Direct(int measure, int window, int unit, IReadOnlyList<double>? standard)
    {
        if (standard is null) return ComparedFigure.NotComputed;
        var strata = Strata(measure, window, unit);
        if (strata.Count == 0) return new(0, null, null, null);
        decimal people = strata.Sum(stratum => stratum.People), sum = strata.Sum(stratum => stratum.Sum);
        if (IsVolume(measure))
        {
            double rate = DirectStandardisation.OfVolume([.. strata.Select(s => new VolumeStratum(s.Sum, (double)s.People, standard[s.Index]))], PerThousand);
            return new(sum, people, Six(rate), null);
        }
        var standardised = DirectStandardisation.Of([.. strata.Select(s => new DirectStratum((long)s.Sum, (double)s.People, standard[s.Index]))], PerThousand);
        return standardised.Rate is { } interval ? new(sum, people, Six(interval.Value), Limits.Of(interval)) : ComparedFigure.NotComputed;
    }

    /// <summary>Observed against what the nation's rates by age and sex make one expect: a ratio, 1 for as the nation.</summary>
    public ComparedFigure Indirect(int measure, int window, int unit)
    {
        var strata = Strata(measure, window, unit);
        return Indirect(measure, window, strata.Sum(stratum => stratum.Sum), strata);
    }

    /// <summary>The same of a practice or doctor, for all they have beside a list of that age and sex; null where the list tells too little.</summary>
    /// <param name="observed">The unit's numerator; null where it is not computed.</param>
    public ComparedFigure? IndirectOfList(int measure, int window, int prescriberUnit, decimal? observed)
    {
        if (_denominators.ListByAgeAndSex(prescriberUnit) is not { } list) return null;
        return observed is { } sum ? Indirect(measure, window, sum, Strata(measure, window, [.. list.Select(people => 2 * people)], _ => 0)) : ComparedFigure.NotComputed;
    }

    private ComparedFigure Indirect(int measure, int window, decimal sum, List<Stratum> strata)
    {
        var nation = Strata(measure, window, ResidenceUnits.Nation).ToDictionary(stratum => stratum.Index);
        var compared = strata.Where(stratum => nation.ContainsKey(stratum.Index)).ToList();
        if (compared.Count == 0 || nation.Values.Sum(stratum => stratum.Sum) <= 0) return new(sum, null, null, null);
        double expected = compared.Sum(s => (double)s.People * (double)nation[s.Index].Sum / (double)nation[s.Index].People);
        if (expected <= 0) return new(sum, null, null, null);
        if (IsVolume(measure)) return new(sum, Six(expected), Six((double)sum / expected), null);
        var ratio = CrudeRate.Of((long)sum, expected, multiplier: 1);
        return new(sum, Six(expected), Six(ratio.Value), Limits.Of(ratio));
    }

    /// <summary>People, or hundredths of a DDD, of a place; of a union, of its members.</summary>
    public long Sum(int measure, int window, int unit, int stratum) => unit < _run.Residences.Count
        ? _run.Book.Strata.Sum(measure, window, unit, stratum)
        : _run.Residences.Unions[unit - _run.Residences.Count].Sum(member => _run.Book.Strata.Sum(measure, window, member, stratum));

    /// <summary>Those with people; none where the population is not known.</summary>
    private List<Stratum> Strata(int measure, int window, int unit) => _denominators.TwiceByAgeAndSex(unit, Period(window).Year) is { } twice
        ? Strata(measure, window, twice, stratum => Sum(measure, window, unit, stratum))
        : [];

    private List<Stratum> Strata(int measure, int window, IReadOnlyList<int> twice, Func<int, long> sum)
    {
        int from = _run.Plan.Standardised[measure].AgeFrom ?? 0, days = Days(measure, window);
        decimal unitOfSum = IsVolume(measure) ? 100m : 1;
        return [.. Enumerable.Range(0, AgeSex.Known)
            .Where(stratum => twice[stratum] > 0 && AgeSex.BandOf(stratum) >= AgeBand.Of(from))
            .Select(stratum => new Stratum(stratum, sum(stratum) / unitOfSum, twice[stratum] / 2m * days))];
    }

    /// <param name="Index">Of <see cref="AgeSex"/>.</param>
    /// <param name="Sum">People, or DDDs.</param>
    /// <param name="People">Persons, or person-days of a volume.</param>
    private readonly record struct Stratum(int Index, decimal Sum, decimal People);

    private IReadOnlyList<double>? National()
    {
        int year = _run.Windows.All[_run.Windows.LastYear].Year;
        int?[] people = [.. Enumerable.Range(0, AgeSex.Known).Select(stratum => _reference.NationalPopulation(year, AgeSex.SexOf(stratum), AgeSex.BandOf(stratum)))];
        return people.Contains(null) ? null : [.. people.Select(one => (double)one!.Value)];
    }

    private bool IsVolume(int measure) => _run.Plan.Standardised[measure].IsVolume;

    /// <summary>Rates of volumes are by person-day, others by person.</summary>
    private int Days(int measure, int window) => IsVolume(measure) ? Period(window).Days : 1;

    private CalendarPeriod Period(int window) => _run.Windows.All[window];

    private static decimal Six(double value) => Limits.Six(Settled.Number(value));
}
