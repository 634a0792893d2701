using Analytics.Prescribing;

namespace Analytics.Reference;

/// <summary>A municipality of the newest borders.</summary>
/// <param name="Name">Everyday name. Names repeat (two Herøy, two Våler): tell them apart by code.</param>
/// <param name="CountyNumber">First two digits of Norwegian codes; a table of one's own may say otherwise.</param>
/// <param name="Population2024">On 1 January 2024; null where the table has none.</param>
/// <param name="ValidFrom">First day of the code; null where it is older than the changes we know.</param>
public sealed record Municipality(MunicipalityCode Code, string Name, int CountyNumber, int? Population2024, DateOnly? ValidFrom);

/// <summary>A code that went to another on a day; one code that goes to several is a split.</summary>
/// <param name="Weight">Part, 0 to 1, of the people of <paramref name="From"/>.</param>
public sealed record MunicipalityChange(MunicipalityCode From, MunicipalityCode To, DateOnly Day, decimal Weight);
