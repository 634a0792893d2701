namespace Analytics.Readiness;

/// <summary>How much of what is needed is there.</summary>
public enum ReadinessStatus { Missing, Partial, Complete }

/// <summary>Whether a practice that takes part in a course is ready for its next meeting: for the coordinator, never in a report.</summary>
public sealed record PracticeReadiness
{
    public required string GroupId { get; init; }
    public required string GroupName { get; init; }

    /// <summary>The first meeting on or after the day of asking.</summary>
    public required DateOnly Meeting { get; init; }
    public required string PracticeId { get; init; }

    /// <summary>Empty where no table has a name.</summary>
    public required string PracticeName { get; init; }

    /// <summary>Doctors who take part.</summary>
    public required int Doctors { get; init; }

    /// <summary>Those of them whose consent to be compared in the group holds, or all where the practice's does.</summary>
    public required int Consenting { get; init; }

    /// <summary>Months of the period, until the day of asking, in which the practice was open.</summary>
    public required int Months { get; init; }

    /// <summary>Those of them in which the extract has a dispensing that the practice prescribed.</summary>
    public required int MonthsWithRows { get; init; }

    public ReadinessStatus Consent => Of(Consenting, Doctors);

    public ReadinessStatus Data => Of(MonthsWithRows, Months);

    /// <summary>Missing where one of the two is, complete where both are.</summary>
    public ReadinessStatus Status => Consent == ReadinessStatus.Missing || Data == ReadinessStatus.Missing ? ReadinessStatus.Missing
        : Consent == ReadinessStatus.Complete && Data == ReadinessStatus.Complete ? ReadinessStatus.Complete
        : ReadinessStatus.Partial;

    private static ReadinessStatus Of(int there, int needed) =>
        there == 0 ? ReadinessStatus.Missing : there < needed ? ReadinessStatus.Partial : ReadinessStatus.Complete;
}

/// <summary>When the municipal report of a seminar is due: two months after it (R52).</summary>
public sealed record ReportDue(string GroupId, string GroupName, DateOnly Seminar)
{
    private const int Months = 2;

    /// <summary>The last day in time.</summary>
    public DateOnly Due => Seminar.AddMonths(Months);
}
