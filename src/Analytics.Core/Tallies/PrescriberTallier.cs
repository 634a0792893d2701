using System.Runtime.InteropServices;

namespace Analytics.Tallies;

/// <summary>Adds one patient's dispensings in one window to each practice and each doctor that prescribed them.</summary>
/// <remarks>Every rule is applied to the dispensings that are the unit's own ("my prescribing", MEASURES 4.25 A1).</remarks>
internal sealed class PrescriberTallier(PrescriberUnits units, WindowTable windows)
{
    private readonly List<Share> _shares = [];
    private readonly List<DispensedEvent> _own = [], _with = [];

    /// <summary>Volume and users; doctors too where the book has room for them.</summary>
    public void Add(CellBook book, int subject, WindowRun run, bool doctors)
    {
        FindShares(run.Events, doctors);
        foreach (ref readonly var share in CollectionsMarshal.AsSpan(_shares))
        {
            int cell = book.Cell(subject, run.Window, share.Unit);
            book.AddPatient(cell, share.Ddd, share.Dispensings);
            if (share.Ddd > 0) book.AddUser(cell);
        }
    }

    /// <summary>Patients of a unit for whom the rule holds.</summary>
    public void AddRule(CellBook book, PatientRule rule, int subject, WindowRun own, ReadOnlySpan<DispensedEvent> with, ReadOnlySpan<DispensedEvent> history)
    {
        FindShares(own.Events, doctors: true);
        foreach (ref readonly var share in CollectionsMarshal.AsSpan(_shares))
        {
            if (!rule.Holds(new PatientYear(windows, own.Window, Collect(_own, own.Events, share.Unit), Collect(_with, with, share.Unit), history))) continue;
            int cell = book.Cell(subject, own.Window, share.Unit);
            book.AddPatient(cell, 0, 0);
            book.AddUser(cell);
        }
    }

    private void FindShares(ReadOnlySpan<DispensedEvent> events, bool doctors)
    {
        _shares.Clear();
        foreach (ref readonly var e in events)
        {
            AddTo(units.PracticeOf(e.Practice), e.DddHundredths);
            if (doctors) AddTo(units.DoctorOf(e.Prescriber), e.DddHundredths);
        }
    }

    private void AddTo(int unit, int ddd)
    {
        if (unit == PrescriberUnits.None) return;
        foreach (ref var share in CollectionsMarshal.AsSpan(_shares))
        {
            if (share.Unit != unit) continue;
            share = new Share(unit, share.Ddd + ddd, share.Dispensings + 1);
            return;
        }
        _shares.Add(new Share(unit, ddd, 1));
    }

    private ReadOnlySpan<DispensedEvent> Collect(List<DispensedEvent> into, ReadOnlySpan<DispensedEvent> range, int unit)
    {
        into.Clear();
        foreach (ref readonly var e in range)
        {
            if (units.PracticeOf(e.Practice) == unit || units.DoctorOf(e.Prescriber) == unit) into.Add(e);
        }
        return CollectionsMarshal.AsSpan(into);
    }

    /// <summary>What a practice or doctor has of the events.</summary>
    private readonly record struct Share(int Unit, long Ddd, int Dispensings);
}
