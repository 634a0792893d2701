using Analytics.Prescribing;

namespace Analytics.Extracts;

/// <summary>One kept row of an extract: codes, a day and interned keys, no text but the pseudonym's bytes.</summary>
/// <param name="Patient">The pseudonym, comparable within this read.</param>
/// <param name="Prescriber">Key of the prescriber; 0 where the row names none.</param>
/// <param name="Practice">Key of the practice; 0 where the row names none.</param>
/// <param name="Residence">Municipality of residence as written in the row.</param>
/// <param name="Day"><see cref="DateOnly.DayNumber"/> of the dispensing.</param>
/// <param name="Substance">Index of the level 5 code, with the row's marks, in the read's <see cref="SubstanceTable"/>.</param>
/// <param name="DddHundredths">Whole hundredths of a DDD, rounded half away from zero; negative for a return, 0 where missing.</param>
/// <param name="Person">Without the sex where no measure asks for it.</param>
internal readonly record struct Dispensing(
    PatientName Patient, int Prescriber, int Practice, MunicipalityCode Residence, int Day, ushort Substance, int DddHundredths, Person Person)
{
    /// <summary>Nothing where nobody needs them.</summary>
    public RowDetails Details { get; init; }
}
