namespace Analytics.Tallies;

/// <summary>What somebody has prescribed of a cell.</summary>
/// <param name="Gp">Key of the GP; 0 for anyone who is none.</param>
/// <param name="Practice">Key of the practice, 0 for none.</param>
/// <param name="DddHundredths">Corrections are summed within.</param>
internal readonly record struct Contribution(int Gp, int Practice, long DddHundredths);
