namespace Analytics.Statistics;

/// <summary>On which scale a funnel's units are compared.</summary>
public enum FunnelScale
{
    /// <summary>Arcsine of the square root of a proportion: standard error 1 / (2 √n).</summary>
    Arcsine,

    /// <summary>Square root of observed / expected: standard error 1 / (2 √E).</summary>
    SquareRoot,

    /// <summary>Logarithm of observed / expected: standard error 1 / √E. No unit may have observed nothing.</summary>
    Logarithm,
}

/// <summary>What is done with the most extreme tenth of z-scores at each end before the spread is measured.</summary>
public enum OutlierHandling
{
    /// <summary>They are moved in to the 10 % and 90 % quantiles (type 7). The default.</summary>
    Winsorise,

    /// <summary>They are left out, as NHS England's SHMI does: the first and the last of ten groups of rank.</summary>
    Truncate,
}
