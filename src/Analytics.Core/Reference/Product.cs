using Analytics.Prescribing;

namespace Analytics.Reference;

/// <summary>A pack on the market: one line of products.csv.</summary>
/// <param name="Route">O oral, P parenteral, R rectal, SL under the tongue, TD through the skin, N nose, as WHO writes them.</param>
/// <param name="StrengthMg">Milligrams of the active drug per unit; null where it has none.</param>
/// <param name="PackSize">Units in the pack.</param>
/// <param name="DddPerPackage">Null where the drug has no DDD.</param>
/// <param name="OmeMgPerPackage">Milligrams of oral morphine; null where it can't be converted.</param>
/// <param name="LongActing">Null where the table doesn't say.</param>
/// <param name="UnitsPerPackage">Tablets or doses, where that differs from the pack size.</param>
/// <param name="MgPerUnit">Where that differs from the strength, as with plasters.</param>
public sealed record Product(
    string ArticleNo, AtcCode Atc, string Form, string Route, decimal? StrengthMg, decimal? PackSize,
    decimal? DddPerPackage, decimal? OmeMgPerPackage, bool? LongActing, decimal? UnitsPerPackage, decimal? MgPerUnit);
