namespace Analytics.Statistics;

/// <summary>What one patient was dispensed in the period before and in the period after, net of returns.</summary>
public readonly record struct PatientVolumes(decimal Before, decimal After);

/// <summary>Patients of a group, and the person-time of everybody in it, with or without a dispensing.</summary>
/// <param name="Patients">Those with an amount in either period; others change nothing.</param>
/// <param name="PersonTimeBefore">Above 0.</param>
/// <param name="PersonTimeAfter">Above 0.</param>
public sealed record PatientGroup(IReadOnlyCollection<PatientVolumes> Patients, double PersonTimeBefore, double PersonTimeAfter);

/// <summary>A volume and the person-time that it belongs to.</summary>
/// <param name="PersonTime">Above 0.</param>
public readonly record struct PeriodVolume(AmountSum Amounts, double PersonTime);
