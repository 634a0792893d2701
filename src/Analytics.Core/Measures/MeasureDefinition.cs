using Analytics.Prescribing;

namespace Analytics.Measures;

/// <summary>The closed vocabulary of what a measure counts. A new need becomes a new named quantity, never an expression.</summary>
public enum Quantity
{
    /// <summary>DDDs per 1000 persons per day: Σ DDD · 1000 / (persons · days).</summary>
    DddPer1000PerDay,

    /// <summary>Patients with more than zero DDD net in the window, per 1000 persons.</summary>
    UsersPer1000,

    /// <summary>Patients above <see cref="MeasureDefinition.DddLimit"/> DDD in the year and dispensed in at least <see cref="MeasureDefinition.FewestQuarters"/> of its quarters, per 1000 persons.</summary>
    PersistentUsersPer1000,

    /// <summary>Oral morphine, in milligrams, per 1000 persons per day: Σ OME · 1000 / (persons · days).</summary>
    OmePer1000PerDay,

    /// <summary>DDDs by users: Σ DDD / patients with more than zero DDD net in the window.</summary>
    DddPerUser,

    /// <summary>Users to whom a drug was dispensed in the year more than <see cref="MeasureDefinition.WashoutDays"/> days after their previous dispensing, or for the first time, per 1000 persons.</summary>
    IncidentUsersPer1000,

    /// <summary>Users of <see cref="MeasureDefinition.AgeFrom"/> years and over, with more than <see cref="MeasureDefinition.DddLimit"/> DDD in the year (0 if left out), per 1000 persons of that age.</summary>
    ElderlyUsersPer1000,

    /// <summary>Percent of users whose longest episode of continuous use that reaches into the year has lasted, by its end, more than <see cref="MeasureDefinition.MoreThanDays"/> and at most <see cref="MeasureDefinition.AtMostDays"/> days.</summary>
    EpisodeUsersPercent,

    /// <summary>Percent of new users, as in <see cref="IncidentUsersPer1000"/>, whose treatment began with <see cref="MeasureDefinition.First"/>.</summary>
    FirstTreatmentPercent,

    /// <summary>Percent of new users whose treatment was begun by <see cref="MeasureDefinition.Starter"/>.</summary>
    StartedByPercent,

    /// <summary>Percent of new users begun by <see cref="MeasureDefinition.Starter"/>, early enough in the year to tell, whose first episode lasted more than <see cref="MeasureDefinition.MoreThanDays"/> days.</summary>
    ContinuedPercent,

    /// <summary>Percent of new users, early enough in the year to tell, who are dispensed to again after 91 to 180 days and 90 tablets or doses or more in the first 90.</summary>
    NewLongTermPercent,

    /// <summary>Dispensing dates that continue an episode, by 365.25 days of the year in one.</summary>
    RenewalsPerYear,

    /// <summary>The median of days from one dispensing date to the next in an episode.</summary>
    RenewalIntervalDays,

    /// <summary>Percent of such intervals, of users with two of them, shorter than 80 percent of what the user's own median pace made expect.</summary>
    EarlyRenewalsPercent,

    /// <summary>Percent of users with dispensing dates of one practice, unbroken by others, over more than <see cref="MeasureDefinition.MoreThanDays"/> days.</summary>
    RenewalChainPercent,

    /// <summary>Percent of users with two dispensing dates and 15 DDD who also have two of <see cref="MeasureDefinition.With"/>, and 30 days covered by both.</summary>
    ConcurrentCoverPercent,

    /// <summary>Percent of users with more than <see cref="MeasureDefinition.DddLimit"/> DDD in the year.</summary>
    UsersAboveDddPercent,

    /// <summary>Percent of users to whom a drug of <see cref="MeasureDefinition.With"/> and the measure's own were dispensed in the same 90-day block of the year, in at least two blocks.</summary>
    ConcurrentBlocksPercent,

    /// <summary>Percent of users to whom a drug of <see cref="MeasureDefinition.With"/> was dispensed in a quarter in which the measure's own drugs were.</summary>
    ConcurrentUsersPercent,

    /// <summary>Percent of oral morphine that is of the drugs of <see cref="MeasureDefinition.With"/>, some of the measure's own.</summary>
    OmeOfSecondPercent,

    /// <summary>Percent of oral morphine that is long-acting, of those patients who had more than <see cref="MeasureDefinition.DddLimit"/> DDD in at least <see cref="MeasureDefinition.FewestQuarters"/> quarters and where the table of products tells.</summary>
    LongActingPercent,

    /// <summary>Percent of users with at least <see cref="MeasureDefinition.OmeLimit"/> milligrams of oral morphine a day over the year, dispensed on at least two days.</summary>
    HighDosePercent,

    /// <summary>The same per 1000 persons.</summary>
    HighDosePer1000,

    /// <summary>Percent of users who had one substance from at least <see cref="MeasureDefinition.FewestPrescribers"/> prescribers in the year; those of one practice are one.</summary>
    ManyPrescribersPercent,

    /// <summary>Percent of persons of <see cref="MeasureDefinition.AgeFrom"/> years and over who had more than <see cref="MeasureDefinition.DddLimit"/> DDD from GPs in the year.</summary>
    ElderlyPercentFromGps,

    /// <summary>Percent of dispensings of at least <see cref="MeasureDefinition.FewestUnits"/> tablets or doses, where the table of products tells.</summary>
    LargePacksPercent,

    /// <summary>Patients by substance.</summary>
    TopUsers,

    /// <summary>DDDs by substance.</summary>
    TopDdd,

    /// <summary>Oral morphine by substance, in milligrams per 1000 persons per day.</summary>
    TopOme,

    /// <summary>Price by substance, in the extract's currency per 1000 persons.</summary>
    TopCost,
}

/// <summary>Patients whom a measure leaves out.</summary>
public enum Exclusion
{
    None,

    /// <summary>From 365 days before the first reimbursement code of palliative treatment or cancer on, whatever it was written for (MEASURES 4.18).</summary>
    Palliative,
}

/// <summary>What a treatment with opioids begins with: one substance, or several on the first day; <see cref="Strong"/> asks for any strong one among them.</summary>
public enum FirstTreatment { Codeine, Tramadol, Oxycodone, Morphine, Buprenorphine, Combination, Other, Strong }

/// <summary>Who begins a treatment, seen from the patient: the nearest of those who prescribed on the first day.</summary>
public enum Starter
{
    /// <summary>The GP on whose list the patient was that day.</summary>
    Own,

    /// <summary>Another doctor of that GP's practice.</summary>
    Practice,

    /// <summary>Another GP, or one out of hours.</summary>
    Gp,

    /// <summary>A specialist of another field than general practice.</summary>
    Hospital,

    /// <summary>A dentist, someone else, nobody knows.</summary>
    Other,
}

/// <summary>Which way is better, if the measure says so.</summary>
public enum Direction { None, Lower, Higher }

/// <summary>A measure: one file of the catalogue.</summary>
public sealed record MeasureDefinition
{
    /// <summary>The file name without its ending, such as <c>did.opi</c>.</summary>
    public required string Id { get; init; }
    public required int Version { get; init; }
    public required Quantity Quantity { get; init; }

    /// <summary>The id of the drug selection, such as <c>opi</c>; null for lists over all selections.</summary>
    public string? Drugs { get; init; }

    /// <summary>The id of the second drug selection of a concurrency measure.</summary>
    public string? With { get; init; }

    public Exclusion Excluding { get; init; }

    /// <summary>Exclusive limit in whole DDD.</summary>
    public int? DddLimit { get; init; }
    public int? FewestQuarters { get; init; }

    /// <summary>Inclusive limit in whole milligrams of oral morphine a day.</summary>
    public int? OmeLimit { get; init; }
    public int? FewestPrescribers { get; init; }

    /// <summary>Tablets or doses in a dispensing, inclusive.</summary>
    public int? FewestUnits { get; init; }

    /// <summary>Least age in whole years, the year less the birth year: a multiple of five, as population tables have it.</summary>
    public int? AgeFrom { get; init; }

    /// <summary>Days of continuous use, exclusive.</summary>
    public int? MoreThanDays { get; init; }

    /// <summary>Days of continuous use, inclusive; null for any number.</summary>
    public int? AtMostDays { get; init; }

    /// <summary>Days without supply, at one DDD a day, that end an episode when they are more than this.</summary>
    public int? GapDays { get; init; }

    /// <summary>Days of the extract that must lie before a year for its figure to be computed.</summary>
    public int DaysBefore => WashoutDays ?? AtMostDays ?? MoreThanDays ?? (IsOfRenewals ? HalfAYear : 0);

    /// <summary>What goes on at the beginning of the extract cannot be told from what begins there.</summary>
    private const int HalfAYear = 183;

    /// <summary>What the treatment must begin with.</summary>
    public FirstTreatment? First { get; init; }

    /// <summary>Who must begin the treatment.</summary>
    public Starter? Starter { get; init; }

    /// <summary>A gap between dispensings must be longer for a new treatment to begin.</summary>
    public int? WashoutDays { get; init; }
    public required Direction Direction { get; init; }

    /// <summary>Whether the figure is a share, in percent: it changes by percentage points.</summary>
    public bool IsPercent => IsShareOfUsers || Quantity is Quantity.ElderlyPercentFromGps or Quantity.OmeOfSecondPercent or Quantity.LongActingPercent or Quantity.LargePacksPercent
        or Quantity.EarlyRenewalsPercent or Quantity.RenewalChainPercent || IsPercentOfSome;

    /// <summary>Whether it is a share of some users only, of whom the definition says who they are.</summary>
    public bool IsPercentOfSome => Quantity is Quantity.FirstTreatmentPercent or Quantity.StartedByPercent or Quantity.ContinuedPercent or Quantity.NewLongTermPercent
        or Quantity.ConcurrentCoverPercent;

    /// <summary>Whether renewals are counted, and not people.</summary>
    public bool IsOfRenewals => Quantity is Quantity.RenewalsPerYear or Quantity.RenewalIntervalDays or Quantity.EarlyRenewalsPercent;

    /// <summary>Whether it is patients of all users.</summary>
    internal bool IsShareOfUsers => Quantity is Quantity.HighDosePercent or Quantity.ManyPrescribersPercent or Quantity.ConcurrentUsersPercent or Quantity.ConcurrentBlocksPercent or Quantity.UsersAboveDddPercent or Quantity.EpisodeUsersPercent
        or Quantity.RenewalChainPercent || IsPercentOfSome;

    /// <summary>Whether amounts or renewals are counted, and not people.</summary>
    public bool IsVolume => IsAmount || IsOfRenewals || Quantity is Quantity.DddPer1000PerDay or Quantity.DddPerUser or Quantity.TopDdd;

    /// <summary>Whether the figure is a rate of people: users, or DDDs, per 1000 of them.</summary>
    public bool IsPer1000 => !IsPercent && !IsAmount && !IsOfRenewals && Quantity != Quantity.DddPerUser;

    /// <summary>Whether the figure is a list by substance.</summary>
    public bool IsList => Quantity is Quantity.TopUsers or Quantity.TopDdd or Quantity.TopOme or Quantity.TopCost;

    /// <summary>Whether it adds up what was in the boxes.</summary>
    internal bool IsAmount => Quantity is Quantity.OmePer1000PerDay or Quantity.OmeOfSecondPercent or Quantity.LongActingPercent or Quantity.LargePacksPercent
        or Quantity.TopOme or Quantity.TopCost;

    /// <summary>Whether the gate can protect it; others are for the data controller alone (docs/methods/disclosure.md).</summary>
    public bool IsReleased => Quantity is not (Quantity.LongActingPercent or Quantity.LargePacksPercent or Quantity.ContinuedPercent) && First != FirstTreatment.Strong;

    /// <summary>What the data must have for it to be computed, besides patient, month, ATC and DDD.</summary>
    public IEnumerable<DataNeed> Needs => MeasureNeeds.Of(this);

    /// <summary>Whether it needs oral morphine.</summary>
    internal bool NeedsOme => NeedsDetails && Quantity is not (Quantity.LargePacksPercent or Quantity.TopCost);

    /// <summary>Whether it needs what was in the box.</summary>
    internal bool NeedsDetails => IsAmount || Quantity is Quantity.HighDosePercent or Quantity.HighDosePer1000
        or Quantity.NewLongTermPercent or Quantity.ContinuedPercent or Quantity.RenewalsPerYear;

    /// <summary>Decimals that a reader sees.</summary>
    public required int Decimals { get; init; }

    /// <summary>Smallest denominator in persons (or users, for shares) of a shown figure.</summary>
    public required int MinimumDenominator { get; init; }

    /// <summary>Kinds of period the measure is computed for.</summary>
    public required IReadOnlyList<PeriodKind> Periods { get; init; }

    /// <summary>Full title: "Opioids, DDD per 1000 inhabitants per day".</summary>
    public required LocalText Title { get; init; }

    /// <summary>A few words for tiles and tables: "Opioids, volume".</summary>
    public required LocalText ShortTitle { get; init; }

    /// <summary>The unit where the denominator is residents.</summary>
    public required LocalText Unit { get; init; }

    /// <summary>The unit where the denominator is a practice's list.</summary>
    public required LocalText UnitOnList { get; init; }

    /// <summary>Why it matters, two or three sentences for a doctor.</summary>
    public required LocalText Why { get; init; }

    /// <summary>How it is counted, for the method page.</summary>
    public required LocalText Method { get; init; }
    public required Provenance Provenance { get; init; }
    public WorkedExample? Example { get; init; }
}

/// <summary>Where a definition comes from and who answers for it.</summary>
public sealed record Provenance(string Source, string Author, string Checker, DateOnly Reviewed, DateOnly NextReview);

/// <summary>A small extract and the figure it must give: the measure's own test.</summary>
/// <param name="Persons">Residents, or list patients.</param>
/// <param name="Rows">Patient, day and DDD of each dispensing.</param>
/// <param name="Numerator">Patients, or DDDs.</param>
/// <param name="Value">In the measure's unit, six decimals.</param>
public sealed record WorkedExample(int Persons, int Year, IReadOnlyList<ExampleRow> Rows, decimal Numerator, decimal Value);

/// <summary>One dispensing of a worked example.</summary>
/// <param name="Born">The patient's birth year, where the measure asks for it.</param>
public sealed record ExampleRow(string Patient, DateOnly Day, string Atc, decimal Ddd, int? Born = null)
{
    /// <summary>Legal category.</summary>
    public string Category { get; init; } = "A";

    /// <summary>Reimbursement codes; empty for none.</summary>
    public string Code { get; init; } = "";
    public string Prescriber { get; init; } = "G1";

    /// <summary>Empty for none.</summary>
    public string Practice { get; init; } = "K1";

    /// <summary>Null where it is not known.</summary>
    public decimal? Price { get; init; }

    /// <summary>Tablets or doses in the package; null where the product is not known.</summary>
    public int? Units { get; init; }

    /// <summary>Null where it is not known.</summary>
    public bool? LongActing { get; init; }

    /// <summary>Who prescribed, seen from the patient's own GP; null where prescriber and practice say it.</summary>
    public Starter? By { get; init; }
    public bool Dose { get; init; }

    /// <summary>A day of the month in which the patient died.</summary>
    public DateOnly? Died { get; init; }
}
