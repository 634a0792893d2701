namespace Analytics.Tallies;

/// <summary>Adds one patient's dispensings in one window to each practice and each doctor that prescribed them.</summary>
/// <remarks>Every rule is applied to the dispensings that are the unit's own ("my prescribing", MEASURES 4.25 A1).</remarks>
internal sealed class PrescriberTallier(PrescriberUnits units, WindowTable windows)
{
    private readonly List<int> _unitsMet = [];
    private readonly List<DispensedEvent> _own = [], _with = [];

    /// <summary>Volume and users; doctors too where the book has room for them.</summary>
    public void Add(CellBook book, int subject, int window, ReadOnlySpan<DispensedEvent> range, bool doctors)
    {
        FindUnits(range, doctors);
        foreach (int unit in _unitsMet)
        {
            if (unit == PrescriberUnits.None) continue;
            Collect(_own, range, unit);
            long ddd = 0;
            foreach (var e in _own) ddd += e.DddHundredths;
            int cell = book.Cell(subject, window, unit);
            book.AddPatient(cell, ddd, _own.Count);
            if (ddd > 0) book.AddUser(cell);
        }
    }

    /// <summary>Patients of a unit for whom the rule holds.</summary>
    public void AddRule(CellBook book, PatientRule rule, int subject, int window, ReadOnlySpan<DispensedEvent> own, ReadOnlySpan<DispensedEvent> with)
    {
        FindUnits(own, doctors: true);
        foreach (int unit in _unitsMet)
        {
            if (unit == PrescriberUnits.None) continue;
            Collect(_own, own, unit);
            Collect(_with, with, unit);
            if (!rule.Holds(Span(_own), Span(_with), windows)) continue;
            int cell = book.Cell(subject, window, unit);
            book.AddPatient(cell, 0, 0);
            book.AddUser(cell);
        }
    }

    private void FindUnits(ReadOnlySpan<DispensedEvent> range, bool doctors)
    {
        _unitsMet.Clear();
        foreach (ref readonly var e in range)
        {
            int practice = units.PracticeOf(e.Practice);
            if (!_unitsMet.Contains(practice)) _unitsMet.Add(practice);
            if (!doctors) continue;
            int doctor = units.DoctorOf(e.Prescriber);
            if (doctor != PrescriberUnits.None && !_unitsMet.Contains(doctor)) _unitsMet.Add(doctor);
        }
    }

    private void Collect(List<DispensedEvent> into, ReadOnlySpan<DispensedEvent> range, int unit)
    {
        into.Clear();
        foreach (ref readonly var e in range)
        {
            if (units.PracticeOf(e.Practice) == unit || units.DoctorOf(e.Prescriber) == unit) into.Add(e);
        }
    }

    private static ReadOnlySpan<DispensedEvent> Span(List<DispensedEvent> list) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list);
}
