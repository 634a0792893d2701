using System.Runtime.InteropServices;

namespace Analytics.Tallies;

/// <summary>Sums for every subject × window × unit: additive, so books of several workers merge to the same bits in any order.</summary>
internal sealed class CellBook
{
    private readonly int _windows, _units, _prescribersKept;
    private readonly bool _keepsExclusive;
    private readonly long[] _ddd;
    private readonly int[] _users, _patients, _dispensings, _prescribers;
    private readonly Dictionary<(int Cell, int Practice), int> _exclusive = [];

    /// <param name="prescribersKept">How many distinct prescribers to tell apart in a cell; 0 for none.</param>
    /// <param name="keepsExclusive">Whether patients of one practice only are told apart.</param>
    public CellBook(int subjects, int windows, int units, int prescribersKept, bool keepsExclusive)
    {
        (_windows, _units, _prescribersKept, _keepsExclusive) = (windows, units, prescribersKept, keepsExclusive);
        int cells = checked(subjects * windows * units);
        _ddd = new long[cells];
        (_users, _patients, _dispensings) = (new int[cells], new int[cells], new int[cells]);
        _prescribers = new int[cells * prescribersKept];
    }

    public int Cell(int subject, int window, int unit) => (subject * _windows + window) * _units + unit;

    /// <summary>Hundredths of a DDD, signed.</summary>
    public long Ddd(int cell) => _ddd[cell];

    /// <summary>Patients counted by the measure's definition.</summary>
    public int Users(int cell) => _users[cell];

    /// <summary>Distinct patients with a dispensing in the cell, whatever their sum.</summary>
    public int Patients(int cell) => _patients[cell];
    public int Dispensings(int cell) => _dispensings[cell];

    /// <summary>Distinct prescribers, told apart up to the number kept.</summary>
    public int Prescribers(int cell)
    {
        int count = 0;
        for (int i = 0; i < _prescribersKept; i++) if (_prescribers[cell * _prescribersKept + i] != 0) count++;
        return count;
    }

    /// <summary>Whether further prescribers of the cell would not be told apart any more.</summary>
    public bool HasEnoughPrescribers(int cell) => _prescribersKept == 0 || _prescribers[(cell + 1) * _prescribersKept - 1] != 0;

    /// <summary>By cell and key of a practice: patients all of whose dispensings in the cell come from that practice.</summary>
    /// <remarks>What a practice can subtract from a shown cell: all other patients are the rest.</remarks>
    public ILookup<int, (int Practice, int Patients)> ExclusivePatients() =>
        _exclusive.ToLookup(e => e.Key.Cell, e => (e.Key.Practice, e.Value));

    /// <summary>One patient's dispensings in the cell.</summary>
    public void AddPatient(int cell, long dddHundredths, int dispensings)
    {
        _ddd[cell] += dddHundredths;
        _patients[cell]++;
        _dispensings[cell] += dispensings;
    }

    public void AddUser(int cell) => _users[cell]++;

    /// <summary>A prescriber's key, above 0.</summary>
    public void AddPrescriber(int cell, int prescriber) => Keep(cell, prescriber);

    /// <summary>Counts only in a book that keeps them.</summary>
    public void AddExclusivePatient(int cell, int practice)
    {
        if (!_keepsExclusive) return;
        CollectionsMarshal.GetValueRefOrAddDefault(_exclusive, (cell, practice), out _)++;
    }

    public void Merge(CellBook other)
    {
        for (int cell = 0; cell < _ddd.Length; cell++)
        {
            _ddd[cell] += other._ddd[cell];
            _users[cell] += other._users[cell];
            _patients[cell] += other._patients[cell];
            _dispensings[cell] += other._dispensings[cell];
        }
        for (int i = 0; i < _prescribers.Length; i++) Keep(i / _prescribersKept, other._prescribers[i]);
        foreach (var (key, patients) in other._exclusive)
            CollectionsMarshal.GetValueRefOrAddDefault(_exclusive, key, out _) += patients;
    }

    // Which ones are kept depends on the order; how many are kept, up to the limit, does not.
    private void Keep(int cell, int prescriber)
    {
        if (prescriber == 0) return;
        var kept = _prescribers.AsSpan(cell * _prescribersKept, _prescribersKept);
        for (int i = 0; i < kept.Length; i++)
        {
            if (kept[i] == prescriber) return;
            if (kept[i] != 0) continue;
            kept[i] = prescriber;
            return;
        }
    }
}
