namespace Analytics.Reference;

/// <summary>A time on a GP's list: one line of patient_gp.csv. About one person, so never to be shown.</summary>
/// <param name="PracticeId">Which list it is where the GP has several; empty where that is told by gp_list.csv.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included; null while it lasts.</param>
public sealed record PatientListing(string PatientId, string PrescriberId, DateOnly From, DateOnly? To, string PracticeId = "");
