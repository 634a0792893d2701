using System.Runtime.InteropServices;

namespace Analytics.Tallies;

/// <summary>Adds one patient's dispensings in one window to the municipality, county and nation of residence.</summary>
/// <remarks>
/// Volume counts where the patient lived at each dispensing; the patient counts once in every unit, placed by the first
/// dispensing of the window, so that users add up from municipalities to the nation (MEASURES 4.2).
/// In the books most patients stand in their municipality alone: <see cref="TallyBook.RollUp"/> does the rest.
/// </remarks>
internal sealed class ResidenceTallier(ResidenceUnits units, PrescriberUnits prescribers, EventOwners owners, WindowTable windows)
{
    private readonly PracticeShares _shares = new(owners);
    private readonly List<DispensedEvent> _unmatched = [];

    // No unit: the patient at hand has lived in several places.
    private const int Several = -2;

    // Where all dispensings of the patient at hand say that the patient lives.
    private int _home;

    /// <summary>Turns to another patient.</summary>
    /// <param name="history">With residences as units.</param>
    public void TurnTo(ReadOnlySpan<DispensedEvent> history) => _home = HomeIn(history);

    private static int HomeIn(ReadOnlySpan<DispensedEvent> range)
    {
        int home = UnitOf(range[0]);
        foreach (ref readonly var e in range)
        {
            if (UnitOf(e) != home) return Several;
        }
        return home;
    }

    /// <summary>Volume and users: a patient is one with more than 0 DDD net.</summary>
    public void Add(CellBook book, CellBook? elsewhere, int subject, WindowRun run)
    {
        long ddd = PatientYear.Sum(run.Events);
        Add(book, elsewhere, subject, run.Window, run.Events, ddd, isUser: ddd > 0);
    }

    /// <summary>A patient for whom a rule holds.</summary>
    public void AddRule(CellBook book, int subject, int window, ReadOnlySpan<DispensedEvent> range, long ddd) =>
        Add(book, null, subject, window, range, ddd, isUser: true);

    private void Add(CellBook book, CellBook? elsewhere, int subject, int window, ReadOnlySpan<DispensedEvent> range, long ddd, bool isUser)
    {
        int unit = _home != Several ? _home : HomeIn(range);
        if (unit == Several) AddMover(book, elsewhere, subject, window, range, isUser);
        else if (unit == ResidenceUnits.Elsewhere) AddElsewhere(elsewhere, subject, window, range, isUser);
        else
        {
            AddMunicipality(book, subject, window, unit, range, ddd, isUser);
            if (!book.KeepsPrescribers) return;
            AddPrescribers(book, book.Cell(subject, window, units.CountyOf(unit)), window, range);
            AddPrescribers(book, book.Cell(subject, window, ResidenceUnits.Nation), window, range);
        }
    }

    private void AddMover(CellBook book, CellBook? elsewhere, int subject, int window, ReadOnlySpan<DispensedEvent> range, bool isUser)
    {
        var rows = range.ToArray();
        foreach (var part in rows.GroupBy(e => UnitOf(e)))
        {
            DispensedEvent[] there = [.. part];
            if (part.Key == ResidenceUnits.Elsewhere) AddElsewhere(elsewhere, subject, window, there, isUser: false);
            else AddMunicipality(book, subject, window, part.Key, there, PatientYear.Sum(there), isUser: false);
        }
        if (units.Unions.Count > 0) AddToUnions(book, subject, window, rows);
        var residents = rows.Where(e => UnitOf(e) != ResidenceUnits.Elsewhere).ToArray();
        foreach (var county in residents.GroupBy(e => units.CountyOf(UnitOf(e)))) AddOnce(book, subject, window, county.Key, [.. county]);
        if (residents.Length > 0) AddOnce(book, subject, window, ResidenceUnits.Nation, residents);

        int home = UnitOf(range[0]);
        if (!isUser) return;
        if (home == ResidenceUnits.Elsewhere) elsewhere?.AddUser(elsewhere.Cell(subject, window, 0));
        else book.AddUser(book.Cell(subject, window, home));
    }

    /// <summary>Makes one patient of a county, or of the nation, out of those that its municipalities will add up to.</summary>
    private void AddOnce(CellBook book, int subject, int window, int unit, DispensedEvent[] range)
    {
        int cell = book.Cell(subject, window, unit);
        book.AddPatient(cell, PatientYear.Sum(range), range.Length);
        foreach (var part in range.GroupBy(e => UnitOf(e))) book.RemovePatient(cell, part.Sum(e => (long)e.DddHundredths), part.Count());
        AddPrescribers(book, cell, window, range);
    }

    /// <summary>Who moved inside a union is one patient of it: (a + b)² is more than a² + b².</summary>
    private void AddToUnions(CellBook book, int subject, int window, DispensedEvent[] rows)
    {
        foreach (var union in rows.Where(e => UnitOf(e) != ResidenceUnits.Elsewhere).GroupBy(e => units.UnionOf(UnitOf(e))).Where(union => union.Key >= 0))
        {
            Int128 sum = 0, squares = 0;
            foreach (var part in union.GroupBy(e => UnitOf(e)))
            {
                long there = PatientYear.Sum([.. part]);
                sum += there;
                squares += Math.BigMul(there, there);
            }
            book.AddToSquares(book.Cell(subject, window, union.Key), sum * sum - squares);
        }
    }

    private static void AddElsewhere(CellBook? elsewhere, int subject, int window, ReadOnlySpan<DispensedEvent> range, bool isUser)
    {
        if (elsewhere is null) return;
        int cell = elsewhere.Cell(subject, window, 0);
        elsewhere.AddPatient(cell, PatientYear.Sum(range), range.Length, isUser);
    }

    /// <summary>Prescribers are told apart where figures are released: in years and quarters.</summary>
    private void AddPrescribers(CellBook book, int cell, int window, ReadOnlySpan<DispensedEvent> range)
    {
        if (window >= windows.YearsAndQuarters || book.HasEnoughPrescribers(cell)) return;
        foreach (ref readonly var e in range)
        {
            if (prescribers.IsGp(e.Prescriber, e.Practice)) book.AddPrescriber(cell, e.Prescriber);
        }
    }

    /// <summary>A municipality's cell also says which patients each practice sees, in the windows that are released.</summary>
    private void AddMunicipality(CellBook book, int subject, int window, int unit, ReadOnlySpan<DispensedEvent> range, long ddd, bool isUser)
    {
        int cell = book.Cell(subject, window, unit);
        book.AddPatient(cell, ddd, range.Length, isUser);
        if (book.KeepsPrescribers) AddPrescribers(book, cell, window, range);
        if (window >= windows.YearsAndQuarters) return;
        if (book.KeepsShares) _shares.Add(book, cell, range);
        if (book.KeepsContributions) AddContributions(book, cell, range);
    }

    private void AddContributions(CellBook book, int cell, ReadOnlySpan<DispensedEvent> range)
    {
        foreach (ref readonly var e in range) book.AddContribution(cell, prescribers.IsGp(e.Prescriber, e.Practice) ? e.Prescriber : 0, e.Practice, e.DddHundredths);
    }

    /// <summary>Adds the rows that count for the nation or for a practice, but not for both.</summary>
    public void AddUnmatched(CellBook book, int subject, WindowRun run)
    {
        _unmatched.Clear();
        foreach (ref readonly var e in run.Events)
        {
            bool isElsewhere = UnitOf(e) == ResidenceUnits.Elsewhere, hasPractice = owners.PracticeOf(e) != PrescriberUnits.None;
            if (isElsewhere == hasPractice) _unmatched.Add(e);
        }
        if (_unmatched.Count == 0) return;
        int cell = book.Cell(subject, run.Window, 0);
        var rows = CollectionsMarshal.AsSpan(_unmatched);
        book.AddPatient(cell, PatientYear.Sum(rows), rows.Length);
        _shares.Add(book, cell, rows);
    }

    private static int UnitOf(in DispensedEvent e) => e.Residence;
}
