using Analytics.Reference;
using Analytics.Samples.Chance;
using Analytics.Samples.Providers;

namespace Analytics.Samples.Places;

/// <summary>The people of the places: as many of each sex and age as population.csv says of 2024.</summary>
internal sealed class Inhabitants
{
    // In 100 000ths.
    private const int GpElsewhere = 5_000;
    private const int Moved = 3_000;
    private const int ChangedGp = 6_000;

    private readonly Resident[] _residents;
    private readonly Workforce _workforce;
    private readonly ulong _key;
    private readonly Pseudonyms _ids;

    public Inhabitants(IReadOnlyList<Municipality> places, Workforce workforce, ulong seed)
    {
        _workforce = workforce;
        _key = SplitMix64.Mix(seed, 4);
        _ids = new(SplitMix64.Mix(seed, 5), 36);
        _residents = new Resident[places.Sum(Territory.People)];
        Settle(places);
    }

    public int Count => _residents.Length;

    public ref readonly Resident this[int resident] => ref _residents[resident];

    /// <summary>What all chances of a resident follow from.</summary>
    public ulong KeyOf(int resident) => SplitMix64.Mix(_key, (ulong)resident);

    /// <summary>Nine hexadecimal digits, as a number.</summary>
    public ulong PseudonymOf(int resident) => _ids.Of((ulong)resident);

    /// <summary>Year of birth: age on 1 January 2024 lies in the resident's age group.</summary>
    public int BirthYearOf(int resident)
    {
        int band = AgeSex.Band(_residents[resident].Cell);
        int age = 5 * band + AgeInBand(resident, band == AgeBand.Count - 1 ? 8 : 5);
        return Calendar.LastYear - 1 - age;
    }

    /// <summary>The last day with an earlier GP of the same place, and who that was; day -1 where there was none.</summary>
    public (int LastDay, int Gp) EarlierGp(int resident)
    {
        var random = SplitMix64.For(KeyOf(resident), 2);
        if (!random.Happens(ChangedGp)) return (-1, -1);
        int lastDay = 30 + random.Below(Calendar.Days - 60);
        int place = _workforce.Prescribers[_residents[resident].Gp].Place;
        int gp = _workforce.DrawGp(place, ref random);
        return gp == _residents[resident].Gp ? (-1, -1) : (lastDay, gp);
    }

    public int GpOn(int resident, int day)
    {
        var (lastDay, gp) = EarlierGp(resident);
        return day <= lastDay ? gp : _residents[resident].Gp;
    }

    /// <summary>Where the resident lived on a day: a few moved in from another place.</summary>
    public int PlaceOn(int resident, int day)
    {
        var random = SplitMix64.For(KeyOf(resident), 3);
        int place = _residents[resident].Place;
        if (!random.Happens(Moved)) return place;
        return day <= random.Below(Calendar.Days) ? random.Below(_workforce.Places) : place;
    }

    private int AgeInBand(int resident, int years)
    {
        var random = SplitMix64.For(KeyOf(resident), 1);
        return random.Below(years);
    }

    /// <summary>Gives every resident a place, a cell and a GP, with the places well mixed over the numbers.</summary>
    private void Settle(IReadOnlyList<Municipality> places)
    {
        var spread = new Spread(Count, _key);
        int seat = 0;
        for (int place = 0; place < places.Count; place++)
        {
            int[] cells = AgeSex.People(places[place], 2024);
            for (int cell = 0; cell < cells.Length; cell++)
            {
                for (int person = 0; person < cells[cell]; person++)
                {
                    int resident = spread.Of(seat++);
                    _residents[resident] = new(GpFor(resident, place), (ushort)place, (byte)cell);
                }
            }
        }
    }

    private int GpFor(int resident, int place)
    {
        var random = SplitMix64.For(KeyOf(resident), 4);
        if (random.Happens(GpElsewhere)) place = Neighbour(place, ref random);
        return _workforce.DrawGp(place, ref random);
    }

    /// <summary>The place before or after in the order of codes, which mostly lies near.</summary>
    public int Neighbour(int place, ref SplitMix64 random) =>
        Math.Clamp(place + (random.Below(2) == 0 ? -1 : 1), 0, _workforce.Places - 1);
}
