namespace Analytics.Samples;

/// <summary>What was written.</summary>
/// <param name="Bytes">Of the extract.</param>
/// <param name="Residents">Of the municipalities taken, whether they have a row or not.</param>
/// <param name="Gps">Prescribers with a list.</param>
public sealed record SampleSummary(long Rows, long Bytes, int Residents, int Municipalities, int Practices, int Gps);
