namespace Analytics.Statistics;

/// <summary>Which formula an interval came from; a report that shows the interval names it.</summary>
public enum IntervalMethod
{
    /// <summary>Byar's approximation to the exact Poisson limits (Breslow and Day 1987).</summary>
    Byar,

    /// <summary>Exact Poisson limits from gamma quantiles (Garwood 1936).</summary>
    ExactPoisson,

    /// <summary>Score interval of a proportion (Wilson 1927).</summary>
    Wilson,

    /// <summary>Exact binomial limits (Clopper and Pearson 1934).</summary>
    ClopperPearson,

    /// <summary>Directly standardised rate, Byar's limits of the events scaled to its variance (Dobson and others 1991).</summary>
    DobsonByar,

    /// <summary>Directly standardised rate, gamma limits (Fay and Feuer 1997).</summary>
    FayFeuer,

    /// <summary>Normal limits with the variance of a compound Poisson sum: the sum over patients of their squared amounts.</summary>
    CompoundPoisson,

    /// <summary>Normal limits on the logarithm of a ratio, from compound Poisson variances.</summary>
    LogRatio,

    /// <summary>Percentiles of bootstrap replicates over patients (Efron and Tibshirani 1993).</summary>
    PatientBootstrap,

    /// <summary>Normal limits on the log-minus-log scale of a survival curve (Kalbfleisch and Prentice 1980).</summary>
    LogLog,

    /// <summary>Normal limits of a ratio of two sums over the same patients, linearised (Woodruff 1971).</summary>
    Linearised,

    /// <summary>Normal limits of a mean, from the standard deviation of what is averaged.</summary>
    NormalMean,
}
