using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Tallies;

namespace Analytics.Estimates;

/// <summary>Person-days of each unit, in halves so that the mean of two 1 January populations stays an integer.</summary>
internal sealed class Denominators
{
    private readonly ResidenceUnits _residences;
    private readonly ReferenceData _reference;
    private readonly Dictionary<(int Unit, int Year), long?> _twicePopulation = [];
    private readonly int?[] _listSizes;

    public Denominators(ReferenceData reference, ResidenceUnits residences, PrescriberUnits prescribers)
    {
        (_reference, _residences) = (reference, residences);
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
    public long? TwicePersonDays(int residence, CalendarPeriod window)
    {
        if (window.Kind != PeriodKind.RollingYear) return TwicePopulation(residence, window.Year) * window.Days;
        long sum = 0;
        for (var month = window.First; month <= window.Last; month = month.AddMonths(1))
        {
            if (TwicePopulation(residence, month.Year) is not { } people) return null;
            sum += people * DateTime.DaysInMonth(month.Year, month.Month);
        }
        return sum;
    }

    /// <summary>Twice the person-days of a list, which is taken as constant; null without a list.</summary>
    public long? TwiceListDays(int prescriberUnit, CalendarPeriod window) => 2L * _listSizes[prescriberUnit] * window.Days;

    public int? ListSize(int prescriberUnit) => _listSizes[prescriberUnit];

    /// <summary>The newest month of each list counts; rows by sex and age, and several lists, add up.</summary>
    private static int CurrentList(IEnumerable<ListedGp> rows) =>
        rows.GroupBy(gp => gp.PracticeId, StringComparer.Ordinal).Sum(list => list.Where(gp => gp.Month == list.Max(other => other.Month)).Sum(gp => gp.ListSize));

    private long? TwicePopulation(int unit, int year)
    {
        if (_twicePopulation.TryGetValue((unit, year), out long? known)) return known;
        long? sum = 0;
        if (unit >= _residences.FirstMunicipality)
        {
            var code = _residences.Municipalities[unit - _residences.FirstMunicipality];
            int? now = _reference.Population(code, year);
            sum = now + (_reference.Population(code, year + 1) ?? now);
        }
        else
        {
            for (int m = _residences.FirstMunicipality; m < _residences.Count; m++)
            {
                if (unit == ResidenceUnits.Nation || _residences.CountyOf(m) == unit) sum += TwicePopulation(m, year);
            }
        }
        return _twicePopulation[(unit, year)] = sum;
    }
}
