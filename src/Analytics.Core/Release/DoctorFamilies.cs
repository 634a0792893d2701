using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>Practices with their doctors, for one block of drug groups: hides more of the doctors until no practice gives away what is hidden.</summary>
/// <remarks>
/// A doctor's quarters of a year are shown all or none, and only beside the year, so that what is hidden of a practice in time is hidden of the same doctors.
/// Only ever hides more, so it ends; a practice where nothing else helps shows none of its doctors.
/// </remarks>
/// <param name="groups">Subjects of the block.</param>
/// <param name="groupClasses">Each group as the classes it is made of.</param>
/// <param name="cells">By group: cells of practices, then doctors.</param>
/// <param name="covers">Among the groups.</param>
internal sealed class DoctorFamilies(
    TallyRun run, IReadOnlyList<PlannedWindow> windows, DisclosurePolicy policy, GateDecisions decisions, SensitiveDrugs sensitive, DrugClassCells classes,
    int[] groups, IReadOnlyList<IReadOnlyList<int>> groupClasses, PlaceCells[] cells, IReadOnlyList<Cover> covers)
{
    private readonly int _practices = run.Prescribers.Practices.Length;
    private readonly List<(int Year, int[] Quarters)> _years = [.. PlannedWindow.YearsWithQuarters(windows)];

    /// <summary>By group; then by doctor, from 0, and position of the window.</summary>
    public IReadOnlyList<bool[,]> Shown { get; } = [.. cells.Select(of => SafeByThemselves(of, run.Prescribers))];

    public void Solve()
    {
        bool hidesMore;
        do
        {
            hidesMore = KeepYearsWhole() | HideWhatIsNarrow();
            for (int practice = 0; practice < _practices; practice++)
            {
                if (run.Prescribers.DoctorsOf(practice).Count == 0) continue;
                for (int w = 0; w < windows.Count; w++)
                {
                    if (IsSettled(w)) continue;
                    for (int g = 0; g < groups.Length; g++) hidesMore |= !IsSafe(practice, g, w) && HideAll(practice, [g], w);
                    hidesMore |= groups.Length > 1 && GivesAwayAClass(practice, w) && HideAll(practice, [.. Enumerable.Range(0, groups.Length)], w);
                }
            }
        }
        while (hidesMore);
    }

    private bool IsSettled(int w) => decisions.Settled.IsSettled(groups[0], windows[w].Window);

    private static bool[,] SafeByThemselves(PlaceCells of, PrescriberUnits units)
    {
        var shown = new bool[units.Doctors.Length, of.Broken.GetLength(1)];
        for (int doctor = 0; doctor < units.Doctors.Length; doctor++)
        {
            // A doctor in no practice's list is in no family, and then in no document.
            bool hasHome = units.HomesOf(units.Practices.Length + doctor).Count > 0;
            for (int w = 0; w < shown.GetLength(1); w++) shown[doctor, w] = hasHome && of.Broken[units.Practices.Length + doctor, w] is null;
        }
        return shown;
    }

    private bool KeepYearsWhole()
    {
        bool hidesMore = false;
        foreach (var shown in Shown)
        {
            for (int doctor = 0; doctor < shown.GetLength(0); doctor++)
            {
                foreach (var (year, quarters) in _years)
                {
                    if (shown[doctor, year] && quarters.All(w => shown[doctor, w])) continue;
                    // Where some quarters are settled, the year goes with those that are not.
                    foreach (int w in quarters.Any(IsSettled) ? quarters.Append(year).Where(w => !IsSettled(w)) : quarters)
                    {
                        hidesMore |= shown[doctor, w];
                        shown[doctor, w] = false;
                    }
                }
            }
        }
        return hidesMore;
    }

    /// <summary>What a doctor's own figures, and the practice's, say of each other (DISCLOSURE 2.4 c).</summary>
    private bool HideWhatIsNarrow()
    {
        bool hidesMore = false;
        for (int doctor = 0; doctor < run.Prescribers.Doctors.Length; doctor++)
        {
            var (missing, rule) = new CellWidths(cells, windows, [_practices + doctor], wholeIsKnown: (_, _) => false, covers, policy).MissingOrAll((g, _, w) => Shown[g][doctor, w]);
            foreach (var (g, _, w) in missing.Where(cell => !IsSettled(cell.Window) && Shown[cell.Subject][doctor, cell.Window]))
            {
                hidesMore = true;
                Shown[g][doctor, w] = false;
                cells[g].Broken[_practices + doctor, w] ??= rule;
            }
        }
        return hidesMore;
    }

    /// <summary>Whether the practice less its shown doctors tells of nobody.</summary>
    private bool IsSafe(int practice, int g, int w)
    {
        var doctors = run.Prescribers.DoctorsOf(practice);
        var hidden = doctors.Where(doctor => !Shown[g][doctor - _practices, w]).ToList();
        if (hidden.Count == doctors.Count) return true;
        CellFacts[] besides = [.. new[] { Besides(practice, g, w), Besides(_practices + practice, g, w) }.Where(cell => cell.Patients > 0)];
        if (besides.Any(cell => PrimaryRules.TooLittle(cell, policy) is not null)) return false;
        // Who prescribed nothing hides nobody.
        if (policy.Zeros == Zeros.Shown) hidden.RemoveAll(doctor => cells[g].Facts[doctor, w].Patients == 0);
        if (hidden.Count + besides.Length == 0) return decisions.ShowsGroup(place: false, groups[g], windows[w].Window, practice);
        // The one that is hidden would be what is left.
        if (hidden.Count == 1 && besides.Length == 0) return false;
        return !Together.IsTooLittle([.. hidden.Select(doctor => cells[g].Facts[doctor, w]), .. besides], ofPlaces: false, policy);
    }

    private CellFacts Besides(int unit, int g, int w)
    {
        var book = run.Book.BesidesDoctors;
        int patients = book.Patients(book.Cell(groups[g], windows[w].Window, unit));
        return new CellFacts(patients, patients, null, null) { FewestPatients = sensitive.OfGroup(groups[g]) };
    }

    /// <summary>Whether groups, subtracted from each other among those who hide some of them, come down to a class of too little.</summary>
    private bool GivesAwayAClass(int practice, int w)
    {
        var doctors = run.Prescribers.DoctorsOf(practice);
        var isShown = new bool[groups.Length, doctors.Count + 1];
        bool isAny = false;
        for (int g = 0; g < groups.Length; g++)
        {
            for (int i = 0; i < doctors.Count; i++) isAny |= isShown[g, i] = Shown[g][doctors[i] - _practices, w];
        }
        if (!isAny) return false;
        bool[] whole = [.. groups.Select(group => decisions.ShowsGroup(place: false, group, windows[w].Window, practice))];
        return DrugRemainders.PartToHide(groupClasses, new DrugParts(whole, isShown, ByClass, OfPlaces: false), policy, _ => true) != DrugRemainders.None;

        IReadOnlyList<CellFacts>[] ByClass(int part) =>
            [.. (part < doctors.Count ? classes.Of(doctors[part], w) : classes.BesidesDoctors(practice, w)).Select(cell => (IReadOnlyList<CellFacts>)[cell])];
    }

    /// <returns>Whether any was shown.</returns>
    private bool HideAll(int practice, int[] hidden, int w)
    {
        bool hidesMore = false;
        foreach (int doctor in run.Prescribers.DoctorsOf(practice))
        {
            foreach (int g in hidden)
            {
                hidesMore |= Shown[g][doctor - _practices, w];
                Shown[g][doctor - _practices, w] = false;
            }
        }
        return hidesMore;
    }
}
