namespace Analytics.Statistics;

/// <summary>What a run chart says of a piece of quality work. The words are the report's; none of them says what caused the change.</summary>
public enum ChangeVerdict
{
    /// <summary>"too few points": before the start, after it, or in the whole.</summary>
    TooFewPoints,

    /// <summary>The points before the start are already more than chance: their median is no baseline.</summary>
    UnsteadyBaseline,

    /// <summary>"no signal yet".</summary>
    NoSignalYet,

    /// <summary>"likely improvement": a signal, and the level has moved the wanted way.</summary>
    LikelyImprovement,

    /// <summary>A signal, and the level has moved the other way.</summary>
    LikelyDeterioration,

    /// <summary>A signal of a measure that has no better side.</summary>
    LikelyChange,
}
