namespace Analytics.Statistics;

/// <summary>How the limits of a count are found.</summary>
public enum PoissonMethod
{
    /// <summary>Exact below 10 events, Byar from 10: what Fingertips and PHEindicatormethods do. The default.</summary>
    ByarFromTen,

    /// <summary>Exact at every count.</summary>
    Exact,
}
