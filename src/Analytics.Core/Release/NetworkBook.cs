using Analytics.Prescribing;

namespace Analytics.Release;

/// <summary>What a learning network of municipalities may see: its members by name, together, and against all others. Nothing of a practice or a doctor.</summary>
public sealed class NetworkBook
{
    internal NetworkBook() { }

    public string NetworkId { get; internal init; } = "";
    public string Name { get; internal init; } = "";

    /// <summary>By code. Those of the first meeting's day, or of the last day of the reporting year where no project is known.</summary>
    public IReadOnlyList<NetworkMember> Members { get; internal init; } = [];

    /// <summary>Residents of all members on 1 January of the reporting year.</summary>
    public Published<int> Residents { get; internal init; }

    /// <summary>How many municipalities are no members.</summary>
    public Published<int> Others { get; internal init; }

    /// <summary>Null where interventions.csv has none for the network.</summary>
    public ProjectDates? Project { get; internal init; }
    public ReleaseStamp Stamp { get; internal init; } = null!;

    /// <summary>In the order of the pack.</summary>
    public IReadOnlyList<NetworkSheet> Measures { get; internal init; } = [];
    public SuppressionSummary Summary { get; internal init; } = null!;

    /// <inheritdoc cref="MunicipalityBook.Figures"/>
    public IReadOnlyList<ReleasedFigure> Figures { get; internal init; } = [];
}

/// <summary>A municipality of a network; municipalities that a split has joined are one.</summary>
public sealed class NetworkMember
{
    internal NetworkMember() { }

    /// <summary>As figures files have it.</summary>
    public string Code { get; internal init; } = "";
    public string Name { get; internal init; } = "";

    /// <inheritdoc cref="MunicipalityBook.Residents"/>
    public Published<int> Residents { get; internal init; }
}

/// <summary>When a network works, as interventions.csv has it.</summary>
public sealed class ProjectDates
{
    internal ProjectDates() { }

    public DateOnly Start { get; internal init; }

    /// <summary>In order; at most three.</summary>
    public IReadOnlyList<DateOnly> Meetings { get; internal init; } = [];

    /// <summary>Null while it lasts.</summary>
    public DateOnly? End { get; internal init; }

    /// <summary>From the month of the first meeting to that of the last: "during"; what comes earlier and later is before and after.</summary>
    public ReportingPeriod During { get; internal init; }
}

/// <summary>All that a network sees of one measure.</summary>
public sealed class NetworkSheet
{
    internal NetworkSheet() { }

    /// <summary>Members together, beside the nation and the spread of all municipalities.</summary>
    public MeasureSheet Together { get; internal init; } = null!;

    /// <summary>All other municipalities in the reporting year: the nation less the members.</summary>
    public ReleasedFigure Others { get; internal init; } = null!;

    /// <summary>As long as the trend of <see cref="Together"/>.</summary>
    public IReadOnlyList<ReleasedFigure> OthersTrend { get; internal init; } = [];
    public RunChartReading TogetherReading { get; internal init; } = null!;
    public RunChartReading OthersReading { get; internal init; } = null!;
    public PhaseFigures TogetherPhases { get; internal init; } = null!;
    public PhaseFigures OthersPhases { get; internal init; } = null!;

    /// <summary>What the network itself says about the measure, as stories.csv has it.</summary>
    public IReadOnlyList<NetworkStory> Stories { get; internal init; } = [];

    /// <summary>In the order of <see cref="NetworkBook.Members"/>.</summary>
    public IReadOnlyList<MemberSeries> Members { get; internal init; } = [];
}

/// <summary>Words of the network's own.</summary>
public sealed class NetworkStory
{
    internal NetworkStory() { }

    /// <summary>Empty for the network itself.</summary>
    public string By { get; internal init; } = "";
    public string Text { get; internal init; } = "";
}

/// <summary>One member's own figures of a measure: those of its municipal report.</summary>
public sealed class MemberSeries
{
    internal MemberSeries() { }

    /// <summary>In the reporting year.</summary>
    public ReleasedFigure Own { get; internal init; } = null!;

    /// <inheritdoc cref="MeasureSheet.Trend"/>
    public IReadOnlyList<ReleasedFigure> Trend { get; internal init; } = [];
    public RunChartReading Reading { get; internal init; } = null!;
    public PhaseFigures Phases { get; internal init; } = null!;
}

/// <summary>A measure before, during and after a project, in the measure's unit.</summary>
/// <remarks>
/// Whole calendar quarters, or years where the measure has no quarters, or where more of a network can be shown by year. Before are the twelve months that end with the last period before the month of the first
/// meeting, after the twelve that begin with the first period after the month of the last; all of them must be in the data and shown. Without a project,
/// before and after are the first and the last year. Rates of several quarters are their mean, weighted by what they are per.
/// </remarks>
public sealed class PhaseFigures
{
    private const int QuartersOfYear = 4;

    private PhaseFigures() { }

    public Published<decimal> Before { get; private init; }
    public Published<decimal> During { get; private init; }
    public Published<decimal> After { get; private init; }

    /// <summary>Whether both sides are shown.</summary>
    internal bool HasBoth => Before.Match(_ => true, _ => false) && After.Match(_ => true, _ => false);

    /// <summary>First period of before; null where the data don't reach back so far.</summary>
    public CalendarPeriod? BeforeFrom { get; private init; }

    /// <summary>Last period of before; null as <see cref="BeforeFrom"/>.</summary>
    public CalendarPeriod? BeforeTo { get; private init; }

    /// <summary>First period of after; null where the data don't reach so far.</summary>
    public CalendarPeriod? AfterFrom { get; private init; }

    /// <summary>Last period of after; null as <see cref="AfterFrom"/>.</summary>
    public CalendarPeriod? AfterTo { get; private init; }

    internal static PhaseFigures Of(IReadOnlyList<ReleasedFigure> trend, IReadOnlyList<ReleasedFigure> years, ReportingPeriod? during) => during is { } days
        ? Of(trend, trend.Any(figure => figure.Period.Kind == PeriodKind.Quarter) ? QuartersOfYear : 1, days)
        : years.Count < 2 ? Of([], [], []) : Of([years[0]], [], [years[^1]]);

    /// <summary>In whole years: for a measure of which too few quarters are shown. No figure of a year tells more than that year's own.</summary>
    internal static PhaseFigures OfYears(IReadOnlyList<ReleasedFigure> years, ReportingPeriod during) => Of(years, 1, during);

    private static PhaseFigures Of(IReadOnlyList<ReleasedFigure> trend, int length, ReportingPeriod days)
    {
        ReleasedFigure[] before = [.. trend.Where(figure => figure.Period.Last < days.From).TakeLast(length)];
        ReleasedFigure[] after = [.. trend.Where(figure => figure.Period.First > days.To).Take(length)];
        return Of(
            before.Length == length ? before : [],
            [.. trend.Where(figure => figure.Period.Last >= days.From && figure.Period.First <= days.To)],
            after.Length == length ? after : []);
    }

    private static PhaseFigures Of(ReleasedFigure[] before, ReleasedFigure[] during, ReleasedFigure[] after) => new()
    {
        Before = SummedFigures.OverPeriods(before),
        During = SummedFigures.OverPeriods(during),
        After = SummedFigures.OverPeriods(after),
        BeforeFrom = before.Length > 0 ? before[0].Period : null,
        BeforeTo = before.Length > 0 ? before[^1].Period : null,
        AfterFrom = after.Length > 0 ? after[0].Period : null,
        AfterTo = after.Length > 0 ? after[^1].Period : null,
    };
}
