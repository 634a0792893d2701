using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Analytics.Tallies;

/// <summary>Sums for every subject × window × unit: additive, so books of several workers merge to the same bits in any order.</summary>
internal sealed class CellBook : IUnitBook
{
    private readonly int _subjects, _windows, _prescribersKept, _words;
    private readonly bool _keepsSquares;
    private readonly long[] _sums;
    private readonly int[] _prescribers;
    private readonly long[] _largest;
    private readonly Dictionary<(int Cell, int Practice), (int Seen, int Exclusive)> _shares = [];
    private readonly Dictionary<(int Cell, int Gp, int Practice), long> _contributions = [];

    /// <param name="prescribersKept">How many distinct prescribers to tell apart in a cell; 0 for none.</param>
    /// <param name="keepsShares">Whether it is told how many of the patients each practice sees.</param>
    /// <param name="keepsSquares">Whether patients' volumes are squared too, for the limits of a volume.</param>
    /// <param name="keepsLargest">Whether the two largest volumes of patients are kept.</param>
    /// <param name="keepsContributions">Whether it is told what each GP has prescribed.</param>
    public CellBook(int subjects, int windows, int units, int prescribersKept, bool keepsShares, bool keepsSquares, bool keepsLargest = false, bool keepsContributions = false)
    {
        (_subjects, _windows, _prescribersKept, KeepsShares, KeepsContributions) = (subjects, windows, prescribersKept, keepsShares, keepsContributions);
        int cells = checked(subjects * windows * units);
        (_words, _keepsSquares) = (keepsSquares ? Sums.Words + 1 : Sums.Words, keepsSquares);
        _sums = new long[checked(cells * _words)];
        _prescribers = new int[cells * prescribersKept];
        _largest = keepsLargest ? new long[checked(cells * 2)] : [];
    }

    /// <summary>Whether it is told how many of the patients each practice sees.</summary>
    public bool KeepsShares { get; }

    /// <summary>Whether it is told what each GP has prescribed.</summary>
    public bool KeepsContributions { get; }

    // Cells of one unit lie side by side: what a patient adds to stays near.
    public int Cell(int subject, int window, int unit) => (unit * _subjects + subject) * _windows + window;

    /// <summary>Hundredths of a DDD, signed.</summary>
    public long Ddd(int cell) => At(cell).Ddd;

    /// <summary>Sum of the squares of each patient's own volume, in hundredths of a DDD squared; null in a book that does not keep it.</summary>
    /// <remarks>Of a million patients with a thousand DDD each it is 10¹⁶, of larger ones soon more than 64 bits hold: there are 96.</remarks>
    public Int128? Squares(int cell) => _keepsSquares ? new Int128(unchecked((ulong)At(cell).SquaresHigh), SquaresLow(cell)) : null;

    /// <summary>Patients counted by the measure's definition.</summary>
    public int Users(int cell) => At(cell).Users;

    /// <summary>Distinct patients with a dispensing in the cell, whatever their sum.</summary>
    public int Patients(int cell) => At(cell).Patients;
    public int Dispensings(int cell) => At(cell).Dispensings;

    /// <summary>Whether prescribers are told apart.</summary>
    public bool KeepsPrescribers => _prescribersKept > 0;

    /// <summary>Keys of distinct prescribers, told apart up to the number kept.</summary>
    /// <remarks>Where there are more, which of them are named depends on the order; that there are so many does not.</remarks>
    public int[] Prescribers(int cell) =>
        [.. _prescribers.AsSpan(cell * _prescribersKept, _prescribersKept).ToArray().Where(prescriber => prescriber != 0)];

    /// <summary>Whether further prescribers of the cell would not be told apart any more.</summary>
    public bool HasEnoughPrescribers(int cell) => _prescribersKept == 0 || _prescribers[(cell + 1) * _prescribersKept - 1] != 0;

    /// <summary>By cell: what each practice could subtract from it if it were shown.</summary>
    public ILookup<int, PracticeShare> Shares() =>
        _shares.ToLookup(e => e.Key.Cell, e => new PracticeShare(e.Key.Practice, e.Value.Seen, e.Value.Exclusive));

    /// <summary>By cell: what each GP has prescribed in each practice, and what others have.</summary>
    public ILookup<int, Contribution> Contributions() => _contributions.ToLookup(e => e.Key.Cell, e => new Contribution(e.Key.Gp, e.Key.Practice, e.Value));

    /// <summary>The volumes of the two patients who have most, whatever their sign; in a book that keeps them.</summary>
    public (long First, long Second) Largest(int cell) => (_largest[2 * cell], _largest[2 * cell + 1]);

    /// <summary>All that one patient has in the cell: once for each patient.</summary>
    public void AddPatient(int cell, long dddHundredths, int dispensings, bool isUser = false)
    {
        ref var sums = ref At(cell);
        sums.Ddd += dddHundredths;
        sums.Patients++;
        sums.Dispensings += dispensings;
        if (isUser) sums.Users++;
        if (_keepsSquares) AddSquare(ref sums, ref SquaresLow(cell), dddHundredths);
        if (_largest.Length > 0) KeepLargest(cell, Math.Abs(dddHundredths));
    }

    /// <summary>What a patient adds to the sum of squares of units taken together, besides the patient's squares in each.</summary>
    public void AddToSquares(int cell, Int128 more)
    {
        if (!_keepsSquares) return;
        var sum = Squares(cell)!.Value + more;
        SquaresLow(cell) = unchecked((ulong)sum);
        At(cell).SquaresHigh = (int)(sum >> 64);
    }

    /// <summary>Takes back what <see cref="AddPatient"/> added.</summary>
    public void RemovePatient(int cell, long dddHundredths, int dispensings)
    {
        ref var sums = ref At(cell);
        sums.Ddd -= dddHundredths;
        sums.Patients--;
        sums.Dispensings -= dispensings;
        AddToSquares(cell, -Math.BigMul(dddHundredths, dddHundredths));
    }

    public void AddUser(int cell) => At(cell).Users++;

    /// <summary>A prescriber's key, above 0.</summary>
    public void AddPrescriber(int cell, int prescriber) => Keep(cell, prescriber);

    /// <summary>A patient whom the practice prescribed for in the cell, in a book that keeps shares.</summary>
    /// <param name="isExclusive">Whether all the patient's dispensings in the cell are the practice's.</param>
    public void AddShare(int cell, int practice, bool isExclusive)
    {
        ref var share = ref CollectionsMarshal.GetValueRefOrAddDefault(_shares, (cell, practice), out _);
        share.Seen++;
        if (isExclusive) share.Exclusive++;
    }

    /// <param name="gp">Key of the prescriber, 0 for anyone who is no GP.</param>
    /// <param name="practice">Key of the practice, 0 for none.</param>
    public void AddContribution(int cell, int gp, int practice, long dddHundredths) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_contributions, (cell, gp, practice), out _) += dddHundredths;

    /// <inheritdoc/>
    /// <remarks>Sums alone: prescribers, shares and what is largest are no sums.</remarks>
    public void AddUnit(int unit, int to)
    {
        int count = _subjects * _windows, from = unit * count, into = to * count;
        for (int i = 0; i < count; i++) AddCell(into + i, this, from + i);
    }

    public void Merge(CellBook other)
    {
        for (int cell = 0; cell < _sums.Length / _words; cell++) AddCell(cell, other, cell);
        for (int i = 0; i < _prescribers.Length; i++) Keep(i / _prescribersKept, other._prescribers[i]);
        foreach (var (key, theirs) in other._shares)
        {
            ref var share = ref CollectionsMarshal.GetValueRefOrAddDefault(_shares, key, out _);
            share = (share.Seen + theirs.Seen, share.Exclusive + theirs.Exclusive);
        }
        foreach (var (key, theirs) in other._contributions) AddContribution(key.Cell, key.Gp, key.Practice, theirs);
        for (int i = 0; i < _largest.Length; i++) KeepLargest(i / 2, other._largest[i]);
    }

    private void KeepLargest(int cell, long size)
    {
        ref long first = ref _largest[2 * cell], second = ref _largest[2 * cell + 1];
        if (size > first) (first, second) = (size, first);
        else if (size > second) second = size;
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

    private void AddCell(int cell, CellBook other, int from)
    {
        if (other.IsEmpty(from)) return;
        At(cell).Add(other.At(from));
        if (other.Squares(from) is { } squares) AddToSquares(cell, squares);
    }

    private bool IsEmpty(int cell) => _sums.AsSpan(cell * _words, _words).IndexOfAnyExcept(0) < 0;

    private ref Sums At(int cell) => ref Unsafe.As<long, Sums>(ref _sums[cell * _words]);

    // The last word of a cell: beside its sums, so that a patient touches one place.
    private ref ulong SquaresLow(int cell) => ref Unsafe.As<long, ulong>(ref _sums[cell * _words + Sums.Words]);

    private static void AddSquare(ref Sums sums, ref ulong low, long value)
    {
        var (high, square) = ((long)0, 0UL);
        if (value == (int)value) square = (ulong)(value * value);
        else (high, square) = Split(Math.BigMul(value, value));
        ulong before = low;
        low = unchecked(before + square);
        if (low < before) high++;
        if (high != 0) sums.SquaresHigh = checked((int)(sums.SquaresHigh + high));
    }

    private static (long High, ulong Low) Split(Int128 value) => ((long)(value >> 64), unchecked((ulong)value));

    [StructLayout(LayoutKind.Sequential)]
    private struct Sums
    {
        public const int Words = 3;

        public long Ddd;
        public int Users, Patients, Dispensings, SquaresHigh;

        public void Add(in Sums other)
        {
            Ddd += other.Ddd;
            Users += other.Users;
            Patients += other.Patients;
            Dispensings += other.Dispensings;
        }
    }
}
