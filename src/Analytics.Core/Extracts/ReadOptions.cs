using Analytics.Extracts.Prepared;
using Analytics.Prescribing;

namespace Analytics.Extracts;

/// <summary>How an extract is read. The functions are called by several threads at once.</summary>
internal sealed record ReadOptions
{
    /// <summary>Threads, each with a sink of its own.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Rows outside it are counted and not passed on; null for no bounds.</summary>
    public ReportingPeriod? Period { get; init; }

    /// <summary>Codes that reach the sinks; null for all.</summary>
    public Func<AtcCode, bool>? Wanted { get; init; }

    /// <summary>Whether practices get keys; otherwise rows are still tested for having one.</summary>
    public bool NeedsPractices { get; init; } = true;

    /// <summary>Whether dispensings say the patient's sex.</summary>
    public bool NeedsSex { get; init; }

    /// <summary>Where wanted codes get their numbers.</summary>
    public SubstanceTable Substances { get; init; } = new();

    /// <summary>Marks by which rows of one code are told apart.</summary>
    public RowMarks Marks { get; init; }

    /// <summary>Some of <see cref="Marks"/>: a row that has one reaches the sinks whatever its code, for what it tells of its patient.</summary>
    public RowMarks Evidence { get; init; }

    /// <summary>Reads what was in the box; null where nobody needs it.</summary>
    public DetailReader? Details { get; init; }

    /// <summary>
    /// Every field of every row is tested, and each patient for two sexes or birth years. Otherwise rows of codes that
    /// nobody wants are tested for structure and ATC only. What would stop a run is reported and not thrown.
    /// </summary>
    public bool ForCheck { get; init; }

    /// <summary>Where every kept row goes as well; null for nowhere. Only for a check, which tests them all.</summary>
    public KeptRows? Kept { get; init; }

    /// <summary>Share of rows, 0 to 1, above which refused rows stop the run.</summary>
    public double MaxRefusedShare { get; init; } = 0.01;

    /// <summary>Whether a municipality exists on a day; null where nobody knows.</summary>
    public Func<MunicipalityCode, DateOnly, bool>? IsValidMunicipality { get; init; }

    /// <summary>Whether a code is in the ATC list; null where there is no list.</summary>
    public Func<AtcCode, bool>? IsKnownAtc { get; init; }

    /// <summary>Bytes that a worker takes at a time; a block is longer where one record is.</summary>
    public int BlockSize { get; init; } = 1 << 18;

    /// <summary>Bytes compared at once; the figures are the same for each.</summary>
    public ScanWidth Width { get; init; } = ByteScan.Widest;
}
