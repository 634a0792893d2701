namespace Analytics.Extracts;

/// <summary>Encodings that an extract can have.</summary>
public enum ExtractEncoding { Utf8, Windows1252, Latin1 }

/// <summary>How exactly the day of a dispensing is known. Intervals need days.</summary>
public enum DatePrecision
{
    Day,

    /// <summary>The row counts on the first day of its month.</summary>
    Month,

    /// <summary>Days from a key date of each patient that stands in another file.</summary>
    Relative,
}

/// <summary>What the column of the prescriber identifies.</summary>
public enum PrescriberLevel { Person, Practice, Workplace, None }

/// <summary>Where a canonical column comes from.</summary>
/// <param name="Names">Names in the extract; the first that the header has is read.</param>
/// <param name="Pad">Digits that the code has with its leading zeros, 0 where it is not padded.</param>
/// <param name="Assumed">The name is a guess until somebody has seen a real delivery.</param>
public sealed record ExtractColumn(IReadOnlyList<string> Names, int Pad = 0, bool Assumed = false);

/// <summary>A column that holds the date of the dispensing.</summary>
/// <param name="Format">yyyy, MM and dd once each with anything between them; no dd at month precision, empty at relative.</param>
/// <param name="KeyFile">For relative dates: the file with the key dates.</param>
public sealed record ExtractDate(string Column, string Format, DatePrecision Precision, string KeyFile = "");

/// <summary>Where rows without DDDs of their own tell them for each package.</summary>
/// <param name="Names">Names of the column in the extract; the first that the header has is read.</param>
/// <param name="UnitColumn">The column that tells the unit of the amount; null where it is always DDDs.</param>
/// <param name="DddUnits">Texts in that column that mean DDDs; with any other the DDD of the row is missing.</param>
/// <param name="NotPackages">A column and its text where packages are no packages, so that the DDD is missing; null for none.</param>
public sealed record DddPerPackage(IReadOnlyList<string> Names, string? UnitColumn, IReadOnlyList<string> DddUnits, (string Column, string Value)? NotPackages);

/// <summary>How the extract marks a returned or reversed dispensing.</summary>
/// <param name="Column">Null where the sign of the amounts says it.</param>
/// <param name="Value">Text in that column that marks a reversal; its amounts count as negative whatever their sign.</param>
public sealed record ExtractCorrection(string? Column, string Value)
{
    public static ExtractCorrection Negative { get; } = new(null, "");
}
