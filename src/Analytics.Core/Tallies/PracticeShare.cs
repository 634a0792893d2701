namespace Analytics.Tallies;

/// <summary>How many patients of a cell a practice knows.</summary>
/// <param name="Practice">Key of the practice, above 0.</param>
/// <param name="Seen">Patients with a dispensing in the cell that the practice prescribed: these it can subtract from a count of people.</param>
/// <param name="Exclusive">Those of them for whom no one else prescribed in the cell: all but these stand behind the volume of the others.</param>
internal readonly record struct PracticeShare(int Practice, int Seen, int Exclusive);
