namespace Analytics.Release;

/// <summary>Hidden cells taken as one: what they are together follows from what is shown, so it must stand the primary rules as a shown cell must (P8).</summary>
internal static class Together
{
    /// <param name="ofPlaces">Whether the cells are of different places, so that people add up; else the same people may be in all of them.</param>
    public static bool IsTooLittle(IReadOnlyList<CellFacts> cells, bool ofPlaces, DisclosurePolicy policy)
    {
        if (cells.All(cell => cell.Patients == 0)) return cells.Count > 0 && policy.Zeros == Zeros.Protected;
        int k = cells.Where(cell => cell.Patients > 0).Max(cell => PrimaryRules.FewestOf(cell, policy));
        if (cells.All(cell => cell.Prescribers is not null)
            && cells.SelectMany(cell => cell.Prescribers!).Distinct().Count() < policy.FewestPrescribers) return true;
        var contributors = cells.Where(cell => cell.Patients > 0).Select(cell => cell.Contributors).ToList();
        if (contributors.TrueForAll(one => one is not null) && Contributors.Of(contributors!).Broken(policy) is not null) return true;
        int users = ofPlaces ? cells.Sum(cell => cell.Users) : 0;
        if (PrimaryRules.AreFew(users, k) || (users > 0 && cells.Sum(cell => cell.NotCounted ?? k) < k)) return true;
        // Practice 0 is nobody's: the outsider.
        return cells.SelectMany(cell => cell.Shares).Select(share => share.Practice).Distinct().Prepend(0).Any(reader =>
            LeavesFew(cells, ofPlaces, k, cell => cell.PatientsWithout(reader)) || LeavesFew(cells, ofPlaces, k, cell => cell.PatientsUnseenBy(reader)));
    }

    /// <summary>Whether nobody is left when the reader's own patients are subtracted; where zeros are protected, who has none knows of none.</summary>
    public static bool IsAllOf(IReadOnlyList<CellFacts> cells, int reader, DisclosurePolicy policy) =>
        cells.All(cell => cell.PatientsUnseenBy(reader) == 0 && (cell.Patients > 0 || policy.Zeros == Zeros.Shown));

    /// <summary>Whether there may be so few different people: movers have dispensings in two places, but each user is counted in one.</summary>
    private static bool LeavesFew(IReadOnlyList<CellFacts> cells, bool ofPlaces, int fewest, Func<CellFacts, int> left)
    {
        bool isAny = false;
        int atLeast = 0;
        foreach (var cell in cells)
        {
            int people = left(cell);
            if (people >= fewest) return false;
            isAny |= people > 0;
            if (ofPlaces) atLeast += Math.Max(0, people - (cell.Patients - cell.Users));
        }
        return isAny && atLeast < fewest;
    }
}
