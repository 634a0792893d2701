using Analytics.Prescribing;

namespace Analytics.Extracts;

/// <summary>What was read and what was wrong with it, in counts and places: never a value.</summary>
public sealed class IntakeSummary
{
    internal IntakeSummary() { }

    /// <summary>In the order they were given.</summary>
    public IReadOnlyList<FileIntake> Files { get; internal init; } = [];
    public long Rows { get; internal init; }
    public long Kept { get; internal init; }
    public long Refused { get; internal init; }

    /// <summary>Kept rows of which every field was tested; of the others, structure and ATC only.</summary>
    public long Tested { get; internal init; }

    /// <summary>Refused of all rows, 0 to 1; 0 without rows.</summary>
    public double RefusedShare => Rows == 0 ? 0 : (double)Refused / Rows;

    /// <summary>Every rule that was broken, in the order of <see cref="RowRule"/>; over all files.</summary>
    public IReadOnlyList<RuleIntake> Faults { get; internal init; } = [];

    /// <summary>Of the tested rows, as are all that follow.</summary>
    public DateOnly? FirstDay { get; internal init; }
    public DateOnly? LastDay { get; internal init; }

    /// <summary>Months of the period, or months with rows where there is no period.</summary>
    public IReadOnlyList<MonthIntake> Months { get; internal init; } = [];

    /// <summary>By ATC level 3 group, wanted codes and days of the period only.</summary>
    public IReadOnlyList<MissingDddIntake> MissingDdd { get; internal init; } = [];

    /// <summary>How sure the oral morphine of opioids is, by ATC level 3 group; empty where no chosen measure needs it.</summary>
    public IReadOnlyList<OmeIntake> Ome { get; internal init; } = [];

    /// <summary>Lower median over dispensings, returns left out.</summary>
    public decimal? MedianPackages { get; internal init; }

    /// <inheritdoc cref="MedianPackages"/>
    public decimal? MedianDddPerPackage { get; internal init; }

    /// <summary>Measures that these files and tables don't allow: of a run those that were chosen, of a check any of the catalogue.</summary>
    public IReadOnlyList<NotComputedIntake> NotComputed { get; internal set; } = [];

    /// <summary>How measured dispensings were put down to practices; null for a check.</summary>
    public AttributionIntake? Attribution { get; internal set; }

    /// <summary>Lines of the GP list with a declared size that rates are per in the place of the list's; nobody can check it.</summary>
    public int DeclaredLists { get; internal set; }

    /// <summary>Whether every file has a column for the municipality of residence.</summary>
    internal bool NamesResidences { get; init; } = true;

    /// <summary>What stops a run, worst first. A run throws the first; a check shows them all.</summary>
    public IReadOnlyList<ExtractException> Stops { get; internal init; } = [];

    /// <summary>The same text for the same extract, whatever the workers; for the steward's folder.</summary>
    public string ToJson() => IntakeJson.Write(this);
}

/// <summary>One file of the extract.</summary>
/// <param name="Name">File name without directories.</param>
/// <param name="Encoding">The encoding found.</param>
/// <param name="MissingColumns">Canonical columns that the format knows and the file lacks; measures that need them are off.</param>
/// <param name="Faults">Rules that single rows broke. What shows only across rows stands in the summary.</param>
public sealed record FileIntake(
    string Name, string Format, string Encoding, DatePrecision DatePrecision, IReadOnlyList<string> MissingColumns,
    long Rows, long Kept, long Refused, long Tested, DateOnly? FirstDay, DateOnly? LastDay,
    decimal? MedianPackages, decimal? MedianDddPerPackage, IReadOnlyList<RuleIntake> Faults);

/// <summary>How often a rule was broken, and where first.</summary>
/// <param name="Refuses">Whether rows that break it are left out.</param>
/// <param name="Count">Rows; patients for <see cref="RowRule.TwoSexes"/> and <see cref="RowRule.TwoBirthYears"/>, patients by code for <see cref="RowRule.ReturnUnmatched"/>.</param>
public sealed record RuleIntake(RowRule Rule, bool Refuses, long Count, IReadOnlyList<FaultLocation> FirstPlaces);

/// <summary>Where a rule was broken.</summary>
/// <param name="Line">Physical line where the row begins; the header is line 1.</param>
/// <param name="Column">Null where the row as a whole is meant.</param>
public sealed record FaultLocation(string File, long Line, string? Column);

/// <param name="IsLow">Fewer than half of the rows of the median month: the file may be cut short.</param>
public sealed record MonthIntake(CalendarPeriod Month, long Rows, bool IsLow);

/// <param name="Measure">Its id.</param>
/// <param name="Missing">What it needs and is not there.</param>
/// <param name="OnListsOnly">Whether places have it, and only practices and doctors don't.</param>
public sealed record NotComputedIntake(string Measure, IReadOnlyList<string> Missing, bool OnListsOnly);

/// <param name="Group">First four characters of the codes.</param>
public sealed record MissingDddIntake(string Group, long Rows, long Missing);

/// <param name="Group">First four characters of the codes.</param>
/// <param name="Assumed">Rows converted by a product or route that they don't tell: codeine with paracetamol as 30/400, others by the usual route.</param>
/// <param name="NotConvertible">Rows without a factor, or with neither a known product nor a DDD; they count as nothing.</param>
public sealed record OmeIntake(string Group, long Rows, long Assumed, long NotConvertible);
