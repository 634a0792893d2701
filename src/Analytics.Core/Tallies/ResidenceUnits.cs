using System.Globalization;
using Analytics.Prescribing;
using Analytics.Reference;

namespace Analytics.Tallies;

/// <summary>Nation, counties and municipalities of the population table, as small numbers: 0 the nation, then counties, then municipalities.</summary>
/// <remarks>
/// Rows whose municipality is not in the table (after the map of code changes) belong to none of them: a rate counts
/// only people of its denominator. They stay visible as the bucket of unknown residence. Where the period crosses a split, a release knows
/// the union only, as one municipality; the data controller's own figures have its members, and after all units the unions of them.
/// </remarks>
internal sealed class ResidenceUnits
{
    public const int Nation = 0, Elsewhere = -1;
    private readonly int[][] _unitOfCode;
    private readonly int _firstYear;
    private readonly int[] _countyOf, _unionOf;
    private readonly MunicipalityCode[][] _codes;

    public ResidenceUnits(ReferenceData reference, ReportingPeriod period, TallyPurpose purpose)
    {
        var unions = reference.Register.UnionsAcross(period).Select(union => union.Where(reference.Municipalities.Contains).ToArray()).Where(union => union.Length > 1).ToList();
        // A union in two counties would tear their sums apart: its members stay, and are not shown.
        var joined = unions.Where(union => purpose == TallyPurpose.Release && union.Select(code => code.CountyNumber).Distinct().Count() == 1)
            .SelectMany(union => union.Select(code => (code, union))).ToDictionary(of => of.code, of => of.union);
        MunicipalityCode[][] places = [.. reference.Municipalities.Select(code => joined.GetValueOrDefault(code) ?? [code]).DistinctBy(codes => codes[0])];
        Municipal = places.Length;
        Counties = [.. places.Select(codes => codes[0].CountyNumber).Distinct().Order()];
        FirstMunicipality = 1 + Counties.Length;
        Count = FirstMunicipality + Municipal;
        _countyOf = new int[Count];
        for (int i = 0; i < places.Length; i++)
            _countyOf[FirstMunicipality + i] = 1 + Array.IndexOf(Counties, places[i][0].CountyNumber);
        _firstYear = period.From.Year;
        _codes = places;
        _unitOfCode = [.. Enumerable.Range(_firstYear, period.To.Year - _firstYear + 1).Select(year => UnitsIn(year, reference))];

        Unions = [.. unions.Where(union => !joined.ContainsKey(union[0])).Select(union => union.Select(UnitOf).ToArray())];
        _codes = [.. places, .. Unions.Select(members => members.Select(unit => CodesOf(unit)[0]).ToArray())];
        _unionOf = new int[Count];
        Array.Fill(_unionOf, -1);
        for (int i = 0; i < Unions.Count; i++)
        {
            foreach (int member in Unions[i]) _unionOf[member] = Count + i;
        }

        int UnitOf(MunicipalityCode code) => FirstMunicipality + Array.FindIndex(places, codes => codes[0] == code);
    }

    /// <summary>How many municipalities there are, a union in the place of its members counted as one.</summary>
    public int Municipal { get; }
    public int[] Counties { get; }
    public int FirstMunicipality { get; }
    public int Count { get; }

    /// <summary>Municipalities of each union that does not stand in their place; as a unit it is numbered from <see cref="Count"/> on.</summary>
    public IReadOnlyList<int[]> Unions { get; }

    /// <summary>Units of municipalities.</summary>
    public IEnumerable<int> MunicipalUnits => Enumerable.Range(FirstMunicipality, Municipal);

    /// <summary>Newest codes of a municipality, or of the members of a union.</summary>
    public IReadOnlyList<MunicipalityCode> CodesOf(int unit) => _codes[unit - FirstMunicipality];

    /// <summary>The unit a code as written meant in a calendar year of the period.</summary>
    public int OfCode(int municipalityIndex, int year) => _unitOfCode[year - _firstYear][municipalityIndex];
    public int CountyOf(int municipality) => _countyOf[municipality];

    /// <summary>The union, as a unit, that the municipality is a member of; −1 for none.</summary>
    public int UnionOf(int municipality) => _unionOf[municipality];

    public UnitLevel LevelOf(int unit) =>
        unit == Nation ? UnitLevel.National : unit < FirstMunicipality ? UnitLevel.County : CodesOf(unit).Count > 1 ? UnitLevel.Union : UnitLevel.Municipality;

    /// <summary>The code that figures files carry.</summary>
    public string CodeOf(int unit) => LevelOf(unit) switch
    {
        UnitLevel.National => "NO",
        UnitLevel.County => Counties[unit - 1].ToString("D2", CultureInfo.InvariantCulture),
        _ => string.Join('+', CodesOf(unit)),
    };

    /// <summary>Units below, or none for a municipality.</summary>
    public IEnumerable<int> MunicipalitiesOf(int county) => MunicipalUnits.Where(m => _countyOf[m] == county);

    private int[] UnitsIn(int year, ReferenceData reference)
    {
        var unitOf = new int[10_001];
        Array.Fill(unitOf, Elsewhere);
        foreach (int unit in MunicipalUnits)
        {
            foreach (var code in CodesOf(unit)) unitOf[code.Index] = unit;
        }
        for (int index = 1; index < unitOf.Length; index++)
        {
            if (unitOf[index] == Elsewhere && reference.Successor(MunicipalityCode.FromIndex(index), new DateOnly(year, 1, 1)) is { IsKnown: true } heir)
                unitOf[index] = unitOf[heir.Index];
        }
        return unitOf;
    }
}
