namespace Analytics.Statistics;

/// <summary>The one pattern that a point of an XmR chart is labelled with: the first of these that it is part of.</summary>
public enum XmrPattern
{
    None,

    /// <summary>Strictly beyond a limit.</summary>
    Outside,

    /// <summary>Seven points that rise, or fall, one after the other. Ties break it.</summary>
    Trend,

    /// <summary>Two of three points in a row beyond two thirds of the way to a limit, all three on one side of the mean. The two are marked.</summary>
    TwoOfThree,

    /// <summary>Seven points in a row on one side of the mean. A point on it breaks the run.</summary>
    Run,
}

/// <summary>What a marked point means for a measure with a better side.</summary>
public enum XmrMeaning
{
    /// <summary>Common cause: nothing to explain.</summary>
    None,
    Improvement,
    Concern,

    /// <summary>Marked, on a measure without a better side.</summary>
    Neither,
}

/// <summary>Whether a target will be met if nothing changes.</summary>
public enum XmrAssurance
{
    /// <summary>No target, no better side or no limits.</summary>
    NotJudged,
    AlwaysMet,
    NeverMet,

    /// <summary>The target lies within the limits: sometimes met, sometimes not, by chance.</summary>
    NotReliable,
}

/// <summary>One point of an XmR chart.</summary>
public sealed record XmrPoint(ControlPoint Point, XmrPattern Pattern, XmrMeaning Meaning);
