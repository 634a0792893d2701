namespace Analytics.Tallies;

/// <summary>Adds one patient's dispensings in one window to the municipality, county and nation of residence.</summary>
/// <remarks>
/// Volume counts where the patient lived at each dispensing; the patient counts once in every unit, placed by the first
/// dispensing of the window, so that users add up from municipalities to the nation (MEASURES 4.2).
/// </remarks>
internal sealed class ResidenceTallier(ResidenceUnits units, PrescriberUnits prescribers, WindowTable windows)
{
    private readonly List<int> _touched = [];

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

    /// <summary>A municipality's cell also says which patients have one practice only, in the windows that are released.</summary>
    private void AddMunicipality(CellBook book, int subject, int window, int unit, ReadOnlySpan<DispensedEvent> range)
    {
        int cell = book.Cell(subject, window, unit);
        AddUnit(book, cell, range);
        if (window >= windows.YearsAndQuarters) return;
        int practice = range[0].Practice;
        foreach (ref readonly var e in range)
        {
            if (e.Practice != practice) return;
        }
        if (practice != 0) book.AddExclusivePatient(cell, practice);
    }

    private int UnitOf(in DispensedEvent e) => units.OfCode(e.Residence, windows.YearOfDay(e.Day));

    private static long Sum(ReadOnlySpan<DispensedEvent> range)
    {
        long sum = 0;
        foreach (ref readonly var e in range) sum += e.DddHundredths;
        return sum;
    }
}
