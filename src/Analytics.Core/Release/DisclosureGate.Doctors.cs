namespace Analytics.Release;

/// <summary>What is shown of doctors, each in its own document.</summary>
/// <remarks>
/// Documents travel, so doctors hide their few patients as practices do. A practice less those of its doctors who are shown is the others together with what is
/// in the practice and none of theirs: that must rest on enough, be more than one part, and so for every class of drugs.
/// </remarks>
internal sealed partial class DisclosureGate
{
    private void DecideDoctors()
    {
        var units = _run.Prescribers;
        if (!units.HasGpList || units.Doctors.Length == 0) return;
        var shares = _book.ByPrescriber.Shares();
        var cells = _run.Plan.ListedGroups.Select(group => CellsOf(place: false, group, units.Count, shares)).ToArray();
        var classes = new DrugClassCells(_run, _windows, place: false, _contributionsOfClasses, _sensitive);
        HideWhatOthersKnowInPart(units.Count, cells, classes, firstUnit: units.Practices.Length);
        HideDrugDifferences(units.Count, cells, classes, firstUnit: units.Practices.Length);
        foreach (int[] together in _drugs.Blocks) BoundByPractice(together, cells);
        foreach (int[] together in _drugs.Blocks)
        {
            var families = new DoctorFamilies(_run, _windows, _policy, _decisions, _sensitive, classes, [.. together.Select(g => _run.Plan.ListedGroups[g])],
                [.. together.Select(g => _drugs.ClassesOf[g])], [.. together.Select(g => cells[g])], _drugs.CoversAmong(together));
            families.Solve();
            for (int i = 0; i < together.Length; i++)
            {
                int group = _run.Plan.ListedGroups[together[i]];
                _decisions.SetDoctors(group, families.Shown[i]);
                LogDoctors(_run.Plan.Groups[group].Id, cells[together[i]], families.Shown[i]);
            }
        }
    }

    /// <summary>
    /// A doctor has no more users than the practice, of the drugs or of a group that holds them, in the period or in its year. Where these are barely enough, whatever is
    /// withheld of the practice's doctors must be able to be none.
    /// </summary>
    private void BoundByPractice(int[] together, PlaceCells[] cells)
    {
        var units = _run.Prescribers;
        var holders = _drugs.CoversAmong(together).Where(cover => cover.By.Count == 1).ToLookup(cover => together[cover.Covered], cover => together[cover.By[0]]);
        int[] yearOf = [.. Enumerable.Range(0, _windows.Count)];
        foreach (var (year, quarters) in PlannedWindow.YearsWithQuarters(_windows)) Array.ForEach(quarters, quarter => yearOf[quarter] = year);
        for (int doctor = units.Practices.Length; doctor < units.Count; doctor++)
        {
            if (units.HomesOf(doctor) is not [var practice]) continue;
            foreach (int g in together)
            {
                int group = _run.Plan.ListedGroups[g];
                for (int w = 0; w < _windows.Count; w++)
                {
                    var bounds =
                        from holder in holders[g].Append(g)
                        from window in new[] { w, yearOf[w] }
                        where _decisions.ShowsGroup(place: false, _run.Plan.ListedGroups[holder], _windows[window].Window, practice)
                        select cells[holder].Facts[practice, window].Users;
                    cells[g].AtMost[doctor, w] = bounds.Select(users => (int?)users).Min();
                    if (cells[g].AtMost[doctor, w] is { } most && IsBarelyEnough(most, cells[g].Facts[practice, w]) && IsOpen(together, w)) cells[g].Broken[doctor, w] = PlaceCells.AmongFew;
                }
            }
        }
    }

    private void LogDoctors(string subject, PlaceCells cells, bool[,] shown)
    {
        var units = _run.Prescribers;
        for (int doctor = 0; doctor < units.Doctors.Length; doctor++)
        {
            for (int w = 0; w < _windows.Count; w++)
            {
                if (!shown[doctor, w])
                    _decisions.Log.Add($"{subject};doctor;{units.Doctors[doctor]};{_windows[w].Period};{cells.Broken[units.Practices.Length + doctor, w] ?? PlaceCells.Complementary}");
            }
        }
    }

    /// <summary>Of a practice's doctors all are shown or none: a practice's count and those of the other doctors bound the one that is missing.</summary>
    private void HideDoctorsTogether(PlaceCells cells, bool[,] shown)
    {
        for (bool hidesMore = true; hidesMore;)
        {
            hidesMore = false;
            for (int practice = 0; practice < _run.Prescribers.Practices.Length; practice++)
            {
                var doctors = _run.Prescribers.DoctorsOf(practice);
                if (shown[practice, 0] && doctors.All(doctor => shown[doctor, 0] || (cells.Facts[doctor, 0].Patients == 0 && _policy.Zeros == Zeros.Shown))) continue;
                foreach (int doctor in doctors)
                {
                    hidesMore |= shown[doctor, 0];
                    shown[doctor, 0] = false;
                }
            }
        }
    }

    private PlaceCells OfPractices(PlaceCells cells)
    {
        int practices = _run.Prescribers.Practices.Length, windows = cells.Facts.GetLength(1);
        var sliced = new PlaceCells(new CellFacts[practices, windows], new string?[practices, windows]);
        for (int practice = 0; practice < practices; practice++)
        {
            for (int w = 0; w < windows; w++) (sliced.Facts[practice, w], sliced.Broken[practice, w], sliced.AtMost[practice, w], sliced.IsReleased[practice, w]) =
                (cells.Facts[practice, w], cells.Broken[practice, w], cells.AtMost[practice, w], cells.IsReleased[practice, w]);
        }
        return sliced;
    }
}
