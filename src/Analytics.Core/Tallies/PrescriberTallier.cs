using System.Runtime.InteropServices;

namespace Analytics.Tallies;

/// <summary>Adds one patient's dispensings in one window to each practice and each doctor that prescribed them.</summary>
/// <remarks>Every rule is applied to the dispensings that are the unit's own ("my prescribing", MEASURES 4.25 A1).</remarks>
internal sealed class PrescriberTallier(PrescriberUnits units, WindowTable windows)
{
    private readonly List<int> _unitsMet = [];
    private readonly List<DispensedEvent> _own = [], _with = [];

    /// <summary>Volume and users; doctors too where the book has room for them.</summary>
    public void Add(CellBook book, CellBook? withoutPractice, int subject, WindowRun run, bool doctors)
    {
        FindUnits(run.Events, doctors);
        foreach (int unit in _unitsMet)
        {
            if (unit == PrescriberUnits.None && withoutPractice is null) continue;
            long ddd = 0;
            int dispensings = 0;
            foreach (ref readonly var e in run.Events)
            {
                if (!IsOf(unit, e)) continue;
                ddd += e.DddHundredths;
                dispensings++;
            }
            var target = unit == PrescriberUnits.None ? withoutPractice! : book;
            int cell = target.Cell(subject, run.Window, unit == PrescriberUnits.None ? 0 : unit);
            target.AddPatient(cell, ddd, dispensings);
            if (ddd > 0) target.AddUser(cell);
        }
    }

    /// <summary>Patients of a unit for whom the rule holds.</summary>
    public void AddRule(CellBook book, PatientRule rule, int subject, WindowRun own, ReadOnlySpan<DispensedEvent> with)
    {
        FindUnits(own.Events, doctors: true);
        foreach (int unit in _unitsMet)
        {
            if (unit == PrescriberUnits.None) continue;
            if (!rule.Holds(Collect(_own, own.Events, unit), Collect(_with, with, unit), windows)) continue;
            int cell = book.Cell(subject, own.Window, unit);
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

    private ReadOnlySpan<DispensedEvent> Collect(List<DispensedEvent> into, ReadOnlySpan<DispensedEvent> range, int unit)
    {
        into.Clear();
        foreach (ref readonly var e in range)
        {
            if (IsOf(unit, e)) into.Add(e);
        }
        return CollectionsMarshal.AsSpan(into);
    }

    private bool IsOf(int unit, in DispensedEvent e) =>
        units.PracticeOf(e.Practice) == unit || (unit != PrescriberUnits.None && units.DoctorOf(e.Prescriber) == unit);
}
