namespace Analytics.Release;

/// <summary>What lies wholly in one or several others, so that it is no more than these are: drugs of a group, people whom a rule counts.</summary>
/// <param name="Covered">Position of what is covered.</param>
/// <param name="By">Positions of the others, none of which could be left out.</param>
internal sealed record Cover(int Covered, IReadOnlyList<int> By)
{
    /// <summary>Those that lie wholly in what is covered and share no drug: their volumes together are no more than its.</summary>
    public IReadOnlyList<int> ApartByDrug { get; init; } = [];

    /// <summary>Those that lie wholly in what is covered and share no person: together they are no more people.</summary>
    public IReadOnlyList<int> ApartByPerson { get; init; } = [];
}
