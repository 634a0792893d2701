using Analytics.Measures;

namespace Analytics.Estimates;

/// <summary>What a figure is divided by.</summary>
internal enum Base { PersonDays, Persons, Whole }

/// <summary>How sums become a figure: part / unit · per / (persons, person-days or whole / unit).</summary>
/// <param name="Part">Sums are kept in whole hundredths of a DDD, micrograms, øre: how many make one.</param>
/// <param name="Whole">The same of what the part is of.</param>
internal readonly record struct Scale(Base Base, decimal Per, decimal Part = 1, decimal Whole = 1)
{
    private const decimal Hundredths = 100, MicrogramsOfMilligram = 1000;

    /// <summary>Of person-years, as for incidence rates.</summary>
    private const decimal DaysOfYear = 365.25m;

    /// <exception cref="ArgumentOutOfRangeException">A quantity that is no ratio of sums: the median of intervals.</exception>
    public static Scale Of(MeasureDefinition measure) => measure.Quantity switch
    {
        Quantity.DddPer1000PerDay or Quantity.TopDdd => new(Base.PersonDays, 1000, Hundredths),
        Quantity.OmePer1000PerDay or Quantity.TopOme => new(Base.PersonDays, 1000, MicrogramsOfMilligram),
        Quantity.UsersPer1000 or Quantity.TopUsers => new(Base.Persons, 1000),
        Quantity.TopCost => new(Base.Persons, 1000, Hundredths),
        Quantity.PersistentUsersPer1000 or Quantity.ElderlyUsersPer1000 or Quantity.IncidentUsersPer1000 or Quantity.HighDosePer1000 => new(Base.Persons, 1000),
        Quantity.ElderlyPercentFromGps => new(Base.Persons, 100),
        Quantity.DddPerUser => new(Base.Whole, 1, Hundredths),
        Quantity.OmeOfSecondPercent or Quantity.LongActingPercent => new(Base.Whole, 100, MicrogramsOfMilligram, MicrogramsOfMilligram),
        Quantity.LargePacksPercent or Quantity.EarlyRenewalsPercent => new(Base.Whole, 100),
        Quantity.RenewalsPerYear => new(Base.Whole, DaysOfYear, 1, Hundredths),
        _ when measure.IsShareOfUsers => new(Base.Whole, 100),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), $"{measure.Id} has a quantity that is no ratio of sums."),
    };
}
