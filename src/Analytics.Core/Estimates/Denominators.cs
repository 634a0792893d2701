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
    private readonly ConcurrentDictionary<(int[] Municipalities, int Year, int AgeFrom), long?> _twicePopulationOfSeveral = [];
    private readonly ConcurrentDictionary<(int Unit, int AgeFrom), int?> _listsOfAge = [];
    private readonly ConcurrentDictionary<(int Unit, int Year), int[]?> _twiceByAgeAndSex = [];
    private readonly ConcurrentDictionary<int, int[]?> _listsByAgeAndSex = [];
    private readonly ConcurrentDictionary<int, MunicipalityCode[][]> _areasIn = [];
    private readonly int?[] _listSizes;
    private readonly Lazy<Dictionary<string, int>> _declared;
    private readonly Lazy<(ILookup<string, ListedGp> ByPractice, ILookup<string, ListedGp> ByDoctor)> _gps;

    public Denominators(ReferenceData reference, ResidenceUnits residences, PrescriberUnits prescribers)
    {
        (_reference, _residences, _prescribers) = (reference, residences, prescribers);
        _declared = new(() => reference.GpList.GroupBy(gp => gp.PrescriberId, StringComparer.Ordinal).SelectMany(Current)
            .GroupBy(gp => gp.PracticeId, StringComparer.Ordinal).Where(practice => practice.Any(gp => gp.EffectiveListSize is not null))
            .ToDictionary(practice => practice.Key, practice => practice.Sum(gp => gp.Counted), StringComparer.Ordinal));
        _gps = new(() =>
        {
            ListedGp[] newest = [.. reference.GpList.GroupBy(gp => gp.PrescriberId, StringComparer.Ordinal).SelectMany(Current)];
            return (newest.ToLookup(gp => gp.PracticeId, StringComparer.Ordinal), newest.ToLookup(gp => gp.PrescriberId, StringComparer.Ordinal));
        });
        // Without a GP list rates per list are off, even where practices.csv has sizes (RULINGS 19).
        _listSizes = new int?[prescribers.Count];
        if (!reference.HasGpList) return;
        var practices = reference.Practices.ToDictionary(p => p.PracticeId, p => p.ListSize, StringComparer.Ordinal);
        var doctors = reference.GpList.GroupBy(gp => gp.PrescriberId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, CurrentList, StringComparer.Ordinal);
        _listSizes = [
            .. prescribers.Practices.Select(id => Declared(id) ?? (practices.TryGetValue(id, out int size) ? size : (int?)null)),
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

    /// <summary>The same of several municipalities together, in years, quarters and months.</summary>
    /// <param name="municipalities">Known again as the same array.</param>
    public long? TwicePersonDays(int[] municipalities, CalendarPeriod window, int? ageFrom = null) =>
        _twicePopulationOfSeveral.GetOrAdd((municipalities, window.Year, ageFrom ?? 0), SumOf) * window.Days;

    private long? SumOf((int[] Municipalities, int Year, int AgeFrom) of)
    {
        long? sum = 0;
        foreach (var area in Areas(of.Municipalities.SelectMany(_residences.CodesOf), of.Year)) sum += Twice(area, of.Year, of.AgeFrom);
        return sum;
    }

    /// <summary>Twice the people of a place in a calendar year by the strata of <see cref="AgeSex"/>; null where the population of a year is not known.</summary>
    public IReadOnlyList<int>? TwiceByAgeAndSex(int residence, int year)
    {
        if (_twiceByAgeAndSex.TryGetValue((residence, year), out int[]? known)) return known;
        int[]? sum = new int[AgeSex.Known];
        foreach (var area in AreasOf(residence, year)) sum = sum is not null && TwiceOf(area, year) is { } there ? [.. sum.Zip(there, (one, other) => one + other)] : null;
        return _twiceByAgeAndSex[(residence, year)] = sum;
    }

    /// <summary>Twice the person-days of a list, which is taken as constant; null without a list.</summary>
    /// <param name="ageFrom">Only people of this age and over, where the GP list tells ages; null for all.</param>
    public long? TwiceListDays(int prescriberUnit, CalendarPeriod window, int? ageFrom = null) =>
        2L * (ageFrom is { } age ? ListOfAge(prescriberUnit, age) : _listSizes[prescriberUnit]) * window.Days;

    public int? ListSize(int prescriberUnit) => _listSizes[prescriberUnit];

    /// <summary>People of a practice by what its doctors have declared, with the lists of those who have not; null where nobody has.</summary>
    public int? Declared(string practice) => _declared.Value.TryGetValue(practice, out int people) ? people : null;

    /// <summary>The newest month of each list counts; rows by sex and age, and several lists, add up.</summary>
    private static int CurrentList(IEnumerable<ListedGp> rows) => Current(rows).Sum(gp => gp.Counted);

    private static IEnumerable<ListedGp> Current(IEnumerable<ListedGp> rows) =>
        rows.GroupBy(gp => gp.PracticeId, StringComparer.Ordinal).SelectMany(list => list.Where(gp => gp.Month == list.Max(other => other.Month)));

    /// <summary>People of a practice's or doctor's list by the strata of <see cref="AgeSex"/>; null where any part of the list does not tell its age or sex.</summary>
    public IReadOnlyList<int>? ListByAgeAndSex(int prescriberUnit) => _listsByAgeAndSex.GetOrAdd(prescriberUnit, unit =>
    {
        var list = ListOf(unit);
        if (list.Length == 0 || list.Any(gp => gp.AgeBand is null || gp.Sex is null)) return null;
        int[] people = new int[AgeSex.Known];
        foreach (var gp in list) people[AgeSex.Of(gp.Sex!.Value, gp.AgeBand!.Value)] += gp.Counted;
        return people;
    });

    /// <summary>Null where a part of the list does not tell its age.</summary>
    private int? ListOfAge(int unit, int ageFrom) => _listsOfAge.GetOrAdd((unit, ageFrom), _ =>
    {
        var list = ListOf(unit);
        return list.Length == 0 || list.Any(gp => gp.AgeBand is null) ? null : list.Where(gp => gp.AgeBand >= AgeBand.Of(ageFrom)).Sum(gp => gp.Counted);
    });

    /// <summary>The newest lines of a practice's or doctor's lists.</summary>
    private ListedGp[] ListOf(int unit) => [.. (_prescribers.IsDoctor(unit) ? _gps.Value.ByDoctor : _gps.Value.ByPractice)[_prescribers.NameOf(unit)]];

    private long? TwicePopulation(int unit, int year, int ageFrom)
    {
        if (_twicePopulation.TryGetValue((unit, year, ageFrom), out long? known)) return known;
        long? sum = 0;
        foreach (var area in AreasOf(unit, year)) sum += Twice(area, year, ageFrom);
        return _twicePopulation[(unit, year, ageFrom)] = sum;
    }

    /// <summary>What a place's people are summed over: municipalities, and those that a later split made out of one together.</summary>
    private IEnumerable<IReadOnlyList<MunicipalityCode>> AreasOf(int unit, int year)
    {
        if (unit >= _residences.FirstMunicipality) return [_residences.CodesOf(unit)];
        var areas = _areasIn.GetOrAdd(year, _ => Areas(_reference.Municipalities, year));
        return unit == ResidenceUnits.Nation ? areas : areas.Where(area => area[0].CountyNumber == _residences.Counties[unit - 1]);
    }

    /// <remarks>Of one county only: a sum of a county has nothing of another.</remarks>
    private MunicipalityCode[][] Areas(IEnumerable<MunicipalityCode> codes, int year)
    {
        var unions = _reference.Register.UnionsAcross(new(new(year, 1, 1), DateOnly.MaxValue)).SelectMany(union => union.Select(code => (code, union))).ToDictionary(of => of.code, of => of.union);
        return [.. codes.GroupBy(code => (code.CountyNumber, Union: unions.TryGetValue(code, out var union) ? union[0] : code)).Select(area => area.ToArray())];
    }

    private long? Twice(IReadOnlyList<MunicipalityCode> area, int year, int ageFrom) =>
        Twice(area, year, (code, firstOfJanuary) => PopulationFrom(code, firstOfJanuary, ageFrom));

    /// <summary>This 1 January and the next; its own twice where the next is missing, or where a split has cut the area meanwhile.</summary>
    private long? Twice(IReadOnlyList<MunicipalityCode> area, int year, Func<MunicipalityCode, int, int?> people)
    {
        bool isCut = area.Count == 1 && _reference.Register.IsCutOn(area[0], new(year + 1, 1, 1));
        return On(year) is { } now ? now + (isCut ? now : On(year + 1) ?? now) : null;

        // A code that was not yet in use may be missing: its people are with another heir.
        long? On(int firstOfJanuary)
        {
            long? sum = null;
            foreach (var code in area)
            {
                if (people(code, firstOfJanuary) is { } known) sum = (sum ?? 0) + known;
                else if (area.Count == 1 || _reference.IsValidMunicipality(code, new(firstOfJanuary, 1, 1))) return null;
            }
            return sum;
        }
    }

    private int[]? TwiceOf(IReadOnlyList<MunicipalityCode> area, int year)
    {
        int?[] twice = [.. Enumerable.Range(0, AgeSex.Known).Select(stratum =>
            (int?)Twice(area, year, (code, firstOfJanuary) => _reference.Population(code, firstOfJanuary, AgeSex.SexOf(stratum), AgeSex.BandOf(stratum))))];
        return twice.Contains(null) ? null : [.. twice.Select(people => people!.Value)];
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
