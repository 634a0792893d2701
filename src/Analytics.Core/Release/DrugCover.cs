namespace Analytics.Release;

/// <summary>A drug group all of whose drugs are in one or two others, so that it is no more than they are.</summary>
/// <param name="Covered">Position of the group.</param>
/// <param name="By">Positions of the others, none of which could be left out.</param>
internal sealed record DrugCover(int Covered, IReadOnlyList<int> By);
