namespace Analytics.Samples.Providers;

/// <summary>A doctor of the sample.</summary>
/// <param name="Id">Pseudonym.</param>
/// <param name="Practice">Number of the practice; -1 for a hospital doctor.</param>
/// <param name="Place">Number of the municipality among those taken.</param>
/// <param name="Leaning">How much more than others the doctor, the practice and the place prescribe together (<see cref="Chance.Leaning"/>).</param>
/// <param name="Pull">How many patients the doctor draws, compared to others in the place.</param>
internal sealed record Prescriber(string Id, int Practice, int Place, int Leaning, int Pull);

/// <summary>A GP office: its doctors are neighbours in the list of prescribers.</summary>
internal sealed record SamplePractice(string Id, int Place, int FirstGp, int Gps);
