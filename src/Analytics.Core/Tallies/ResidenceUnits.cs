using System.Globalization;
using Analytics.Prescribing;
using Analytics.Reference;

namespace Analytics.Tallies;

/// <summary>Nation, counties and municipalities of the population table, as small numbers: 0 the nation, then counties, then municipalities.</summary>
/// <remarks>
/// Rows whose municipality is not in the table (after the map of code changes) belong to none of them: a rate counts
/// only people of its denominator. They stay visible as the bucket of unknown residence.
/// </remarks>
internal sealed class ResidenceUnits
{
    public const int Nation = 0, Elsewhere = -1;
    private readonly int[][] _unitOfCode;
    private readonly int _firstYear;
    private readonly int[] _countyOf;

    public ResidenceUnits(ReferenceData reference, ReportingPeriod period)
    {
        Municipalities = [.. reference.Municipalities];
        Counties = [.. Municipalities.Select(m => m.CountyNumber).Distinct().Order()];
        FirstMunicipality = 1 + Counties.Length;
        Count = FirstMunicipality + Municipalities.Length;
        _countyOf = new int[Count];
        for (int i = 0; i < Municipalities.Length; i++)
            _countyOf[FirstMunicipality + i] = 1 + Array.IndexOf(Counties, Municipalities[i].CountyNumber);
        _firstYear = period.From.Year;
        _unitOfCode = [.. Enumerable.Range(_firstYear, period.To.Year - _firstYear + 1).Select(year => UnitsIn(year, reference))];
    }

    public MunicipalityCode[] Municipalities { get; }
    public int[] Counties { get; }
    public int FirstMunicipality { get; }
    public int Count { get; }

    /// <summary>The unit a code as written meant in a calendar year of the period.</summary>
    public int OfCode(int municipalityIndex, int year) => _unitOfCode[year - _firstYear][municipalityIndex];
    public int CountyOf(int municipality) => _countyOf[municipality];

    public UnitLevel LevelOf(int unit) =>
        unit == Nation ? UnitLevel.National : unit < FirstMunicipality ? UnitLevel.County : UnitLevel.Municipality;

    /// <summary>The code that figures files carry.</summary>
    public string CodeOf(int unit) => LevelOf(unit) switch
    {
        UnitLevel.National => "NO",
        UnitLevel.County => Counties[unit - 1].ToString("D2", CultureInfo.InvariantCulture),
        _ => Municipalities[unit - FirstMunicipality].ToString(),
    };

    /// <summary>Units below, or none for a municipality.</summary>
    public IEnumerable<int> MunicipalitiesOf(int county) =>
        Enumerable.Range(FirstMunicipality, Municipalities.Length).Where(m => _countyOf[m] == county);

    private int[] UnitsIn(int year, ReferenceData reference)
    {
        var unitOf = new int[10_001];
        Array.Fill(unitOf, Elsewhere);
        for (int i = 0; i < Municipalities.Length; i++) unitOf[Municipalities[i].Index] = FirstMunicipality + i;
        for (int index = 1; index < unitOf.Length; index++)
        {
            if (unitOf[index] == Elsewhere && reference.Successor(MunicipalityCode.FromIndex(index), new DateOnly(year, 1, 1)) is { IsKnown: true } heir)
                unitOf[index] = unitOf[heir.Index];
        }
        return unitOf;
    }
}
