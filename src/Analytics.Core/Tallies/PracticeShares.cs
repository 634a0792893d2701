namespace Analytics.Tallies;

/// <summary>Counts what practices know of a cell: the dispensings that they prescribed and, where lists are told apart, those of patients on their list.</summary>
internal sealed class PracticeShares(EventOwners owners)
{
    private readonly List<int> _practices = [];

    /// <param name="range">One patient's dispensings in the cell.</param>
    public void Add(CellBook book, int cell, ReadOnlySpan<DispensedEvent> range)
    {
        _practices.Clear();
        bool byList = owners.AreByList;
        foreach (ref readonly var e in range)
        {
            Note(e.Practice);
            if (byList) Note(owners.PracticeKeyOf(e));
        }
        bool isOnlyOne = _practices.Count == 1 && !byList;
        foreach (int practice in _practices)
        {
            if (practice != 0) book.AddShare(cell, practice, isExclusive: isOnlyOne || (byList && KnowsAll(practice, range)));
        }
    }

    private void Note(int practice)
    {
        if (!_practices.Contains(practice)) _practices.Add(practice);
    }

    private bool KnowsAll(int practice, ReadOnlySpan<DispensedEvent> range)
    {
        foreach (ref readonly var e in range)
        {
            if (e.Practice != practice && owners.PracticeKeyOf(e) != practice) return false;
        }
        return true;
    }
}
