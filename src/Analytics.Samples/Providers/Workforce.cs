using Analytics.Reference;
using Analytics.Samples.Chance;
using Analytics.Samples.Places;

namespace Analytics.Samples.Providers;

/// <summary>Doctors and practices: GPs in order of place and practice, then hospital doctors in order of county.</summary>
internal sealed class Workforce
{
    private const int ResidentsPerGp = 1100;
    private const int ResidentsPerHospitalDoctor = 700;

    /// <summary>How common practices of 1, 2, … 12 GPs are.</summary>
    private static readonly long[] PracticeSizes = [15, 12, 15, 16, 14, 10, 6, 5, 3, 2, 1, 1];

    private readonly List<Prescriber> _prescribers = [];
    private readonly List<SamplePractice> _practices = [];
    private readonly List<(int First, int Count)> _gpsOfPlace = [];
    private readonly Dictionary<int, (int First, int Count)> _hospitalOfCounty = [];
    private readonly int[] _countyOfPlace;
    private readonly Pseudonyms _prescriberIds, _practiceIds;
    private readonly ulong _seed;

    public Workforce(IReadOnlyList<Municipality> places, ulong seed)
    {
        _seed = seed;
        _prescriberIds = new(SplitMix64.Mix(seed, 1), 24);
        _practiceIds = new(SplitMix64.Mix(seed, 2), 16);
        _countyOfPlace = [.. places.Select(place => place.CountyNumber)];
        for (int place = 0; place < places.Count; place++) AddGps(place, Territory.People(places[place]));
        Gps = _prescribers.Count;
        foreach (var county in places.GroupBy(place => place.CountyNumber).OrderBy(county => county.Key))
            AddHospital(county.Key, county.Sum(Territory.People));
    }

    public List<Prescriber> Prescribers => _prescribers;
    public List<SamplePractice> Practices => _practices;

    /// <summary>The first so many prescribers are GPs.</summary>
    public int Gps { get; }

    public int LeaningOf(int gp) => _prescribers[gp].Leaning;
    public (int First, int Count) GpsOf(int place) => _gpsOfPlace[place];
    public (int First, int Count) HospitalDoctorsNear(int place) => _hospitalOfCounty[_countyOfPlace[place]];
    public int Places => _gpsOfPlace.Count;

    /// <summary>A GP of a place, by pull.</summary>
    public int DrawGp(int place, ref SplitMix64 random)
    {
        var (first, count) = _gpsOfPlace[place];
        while (true)
        {
            int gp = first + random.Below(count);
            if (random.Below(MostPull) < _prescribers[gp].Pull) return gp;
        }
    }

    private const int LeastPull = 60, MostPull = 150;

    private void AddGps(int place, int people)
    {
        var random = SplitMix64.For(SplitMix64.Mix(_seed, 3), (ulong)place);
        int gps = Math.Max(1, (people + ResidentsPerGp / 2) / ResidentsPerGp);
        _gpsOfPlace.Add((_prescribers.Count, gps));
        // Places differ half as much as practices do.
        int placeLeaning = (Leaning.One + Leaning.Draw(ref random)) / 2;
        var sizes = new PickTable(PracticeSizes);
        while (gps > 0)
        {
            int size = Math.Min(gps, sizes.Draw(ref random) + 1);
            int practiceLeaning = Leaning.Times(placeLeaning, Leaning.Draw(ref random));
            int practice = _practices.Count;
            _practices.Add(new(_practiceIds.Text('K', (ulong)practice), place, _prescribers.Count, size));
            for (int i = 0; i < size; i++)
            {
                _prescribers.Add(new(NextId(), practice, place, Leaning.Times(practiceLeaning, Leaning.Draw(ref random)),
                    LeastPull + random.Below(MostPull - LeastPull + 1)));
            }
            gps -= size;
        }
    }

    private void AddHospital(int county, int people)
    {
        int doctors = Math.Max(3, people / ResidentsPerHospitalDoctor);
        _hospitalOfCounty[county] = (_prescribers.Count, doctors);
        for (int i = 0; i < doctors; i++) _prescribers.Add(new(NextId(), Practice: -1, Place: -1, Leaning.One, MostPull));
    }

    private string NextId() => _prescriberIds.Text('G', (ulong)_prescribers.Count);
}
