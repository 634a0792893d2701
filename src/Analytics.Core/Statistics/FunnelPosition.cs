namespace Analytics.Statistics;

/// <summary>Where a unit lies in a funnel. On a limit is inside. Outside is a prompt to look, no verdict.</summary>
public enum FunnelPosition
{
    /// <summary>Too few events for the method.</summary>
    NotJudged,
    Within,

    /// <summary>Below the 95 % limit.</summary>
    Low95,

    /// <summary>Below the 99.8 % limit.</summary>
    Low998,

    /// <summary>Above the 95 % limit.</summary>
    High95,

    /// <summary>Above the 99.8 % limit.</summary>
    High998,
}
