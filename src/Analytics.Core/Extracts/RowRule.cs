namespace Analytics.Extracts;

/// <summary>Rules that every row of an extract is held against (RULINGS 12).</summary>
public enum RowRule
{
    // Refused and counted.
    ColumnCount, Quoting, PatientEmpty, DateEmpty, AtcEmpty, DateNotADate, AtcForm, DddNotANumber, PackagesNotANumber,

    // Kept and counted as a warning.
    AtcUnknown, MunicipalityEmpty, MunicipalityNotValid, PrescriberEmpty, PracticeEmpty, DddMissing,
    BirthAfterDispensing, DispensedAfterDeath, TwoSexes, TwoBirthYears, Encoding, OutsidePeriod,
}
