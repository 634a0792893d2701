using Analytics.Prescribing;

namespace Analytics.Reference;

/// <summary>A GP's list, or a part of it: one line of gp_list.csv.</summary>
/// <param name="Municipality">Where the practice lies, by the newest code.</param>
/// <param name="ListSize">People on the list, or in the given part of it.</param>
/// <param name="Month">First day of the month it holds for; null for a table without months.</param>
/// <param name="Sex">1 men, 2 women, null for both.</param>
/// <param name="AgeBand">Number of an <see cref="Reference.AgeBand"/>; null for all ages.</param>
/// <param name="EffectiveListSize">How many people the doctor has declared to work for, such as with a locum or in part time; null where nothing is declared.</param>
public sealed record ListedGp(
    string PrescriberId, string PracticeId, MunicipalityCode Municipality, int ListSize,
    DateOnly? Month = null, int? Sex = null, int? AgeBand = null, int? EffectiveListSize = null)
{
    /// <summary>People that rates are per: the declared number where there is one.</summary>
    internal int Counted => EffectiveListSize ?? ListSize;
}
