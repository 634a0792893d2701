using System.Globalization;

namespace Analytics.Extracts;

/// <summary>DDDs of a row by what one package holds: LSR's <c>volume × apk</c>, PDR's <c>forpddd × ANTAL</c> (MEASURES 1.2, 1.3).</summary>
/// <param name="column">Of the amount in one package.</param>
/// <param name="unit">Of its unit; −1 where it is always DDDs.</param>
/// <param name="kind">Of the column that says, with a text, that packages are none; −1 for none.</param>
internal sealed class PackageVolume(int column, int unit, byte[][] dddUnits, int kind, byte[] notPackages, byte decimalMark)
{
    private const NumberStyles Signed = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
    private readonly NumberFormatInfo _number = new() { NumberDecimalSeparator = ((char)decimalMark).ToString(), NumberGroupSeparator = "" };

    public int[] Columns { get; } = [column, unit, kind];

    /// <summary>Whole hundredths of a DDD, rounded half away from zero, with the sign of the packages.</summary>
    /// <param name="packages">The text of the field.</param>
    /// <returns>False where the amount is not a number; then the row is to be refused.</returns>
    public bool TryHundredths(in ExtractRow row, ReadOnlySpan<byte> packages, ExtractLayout layout, out bool isMissing, out int hundredths)
    {
        hundredths = 0;
        var amount = row[column];
        isMissing = layout.IsEmpty(amount) || layout.IsEmpty(packages) || (unit >= 0 && !IsDdd(row[unit])) || (kind >= 0 && row[kind].SequenceEqual(notPackages));
        if (isMissing) return true;
        if (!decimal.TryParse(amount, Signed, _number, out decimal each) || !decimal.TryParse(packages, Signed, _number, out decimal count)) return false;
        if (decimal.Abs(each) > int.MaxValue || decimal.Abs(count) > int.MaxValue) return false;
        // A reversal may have both negative.
        decimal sum = decimal.Round(decimal.Abs(each) * count * 100, 0, MidpointRounding.AwayFromZero);
        if (decimal.Abs(sum) > int.MaxValue) return false;
        hundredths = (int)sum;
        return true;
    }

    private bool IsDdd(ReadOnlySpan<byte> text)
    {
        foreach (byte[] known in dddUnits)
        {
            if (text.SequenceEqual(known)) return true;
        }
        return false;
    }
}
