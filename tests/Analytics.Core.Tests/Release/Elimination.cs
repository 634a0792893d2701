using System.Numerics;

namespace Analytics.Core.Tests.Release;

/// <summary>Gaussian elimination over exact fractions: the tests' own, shares nothing with the gate.</summary>
internal sealed class Elimination(int columns)
{
    private readonly List<(int Pivot, Fraction[] Row)> _rows = [];

    public void Add(IReadOnlyList<int> form)
    {
        var row = Reduced(form);
        int pivot = Array.FindIndex(row, value => !value.IsZero);
        if (pivot < 0) return;
        for (int j = columns - 1; j >= pivot; j--) row[j] /= row[pivot];
        for (int i = 0; i < _rows.Count; i++)
        {
            var factor = _rows[i].Row[pivot];
            if (factor.IsZero) continue;
            for (int j = 0; j < columns; j++) _rows[i].Row[j] -= factor * row[j];
        }
        _rows.Add((pivot, row));
    }

    public bool Spans(IReadOnlyList<int> form) => Reduced(form).All(value => value.IsZero);

    private Fraction[] Reduced(IReadOnlyList<int> form)
    {
        var row = form.Select(value => new Fraction(value, 1)).ToArray();
        foreach (var (pivot, basis) in _rows)
        {
            var factor = row[pivot];
            if (factor.IsZero) continue;
            for (int j = 0; j < columns; j++) row[j] -= factor * basis[j];
        }
        return row;
    }

    private readonly record struct Fraction
    {
        private readonly BigInteger _top, _bottom;

        public Fraction(BigInteger top, BigInteger bottom)
        {
            var divisor = BigInteger.GreatestCommonDivisor(top, bottom) * bottom.Sign;
            (_top, _bottom) = (top / divisor, bottom / divisor);
        }

        public bool IsZero => _top.IsZero;

        public static Fraction operator -(Fraction a, Fraction b) => new(a._top * b._bottom - b._top * a._bottom, a._bottom * b._bottom);
        public static Fraction operator *(Fraction a, Fraction b) => new(a._top * b._top, a._bottom * b._bottom);
        public static Fraction operator /(Fraction a, Fraction b) => new(a._top * b._bottom, a._bottom * b._top);
    }
}
