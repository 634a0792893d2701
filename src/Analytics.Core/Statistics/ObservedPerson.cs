using Analytics.Prescribing;

namespace Analytics.Statistics;

/// <summary>A person, the days on which use would have been seen, and the use.</summary>
/// <param name="Observed">Birthdays, moves, death and the ends of the data cut it; first and last day included.</param>
/// <param name="Uses">Eras of use, in any order, from before observation too where they are known.</param>
public sealed record ObservedPerson(ReportingPeriod Observed, IReadOnlyList<ReportingPeriod> Uses);
