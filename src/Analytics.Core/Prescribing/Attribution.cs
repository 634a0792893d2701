namespace Analytics.Prescribing;

/// <summary>Which practice and doctor a dispensing is put down to (MEASURES 4.25). Places count residents, whichever it is.</summary>
public enum Attribution
{
    /// <summary>Those who prescribed it.</summary>
    Prescriber,

    /// <summary>The GP on whose list the patient was that day, whoever prescribed it.</summary>
    List,

    /// <summary>Where nobody knows the lists: the GP who prescribed most to the patient in the calendar year, whoever prescribed it.</summary>
    MajorityGp,
}
