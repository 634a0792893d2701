using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>Which substances are listed, in the reporting year.</summary>
internal sealed partial class DisclosureGate
{
    private void DecideSubstances(int reportingYear)
    {
        if (!_run.Plan.HasSubstances) return;
        foreach (bool place in new[] { true, false })
        {
            int first = place ? _run.Residences.FirstMunicipality : 0, units = place ? _run.Residences.Count : _run.Prescribers.Practices.Length;
            var shares = (place ? _book.SubstanceByResidence : _book.SubstanceByPrescriber).Shares();
            var ofGroups = (place ? _book.ByResidence : _book.ByPrescriber).Shares();
            var decided = new UnitSubstances?[units];
            Parallel.For(first, units, unit =>
            {
                if (_settled.Substances(place, unit, reportingYear) is null) decided[unit] = SubstancesOf(place, unit, reportingYear, shares, ofGroups);
            });
            for (int unit = first; unit < units; unit++)
            {
                _decisions.SetSubstances(place, unit, _settled.Substances(place, unit, reportingYear) ?? [.. decided[unit]!.Shown]);
                if (decided[unit] is not { } one) continue;
                LogSubstances(place, unit, reportingYear, one);
                foreach (int group in one.TooClose) _tooClose.AddGroup(place, group, reportingYear, unit);
            }
        }
    }

    private UnitSubstances SubstancesOf(bool place, int unit, int year, ILookup<int, PracticeShare> shares, ILookup<int, PracticeShare> ofGroups)
    {
        var book = place ? _book.SubstanceByResidence : _book.SubstanceByPrescriber;
        var groups = place ? _book.ByResidence : _book.ByPrescriber;
        decimal? persons = PersonsOf(place, year, unit);
        var list = _run.Substances;
        return new UnitSubstances(list, _policy, [.. _run.Plan.ListedGroups.Select(g => new UnitGroup(g, FactsOf(groups, groups.Cell(g, year, unit), ofGroups), _decisions.ShowsGroup(place, g, year, unit), _settled.IsSettled(g, year)))])
        {
            Window = PlannedWindow.OneYear(_run.Windows, year)[0],
            // That nobody has a substance is told, unless zeros are protected.
            IsThere = subject => _policy.Zeros == Zeros.Protected || book.Patients(book.Cell(subject, year, unit)) > 0,
            Volume = subject => book.Ddd(book.Cell(subject, year, unit)),
            OfCode = code => SubstanceFacts(list.SubjectOf(code)) with { FewestPatients = _sensitive.OfSubstance(list.Codes[code]) },
            OfPiece = piece => SubstanceFacts(piece) with { FewestPatients = _sensitive.OfPiece(list, piece) },
        }.Decide();

        CellFacts SubstanceFacts(int subject)
        {
            int cell = book.Cell(subject, year, unit);
            var facts = FactsOf(book, cell, shares);
            return place ? facts with { Contributors = new([.. _contributionsOfSubstances[cell]], book.Largest(cell), isVolume: true) } : facts;
        }

        // A practice's own figures are its own.
        CellFacts FactsOf(CellBook cells, int cell, ILookup<int, PracticeShare> shares) => new(cells.Patients(cell), cells.Users(cell), persons, place ? cells.Prescribers(cell) : null)
        {
            DddHundredths = cells.Ddd(cell),
            Shares = place ? [.. shares[cell]] : [.. DrugClassCells.ByReader(_run, shares[cell]).Where(share => share.Practice != PracticeProtection.ReaderOf(unit))],
        };
    }

    private void LogSubstances(bool place, int unit, int year, UnitSubstances decided)
    {
        foreach (var (code, rule) in decided.Withheld) Log(place, $"atc:{_run.Substances.Codes[code]}", year, unit, rule);
        if (decided.IsKnownClosely) Log(place, "atc", year, unit, PlaceCells.KnownClosely);
    }
}
