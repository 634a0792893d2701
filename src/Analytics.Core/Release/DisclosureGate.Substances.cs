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
            int units = place ? _run.Residences.Count : _run.Prescribers.Practices.Length;
            var shares = (place ? _book.SubstanceByResidence : _book.SubstanceByPrescriber).Shares();
            for (int unit = place ? _run.Residences.FirstMunicipality : 0; unit < units; unit++)
                _decisions.SetSubstances(place, unit, _settled.Substances(place, unit, reportingYear) ?? SubstancesOf(place, unit, reportingYear, shares));
        }
    }

    private HashSet<int> SubstancesOf(bool place, int unit, int year, ILookup<int, PracticeShare> shares)
    {
        var book = place ? _book.SubstanceByResidence : _book.SubstanceByPrescriber;
        var period = _run.Windows.All[year];
        decimal? persons = (place ? _estimator.Denominators.TwicePersonDays(unit, period) : _estimator.Denominators.TwiceListDays(unit, period)) / 2m / period.Days;
        var list = _run.Substances;
        ulong listed = _run.Plan.ListedGroups.Aggregate(0UL, (bits, g) => bits | (1UL << g));
        ulong shownGroups = _run.Plan.ListedGroups.Where(g => _decisions.ShowsGroup(place, g, year, unit)).Aggregate(0UL, (bits, g) => bits | (1UL << g));
        int[] present = [.. Enumerable.Range(0, list.Codes.Length)
            .Where(code => (list.MaskOf(code) & listed) != 0 && IsThere(list.SubjectOf(code)))
            .OrderByDescending(code => book.Ddd(book.Cell(list.SubjectOf(code), year, unit))).ThenBy(code => list.Codes[code])];
        int[] pieces = [.. present.SelectMany(code => list.Pieces[code]).Where(IsThere)];
        var cells = present.Select(code =>
        {
            int fewest = _sensitive.OfSubstance(list.Codes[code]);
            var facts = FactsOf(list.SubjectOf(code)) with { FewestPatients = fewest };
            // A substance of a hidden group says something of that group; one that is partly in no group would tell what that part is.
            bool isUnsafe = !list.IsListed(code) || list.Pieces[code].Any(piece => (list.Masks[piece] & listed & ~shownGroups) != 0 || (list.Masks[piece] & listed) == 0)
                || PrimaryRules.Broken(facts, _policy, 0) is not null;
            int[] positions = [.. list.Pieces[code].Select(piece => Array.IndexOf(pieces, piece)).Where(position => position >= 0)];
            return (facts, isUnsafe, positions);
        }).ToList();
        bool[] shown = SubstanceProtection.Solve(cells, [.. pieces.Select(piece => FactsOf(piece) with { FewestPatients = _sensitive.OfPiece(list, piece) })], PiecesIn(shownGroups), PiecesIn(listed & ~shownGroups), _policy);
        return [.. Enumerable.Range(0, present.Length).Where(i => shown[i]).Select(i => present[i])];

        // That nobody has a substance is told, unless zeros are protected.
        bool IsThere(int subject) => _policy.Zeros == Zeros.Protected || book.Patients(book.Cell(subject, year, unit)) > 0;

        CellFacts FactsOf(int subject)
        {
            int cell = book.Cell(subject, year, unit);
            return new CellFacts(book.Patients(cell), book.Users(cell), persons, place ? book.Prescribers(cell) : null)
            {
                Contributors = place ? new([.. _contributionsOfSubstances[cell]], book.Largest(cell), isVolume: true) : null,
                Shares = place ? [.. shares[cell]]
                    : [.. DrugClassCells.ByReader(_run, shares[cell]).Where(share => share.Practice != PracticeProtection.ReaderOf(unit))],
            };
        }

        // Each of these groups as positions among the pieces that are there.
        IReadOnlyList<IReadOnlyList<int>> PiecesIn(ulong groups) => [.. _run.Plan.ListedGroups.Where(g => (groups & (1UL << g)) != 0)
            .Select(g => (IReadOnlyList<int>)[.. Enumerable.Range(0, pieces.Length).Where(i => (list.Masks[pieces[i]] & (1UL << g)) != 0)])
            .Where(group => group.Count > 0)];
    }
}
