namespace Analytics.Prescribing;

/// <summary>One kept row of an extract: codes, a day and interned keys, no text.</summary>
/// <param name="Patient">Key of the pseudonym in this read; dense from 0, in no meaningful order.</param>
/// <param name="Prescriber">Key of the prescriber; 0 where the row names none.</param>
/// <param name="Practice">Key of the practice; 0 where the row names none.</param>
/// <param name="Residence">Municipality of residence as written in the row.</param>
/// <param name="Day"><see cref="DateOnly.DayNumber"/> of the dispensing.</param>
/// <param name="Atc">Level 5 code.</param>
/// <param name="DddHundredths">Whole hundredths of a DDD, rounded half away from zero; negative for a return, 0 where missing.</param>
internal readonly record struct Dispensing(
    int Patient, int Prescriber, int Practice, MunicipalityCode Residence, int Day, AtcCode Atc, int DddHundredths);
