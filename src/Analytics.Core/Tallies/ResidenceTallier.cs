using System.Runtime.InteropServices;

namespace Analytics.Tallies;

/// <summary>Adds one patient's dispensings in one window to the municipality, county and nation of residence.</summary>
/// <remarks>
/// Volume counts where the patient lived at each dispensing; the patient counts once in every unit, placed by the first
/// dispensing of the window, so that users add up from municipalities to the nation (MEASURES 4.2).
/// </remarks>
internal sealed class ResidenceTallier(ResidenceUnits units, PrescriberUnits prescribers, WindowTable windows)
{
    private readonly List<int> _touched = [], _practices = [];
    private readonly List<DispensedEvent> _unmatched = [];

    public void Add(CellBook book, CellBook? elsewhere, int subject, int window, ReadOnlySpan<DispensedEvent> range, bool isUser)
    {
        _touched.Clear();
        foreach (ref readonly var e in range)
        {
            int unit = UnitOf(e);
            if (!_touched.Contains(unit)) _touched.Add(unit);
        }

        if (_touched.Count == 1)
        {
            int unit = _touched[0];
            if (unit == ResidenceUnits.Elsewhere) AddElsewhere(elsewhere, subject, window, range, isUser);
            else
            {
                AddMunicipality(book, subject, window, unit, range);
                AddUnit(book, book.Cell(subject, window, units.CountyOf(unit)), range);
                AddUnit(book, book.Cell(subject, window, ResidenceUnits.Nation), range);
                if (isUser) AddUser(book, subject, window, unit);
            }
            return;
        }

        AddMover(book, elsewhere, subject, window, range, isUser);
    }

    private void AddMover(CellBook book, CellBook? elsewhere, int subject, int window, ReadOnlySpan<DispensedEvent> range, bool isUser)
    {
        var rows = range.ToArray();
        foreach (var part in rows.GroupBy(e => UnitOf(e)))
        {
            if (part.Key == ResidenceUnits.Elsewhere) AddElsewhere(elsewhere, subject, window, part.ToArray(), isUser: false);
            else AddMunicipality(book, subject, window, part.Key, part.ToArray());
        }
        var residents = rows.Where(e => UnitOf(e) != ResidenceUnits.Elsewhere).ToArray();
        foreach (var county in residents.GroupBy(e => units.CountyOf(UnitOf(e))))
            AddUnit(book, book.Cell(subject, window, county.Key), county.ToArray());
        if (residents.Length > 0) AddUnit(book, book.Cell(subject, window, ResidenceUnits.Nation), residents);

        int home = UnitOf(range[0]);
        if (!isUser) return;
        if (home == ResidenceUnits.Elsewhere) elsewhere?.AddUser(elsewhere.Cell(subject, window, 0));
        else AddUser(book, subject, window, home);
    }

    private static void AddElsewhere(CellBook? elsewhere, int subject, int window, ReadOnlySpan<DispensedEvent> range, bool isUser)
    {
        if (elsewhere is null) return;
        int cell = elsewhere.Cell(subject, window, 0);
        elsewhere.AddPatient(cell, Sum(range), range.Length);
        if (isUser) elsewhere.AddUser(cell);
    }

    private void AddUser(CellBook book, int subject, int window, int municipality)
    {
        book.AddUser(book.Cell(subject, window, municipality));
        book.AddUser(book.Cell(subject, window, units.CountyOf(municipality)));
        book.AddUser(book.Cell(subject, window, ResidenceUnits.Nation));
    }

    private void AddUnit(CellBook book, int cell, ReadOnlySpan<DispensedEvent> range)
    {
        book.AddPatient(cell, Sum(range), range.Length);
        foreach (ref readonly var e in range)
        {
            if (prescribers.IsGp(e.Prescriber, e.Practice)) book.AddPrescriber(cell, e.Prescriber);
        }
    }

    /// <summary>A municipality's cell also says which patients each practice sees, in the windows that are released.</summary>
    private void AddMunicipality(CellBook book, int subject, int window, int unit, ReadOnlySpan<DispensedEvent> range)
    {
        int cell = book.Cell(subject, window, unit);
        AddUnit(book, cell, range);
        if (window >= windows.YearsAndQuarters) return;
        AddShares(book, cell, range);
    }

    /// <summary>Adds the rows that count for the nation or for a practice, but not for both.</summary>
    public void AddUnmatched(CellBook book, int subject, int window, ReadOnlySpan<DispensedEvent> range)
    {
        _unmatched.Clear();
        foreach (ref readonly var e in range)
        {
            bool isElsewhere = UnitOf(e) == ResidenceUnits.Elsewhere, hasPractice = prescribers.PracticeOf(e.Practice) != PrescriberUnits.None;
            if (isElsewhere == hasPractice) _unmatched.Add(e);
        }
        if (_unmatched.Count == 0) return;
        int cell = book.Cell(subject, window, 0);
        var rows = CollectionsMarshal.AsSpan(_unmatched);
        book.AddPatient(cell, Sum(rows), rows.Length);
        AddShares(book, cell, rows);
    }

    private void AddShares(CellBook book, int cell, ReadOnlySpan<DispensedEvent> range)
    {
        _practices.Clear();
        foreach (ref readonly var e in range)
        {
            if (!_practices.Contains(e.Practice)) _practices.Add(e.Practice);
        }
        foreach (int practice in _practices)
        {
            if (practice != 0) book.AddShare(cell, practice, isExclusive: _practices.Count == 1);
        }
    }

    private int UnitOf(in DispensedEvent e) => units.OfCode(e.Residence, windows.YearOfDay(e.Day));

    private static long Sum(ReadOnlySpan<DispensedEvent> range)
    {
        long sum = 0;
        foreach (ref readonly var e in range) sum += e.DddHundredths;
        return sum;
    }
}
