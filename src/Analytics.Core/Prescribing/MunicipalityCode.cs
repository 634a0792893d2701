using System.Globalization;

namespace Analytics.Prescribing;

/// <summary>An official municipality code of four digits (Denmark: three, written with a leading zero), or none.</summary>
/// <remarks><c>default</c> is <see cref="None"/>: the row names no municipality that can be read.</remarks>
public readonly record struct MunicipalityCode : IComparable<MunicipalityCode>
{
    private readonly ushort _plusOne;

    /// <exception cref="ArgumentOutOfRangeException">Outside 0…9999.</exception>
    public MunicipalityCode(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 9999);
        _plusOne = (ushort)(number + 1);
    }

    /// <summary>No municipality.</summary>
    public static MunicipalityCode None => default;

    /// <summary>Whether there is a code.</summary>
    public bool IsKnown => _plusOne != 0;

    /// <summary>The two digits of the county (Norway): 0301 lies in 03.</summary>
    public int CountyNumber => IsKnown ? (_plusOne - 1) / 100 : -1;

    /// <summary>0 for none, else the code plus one: an index for dense tables of 10 001 places.</summary>
    internal int Index => _plusOne;

    internal static MunicipalityCode FromIndex(int index) => index == 0 ? None : new(index - 1);

    /// <summary>Reads one to four digits; empty or anything else gives false and <see cref="None"/>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out MunicipalityCode code)
    {
        code = default;
        if (text.Length is 0 or > 4) return false;
        int number = 0;
        foreach (byte c in text)
        {
            if (c is < (byte)'0' or > (byte)'9') return false;
            number = number * 10 + (c - '0');
        }
        code = new MunicipalityCode(number);
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out MunicipalityCode)"/>
    public static bool TryParse(string text, out MunicipalityCode code)
    {
        code = default;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || text.Length > 4) return false;
        code = new MunicipalityCode(number);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(MunicipalityCode other) => _plusOne.CompareTo(other._plusOne);

    /// <summary>Four digits, or the empty text for none.</summary>
    public override string ToString() => IsKnown ? (_plusOne - 1).ToString("D4", CultureInfo.InvariantCulture) : "";

    public static bool operator <(MunicipalityCode left, MunicipalityCode right) => left.CompareTo(right) < 0;
    public static bool operator >(MunicipalityCode left, MunicipalityCode right) => left.CompareTo(right) > 0;
    public static bool operator <=(MunicipalityCode left, MunicipalityCode right) => left.CompareTo(right) <= 0;
    public static bool operator >=(MunicipalityCode left, MunicipalityCode right) => left.CompareTo(right) >= 0;
}
