namespace Analytics.Samples.Places;

/// <summary>All that is kept of a resident: eight bytes. The rest follows from the seed and the resident's number.</summary>
/// <param name="Gp">Number of the GP at the end of the sample.</param>
/// <param name="Place">Number of the municipality at the end of the sample.</param>
/// <param name="Cell">Sex and age group on 1 January 2024 (<see cref="AgeSex"/>).</param>
internal readonly record struct Resident(int Gp, ushort Place, byte Cell);
