namespace Analytics.Extracts;

/// <summary>Rules that every row of an extract is held against (RULINGS 12).</summary>
public enum RowRule
{
    // Refused and counted.
    ColumnCount, Quoting, PatientEmpty, DateEmpty, AtcEmpty, DateNotADate, AtcForm, DddNotANumber, PackagesNotANumber,

    // Kept and counted as a warning.
    AtcUnknown, MunicipalityEmpty, MunicipalityNotValid, PrescriberEmpty, PracticeEmpty, DddMissing,
    BirthAfterDispensing, DispensedAfterDeath, TwoSexes, TwoBirthYears, Encoding, OutsidePeriod, DispensingIdTwice, ReturnUnmatched,
}

/// <summary>What follows from a rule.</summary>
public static class RowRuleExtensions
{
    /// <summary>Whether a row that breaks the rule is left out; otherwise it is kept and the fault is a warning.</summary>
    public static bool Refuses(this RowRule rule) => rule <= RowRule.PackagesNotANumber;
}
