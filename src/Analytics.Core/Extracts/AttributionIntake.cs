using Analytics.Prescribing;

namespace Analytics.Extracts;

/// <summary>Where measured dispensings end up among practices: the buckets add up to all of them.</summary>
public enum AttributionBucket
{
    /// <summary>With a practice.</summary>
    Practice,

    /// <summary>The row names no prescriber.</summary>
    NoPrescriber,

    /// <summary>By a hospital, a specialist or anybody else without a practice.</summary>
    NoPractice,

    /// <summary>The patient was on no GP's list that day, or on that of a GP without a practice; by majority, no GP came first.</summary>
    NoList,
}

/// <summary>How dispensings were put down to practices.</summary>
/// <param name="Buckets">Measured dispensings in the period, by bucket.</param>
public sealed record AttributionIntake(Attribution Attribution, IReadOnlyDictionary<AttributionBucket, long> Buckets)
{
    /// <summary>Above this share of dispensings without a practice, figures of practices miss much.</summary>
    public const double MuchUnattributed = 0.1;

    /// <summary>Dispensings without a practice of all, 0 to 1.</summary>
    public double UnattributedShare => Buckets.Values.Sum() is var all and > 0 ? 1 - (double)Buckets[AttributionBucket.Practice] / all : 0;
}
