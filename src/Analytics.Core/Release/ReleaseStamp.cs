using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Release;

/// <summary>What a reader needs to know where figures come from: the same on every document of a release.</summary>
public sealed class ReleaseStamp
{
    internal ReleaseStamp() { }

    /// <summary>Printed date, from the configuration, never from a clock.</summary>
    public DateOnly Date { get; internal init; }
    public string Batch { get; internal init; } = "";

    /// <summary>Course edition, or empty.</summary>
    public string Edition { get; internal init; } = "";
    public ReportingPeriod Period { get; internal init; }

    /// <summary>Last whole calendar year of the period.</summary>
    public int ReportingYear { get; internal init; }
    public string ToolVersion { get; internal init; } = "";

    /// <summary>SHA-256 in hex, of everything that is published.</summary>
    public string PublicationFingerprint { get; internal set; } = "";

    /// <summary>SHA-256 in hex, of the definitions of the chosen measures.</summary>
    public string MeasuresFingerprint { get; internal init; } = "";

    /// <summary>SHA-256 in hex, of the disclosure policy.</summary>
    public string PolicyFingerprint { get; internal init; } = "";
    public DisclosurePolicy Policy { get; internal init; } = null!;

    /// <summary>Whose dispensings the figures of practices are about.</summary>
    public Attribution Attribution { get; internal init; }

    /// <summary>Chosen measures that the data could not give, in the order of the pack.</summary>
    public IReadOnlyList<SkippedMeasure> NotComputed { get; internal init; } = [];

    /// <summary>Share of dispensings of the measured groups that had no DDD, in percent with one decimal; withheld with few.</summary>
    public Published<decimal> MissingDddPercent { get; internal init; }

    /// <summary>Name of the factors by which opioids were turned into oral morphine, such as <c>no-hdir</c>; empty where no measure needs them.</summary>
    public string OmeProfile { get; internal init; } = "";

    /// <summary>Share of opioid dispensings converted by a product or route that they don't tell, in percent with one decimal; withheld with few.</summary>
    public Published<decimal> OmeAssumedPercent { get; internal init; }

    /// <summary>Share of opioid dispensings that could not be converted, likewise.</summary>
    public Published<decimal> OmeMissingPercent { get; internal init; }
}
