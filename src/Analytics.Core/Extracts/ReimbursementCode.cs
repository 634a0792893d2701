using Analytics.Prescribing;

namespace Analytics.Extracts;

/// <summary>Which classifications the codes of a column may be of.</summary>
[Flags]
internal enum CodeSystems { Icd10 = 1, Icpc2 = 2 }

/// <summary>What the reimbursement codes of a row tell (MEASURES 4.18; the list of ICPC-2 codes is ours).</summary>
internal static class ReimbursementCode
{
    /// <summary>A field that is longer may hold several codes.</summary>
    private const int LongestSingle = 4;

    private static readonly bool[] IcpcCancer = Table(
        "A79", "B72", "B73", "B74", "D74", "D75", "D76", "D77", "L71", "N74", "R84", "R85", "S77", "T71", "U75", "U76", "U77", "W72", "X75", "X76", "X77", "Y77", "Y78");

    /// <summary>Marks of all codes in a field, which stand between blanks, commas, semicolons or strokes.</summary>
    public static RowMarks MarksOf(ReadOnlySpan<byte> field, CodeSystems systems)
    {
        var marks = RowMarks.None;
        while (!field.IsEmpty)
        {
            int end = field.IndexOfAny(" ,;/|"u8);
            marks |= OfOne(end < 0 ? field : field[..end], systems);
            field = end < 0 ? [] : field[(end + 1)..];
        }
        return marks;
    }

    /// <summary>Whether a field may hold a code of palliative treatment: quick, and never false where it does.</summary>
    public static bool MayBePalliative(ReadOnlySpan<byte> field)
    {
        if (field.Length < 3) return false;
        if (field.Length > LongestSingle) return true;
        return field[0] is (byte)'-' or 0xE2 or (byte)'C' or (byte)'c' || " ,;/|"u8.Contains(field[0]) || IndexOf(field) is >= 0 and var index && IcpcCancer[index];
    }

    private static RowMarks OfOne(ReadOnlySpan<byte> code, CodeSystems systems)
    {
        // A hyphen or a minus sign.
        int sign = code.StartsWith("-"u8) ? 1 : code.StartsWith("\u2212"u8) ? 3 : 0;
        if (sign > 0) return code[sign..].SequenceEqual("90"u8) ? RowMarks.EndOfLife : code[sign..].SequenceEqual("71"u8) ? RowMarks.ChronicPain : RowMarks.None;
        int index = IndexOf(code);
        if (index < 0) return RowMarks.None;
        int letter = index / 100 + 'A', number = index % 100;
        if ((systems & CodeSystems.Icd10) != 0)
        {
            if (letter == 'C' && number <= 97) return RowMarks.Cancer;
            if (letter == 'G' && number == 40) return RowMarks.Epilepsy;
        }
        if ((systems & CodeSystems.Icpc2) == 0 || code.Length != 3) return RowMarks.None;
        return IcpcCancer[index] ? RowMarks.Cancer : letter == 'N' && number == 88 ? RowMarks.Epilepsy : RowMarks.None;
    }

    /// <summary>A letter and two digits as a number; −1 where the text does not begin with them.</summary>
    private static int IndexOf(ReadOnlySpan<byte> code)
    {
        if (code.Length < 3) return -1;
        int letter = (code[0] & ~0x20) - 'A', tens = code[1] - '0', ones = code[2] - '0';
        return letter is < 0 or > 25 || tens is < 0 or > 9 || ones is < 0 or > 9 ? -1 : letter * 100 + tens * 10 + ones;
    }

    private static bool[] Table(params string[] codes)
    {
        bool[] table = new bool[26 * 100];
        foreach (string code in codes) table[(code[0] - 'A') * 100 + (code[1] - '0') * 10 + code[2] - '0'] = true;
        return table;
    }
}
