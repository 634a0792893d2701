namespace Analytics.Tallies;

/// <summary>How a treatment began and what became of it, one bit for each thing a measure can ask.</summary>
[Flags]
internal enum StartTraits
{
    None = 0,
    FirstCodeine = 1 << 0,
    FirstTramadol = 1 << 1,
    FirstOxycodone = 1 << 2,
    FirstMorphine = 1 << 3,
    FirstBuprenorphine = 1 << 4,
    FirstCombination = 1 << 5,
    FirstOther = 1 << 6,

    /// <summary>One of these holds of every treatment with opioids.</summary>
    AnyFirst = (1 << 7) - 1,
    FirstStrong = 1 << 7,
    ByOwnGp = 1 << 8,
    ByPractice = 1 << 9,
    ByOtherGp = 1 << 10,
    ByHospital = 1 << 11,
    ByOther = 1 << 12,

    /// <summary>One of these holds of every treatment where lists are known.</summary>
    AnyStarter = ByOwnGp | ByPractice | ByOtherGp | ByHospital | ByOther,

    /// <summary>Its first episode lasted more than 90 days.</summary>
    Continued90 = 1 << 13,
    Continued180 = 1 << 14,
    LongTerm = 1 << 15,
}

/// <summary>The treatment that a patient began in a year, by anybody's prescription.</summary>
/// <param name="Day">Of its first dispensing, counted from the first day of the period; negative where none began.</param>
/// <param name="LastAlive">Last day of the month in which the patient died, or a day after all others.</param>
internal readonly record struct TreatmentStart(int Day, StartTraits Traits, int LastAlive)
{
    public static TreatmentStart None => new(-1, StartTraits.None, int.MaxValue);

    public bool Exists => Day >= 0;
}
