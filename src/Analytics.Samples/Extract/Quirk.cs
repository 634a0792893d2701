namespace Analytics.Samples.Extract;

/// <summary>Faults of real extracts, one kind a row.</summary>
internal enum Quirk
{
    // Such a row can't be used.
    TooFewColumns, TooManyColumns, BrokenQuoting, PatientEmpty, DateEmpty, AtcEmpty, NoSuchDate, DateInAnotherForm, AtcTooShort,
    DddNotANumber, PackagesNotANumber,

    // Such a row counts, with a warning.
    AtcUnknown, MunicipalityEmpty, MunicipalityNotInUse, PrescriberEmpty, PracticeEmpty, DddMissing, BornAfterDispensing,
    DispensedAfterDeath, OtherSex, OtherBirthYear, NotUtf8, OutsidePeriod, ReturnOfMore,

    // Such a row is in order, but hard to read.
    LineBreakInQuotes, DoubledQuotes,

    /// <summary>None: last, so that the others can be counted.</summary>
    None,
}
