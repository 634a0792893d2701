using System.Collections.Concurrent;
using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Tallies;

namespace Analytics.Estimates;

/// <summary>Person-days of each unit, in halves so that the mean of two 1 January populations stays an integer. For any number of threads.</summary>
internal sealed class Denominators
{
    private readonly ResidenceUnits _residences;
    private readonly ReferenceData _reference;
    private readonly PrescriberUnits _prescribers;
    private readonly ConcurrentDictionary<(int Unit, int Year, int AgeFrom), long?> _twicePopulation = [];
    private readonly ConcurrentDictionary<(int Unit, int AgeFrom), int?> _listsOfAge = [];
    private readonly ConcurrentDictionary<(int Unit, int Year), int[]?> _twiceByAgeAndSex = [];
    private readonly int?[] _listSizes;

    public Denominators(ReferenceData reference, ResidenceUnits residences, PrescriberUnits prescribers)
    {
        (_reference, _residences, _prescribers) = (reference, residences, prescribers);
        // Without a GP list rates per list are off, even where practices.csv has sizes (RULINGS 19).
        _listSizes = new int?[prescribers.Count];
        if (!reference.HasGpList) return;
        var practices = reference.Practices.ToDictionary(p => p.PracticeId, p => p.ListSize, StringComparer.Ordinal);
        var doctors = reference.GpList.GroupBy(gp => gp.PrescriberId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, CurrentList, StringComparer.Ordinal);
        _listSizes = [
            .. prescribers.Practices.Select(id => practices.TryGetValue(id, out int size) ? size : (int?)null),
            .. prescribers.Doctors.Select(id => doctors.TryGetValue(id, out int size) ? size : (int?)null)];
    }

    /// <summary>Twice the person-days of a place; null where the population of a year is not known.</summary>
    /// <remarks>The population of a year is the mean of its own 1 January and the next; where the next is missing, its own.</remarks>
    /// <param name="ageFrom">Only people of this age and over; null for all.</param>
    public long? TwicePersonDays(int residence, CalendarPeriod window, int? ageFrom = null)
    {
        int age = ageFrom ?? 0;
        if (window.Kind != PeriodKind.RollingYear) return TwicePopulation(residence, window.Year, age) * window.Days;
        long sum = 0;
        for (var month = window.First; month <= window.Last; month = month.AddMonths(1))
        {
            if (TwicePopulation(residence, month.Year, age) is not { } people) return null;
            sum += people * DateTime.DaysInMonth(month.Year, month.Month);
        }
        return sum;
    }

    /// <summary>Twice the people of a place in a calendar year by the strata of <see cref="AgeSex"/>; null where the population of a year is not known.</summary>
    public IReadOnlyList<int>? TwiceByAgeAndSex(int residence, int year)
    {
        if (_twiceByAgeAndSex.TryGetValue((residence, year), out int[]? known)) return known;
        int[]? sum = null;
        if (residence >= _residences.FirstMunicipality) sum = TwiceOf(_residences.Municipalities[residence - _residences.FirstMunicipality], year);
        else
        {
            sum = new int[AgeSex.Known];
            for (int m = _residences.FirstMunicipality; m < _residences.Count && sum is not null; m++)
            {
                if (residence != ResidenceUnits.Nation && _residences.CountyOf(m) != residence) continue;
                sum = TwiceByAgeAndSex(m, year) is { } there ? [.. sum.Zip(there, (one, other) => one + other)] : null;
            }
        }
        return _twiceByAgeAndSex[(residence, year)] = sum;
    }

    /// <summary>Twice the person-days of a list, which is taken as constant; null without a list.</summary>
    /// <param name="ageFrom">Only people of this age and over, where the GP list tells ages; null for all.</param>
    public long? TwiceListDays(int prescriberUnit, CalendarPeriod window, int? ageFrom = null) =>
        2L * (ageFrom is { } age ? ListOfAge(prescriberUnit, age) : _listSizes[prescriberUnit]) * window.Days;

    public int? ListSize(int prescriberUnit) => _listSizes[prescriberUnit];

    /// <summary>The newest month of each list counts; rows by sex and age, and several lists, add up.</summary>
    private static int CurrentList(IEnumerable<ListedGp> rows) => Current(rows).Sum(gp => gp.ListSize);

    private static IEnumerable<ListedGp> Current(IEnumerable<ListedGp> rows) =>
        rows.GroupBy(gp => gp.PracticeId, StringComparer.Ordinal).SelectMany(list => list.Where(gp => gp.Month == list.Max(other => other.Month)));

    /// <summary>Null where a part of the list does not tell its age.</summary>
    private int? ListOfAge(int unit, int ageFrom)
    {
        if (_listsOfAge.TryGetValue((unit, ageFrom), out int? known)) return known;
        int practices = _prescribers.Practices.Length;
        string id = unit < practices ? _prescribers.Practices[unit] : _prescribers.Doctors[unit - practices];
        ListedGp[] list = [.. _reference.GpList.Where(gp => id == (unit < practices ? gp.PracticeId : gp.PrescriberId))
            .GroupBy(gp => gp.PrescriberId, StringComparer.Ordinal).SelectMany(Current)];
        return _listsOfAge[(unit, ageFrom)] = list.Length == 0 || list.Any(gp => gp.AgeBand is null) ? null
            : list.Where(gp => gp.AgeBand >= AgeBand.Of(ageFrom)).Sum(gp => gp.ListSize);
    }

    private long? TwicePopulation(int unit, int year, int ageFrom)
    {
        if (_twicePopulation.TryGetValue((unit, year, ageFrom), out long? known)) return known;
        long? sum = 0;
        if (unit >= _residences.FirstMunicipality)
        {
            var code = _residences.Municipalities[unit - _residences.FirstMunicipality];
            int? now = PopulationFrom(code, year, ageFrom);
            sum = now + (PopulationFrom(code, year + 1, ageFrom) ?? now);
        }
        else
        {
            for (int m = _residences.FirstMunicipality; m < _residences.Count; m++)
            {
                if (unit == ResidenceUnits.Nation || _residences.CountyOf(m) == unit) sum += TwicePopulation(m, year, ageFrom);
            }
        }
        return _twicePopulation[(unit, year, ageFrom)] = sum;
    }

    private int[]? TwiceOf(MunicipalityCode code, int year)
    {
        return _reference.Population(code, year) is null ? null : [.. Enumerable.Range(0, AgeSex.Known).Select(Twice)];

        int Twice(int stratum) => On(year, stratum)!.Value + (On(year + 1, stratum) ?? On(year, stratum)!.Value);
        int? On(int firstOfJanuary, int stratum) => _reference.Population(code, firstOfJanuary, AgeSex.SexOf(stratum), AgeSex.BandOf(stratum));
    }

    private int? PopulationFrom(MunicipalityCode code, int year, int ageFrom)
    {
        if (ageFrom == 0) return _reference.Population(code, year);
        int? sum = 0;
        for (int band = AgeBand.Of(ageFrom); band < AgeBand.Count; band++)
            sum += _reference.Population(code, year, sex: 1, band) + _reference.Population(code, year, sex: 2, band);
        return sum;
    }
}
