namespace Analytics.Tallies;

/// <summary>Sums of units.</summary>
internal interface IUnitBook
{
    /// <summary>Adds all sums of one unit to those of another.</summary>
    void AddUnit(int unit, int to);
}
