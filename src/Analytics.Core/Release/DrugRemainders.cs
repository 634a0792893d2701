namespace Analytics.Release;

/// <summary>A whole and its parts, by drug group: a county and its municipalities in one window, or a unit's year and its quarters.</summary>
/// <param name="WholeIsShown">By group.</param>
/// <param name="IsShown">By group and part.</param>
/// <param name="Classes">Of a part, by drug class: the cells that it is the sum of.</param>
/// <param name="OfPlaces">Whether the parts are different places.</param>
internal sealed record DrugParts(IReadOnlyList<bool> WholeIsShown, bool[,] IsShown, Func<int, IReadOnlyList<CellFacts>[]> Classes, bool OfPlaces);

/// <summary>Whether the hidden parts of shown wholes, subtracted between drug groups, come down to drug classes that rest on too little.</summary>
/// <remarks>
/// Two places hide their hypnotics behind each other, and show their Z-hypnotics: then the other hypnotics of both together are known,
/// though a sum of hypnotics alone would rest on many.
/// </remarks>
internal static class DrugRemainders
{
    /// <summary>Nothing is given away, or nothing is left to hide.</summary>
    public const int None = -1;

    /// <summary>The whole is to be hidden, as no part can be.</summary>
    public const int TheWhole = -2;

    /// <param name="groups">Each group as the classes it is made of.</param>
    /// <param name="isOpen">Whether a part can be hidden; readers may have it already.</param>
    /// <returns>The part whose groups have to be hidden too, all of them, or <see cref="None"/> or <see cref="TheWhole"/>.</returns>
    public static int PartToHide(IReadOnlyList<IReadOnlyList<int>> groups, DrugParts parts, DisclosurePolicy policy, Func<int, bool> isOpen)
    {
        var all = Enumerable.Range(0, parts.IsShown.GetLength(1)).ToList();
        int ShownGroups(int part) => Enumerable.Range(0, groups.Count).Count(g => parts.IsShown[g, part]);
        int Patients(int part) => parts.Classes(part).Sum(cells => cells.Sum(cell => cell.Patients));
        var dark = all.Where(part => ShownGroups(part) == 0).ToList();
        var partly = all.Where(part => ShownGroups(part) > 0 && ShownGroups(part) < groups.Count).ToList();
        if (!GiveAway(groups, parts, dark, partly, policy)) return None;
        int open = partly.Concat(all.Where(part => ShownGroups(part) == groups.Count && Patients(part) > 0)).Where(isOpen)
            .OrderBy(part => !partly.Contains(part)).ThenBy(Patients).ThenByDescending(part => part).FirstOrDefault(None);
        return open == None && !all.TrueForAll(part => isOpen(part)) ? TheWhole : open;
    }

    // Dark parts are always added to each other, so they are one; parts that are all shown add nothing to what they show by themselves.
    private static bool GiveAway(IReadOnlyList<IReadOnlyList<int>> groups, DrugParts parts, List<int> dark, List<int> partly, DisclosurePolicy policy)
    {
        if (!Enumerable.Range(0, groups.Count).Any(g => parts.WholeIsShown[g] && dark.Concat(partly).Any(part => !parts.IsShown[g, part]))) return false;
        var darkClasses = dark.Select(parts.Classes).ToList();
        int classes = 1 + groups.SelectMany(group => group).Max();
        var columns = Enumerable.Range(0, classes).Select(c => (IReadOnlyList<CellFacts>)[.. darkClasses.SelectMany(part => part[c])]).ToList();
        if (HideAllGroups(groups, columns, parts.OfPlaces, policy)) return false;
        columns.AddRange(partly.SelectMany(part => parts.Classes(part).Take(classes)));
        var forms = new List<SparseForm>();
        for (int g = 0; g < groups.Count; g++)
        {
            var hidden = Enumerable.Range(0, partly.Count).Where(i => !parts.IsShown[g, partly[i]]).Select(i => i + 1).Prepend(0);
            if (parts.WholeIsShown[g]) forms.Add(SparseForm.SumOf(hidden.SelectMany(i => groups[g].Select(c => i * classes + c))));
            for (int i = 0; i < partly.Count; i++)
            {
                if (parts.IsShown[g, partly[i]]) forms.Add(SparseForm.SumOf(groups[g].Select(c => (i + 1) * classes + c)));
            }
        }
        return DrugDifferences.RevealTooLittle(forms, columns, parts.OfPlaces, policy);
    }

    /// <summary>Dark parts of which no one knows a class: they keep every whole, and every difference of wholes, from being known.</summary>
    private static bool HideAllGroups(IReadOnlyList<IReadOnlyList<int>> groups, List<IReadOnlyList<CellFacts>> dark, bool ofPlaces, DisclosurePolicy policy) =>
        groups.SelectMany(group => group).Distinct().All(c =>
            dark[c].Any(cell => cell.Patients > 0)
            && !Together.IsTooLittle(dark[c], ofPlaces, policy)
            && !dark[c].SelectMany(PrimaryRules.OwnersOf).Distinct().Any(reader => Together.IsAllOf(dark[c], reader, policy)))
        && DrugInsights.Of(groups, 1 + groups.SelectMany(group => group).Max(), new HashSet<int>()).Count == 0;
}
