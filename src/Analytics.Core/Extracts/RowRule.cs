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

    /// <summary>What is wrong with a row that breaks the rule, in English and in lower case.</summary>
    public static string Describe(this RowRule rule) => rule switch
    {
        RowRule.ColumnCount => "wrong number of columns",
        RowRule.Quoting => "broken quoting",
        RowRule.PatientEmpty => "no patient",
        RowRule.DateEmpty => "no date",
        RowRule.AtcEmpty => "no ATC code",
        RowRule.DateNotADate => "date is not a date",
        RowRule.AtcForm => "ATC not of the form A00AA00",
        RowRule.DddNotANumber => "DDD is not a number",
        RowRule.PackagesNotANumber => "packages is not a number",
        RowRule.AtcUnknown => "ATC code is not known",
        RowRule.MunicipalityEmpty => "no municipality",
        RowRule.MunicipalityNotValid => "municipality not valid on the day",
        RowRule.PrescriberEmpty => "no prescriber",
        RowRule.PracticeEmpty => "no practice",
        RowRule.DddMissing => "no DDD",
        RowRule.BirthAfterDispensing => "born after the dispensing",
        RowRule.DispensedAfterDeath => "dispensed after death",
        RowRule.TwoSexes => "patients with two sexes",
        RowRule.TwoBirthYears => "patients with two birth years",
        RowRule.Encoding => "text not in the declared encoding",
        RowRule.OutsidePeriod => "outside the period",
        RowRule.DispensingIdTwice => "dispensing id used twice",
        RowRule.ReturnUnmatched => "more returned than was dispensed",
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };
}
