using Analytics.Prescribing;

namespace Analytics.Extracts;

/// <summary>Reads from the rows of one file those marks that somebody asks for.</summary>
internal sealed class MarkReader(ExtractLayout layout, RowMarks wanted, RowMarks evidence)
{
    /// <summary>All wanted marks of a row.</summary>
    public RowMarks Of(in ExtractRow row)
    {
        var marks = RowMarks.None;
        if ((wanted & RowMarks.Addictive) != 0 && layout.LegalCategory >= 0 && row[layout.LegalCategory] is [(byte)'A' or (byte)'B' or (byte)'a' or (byte)'b']) marks = RowMarks.Addictive;
        if ((wanted & RowMarks.DoseDispensed) != 0 && layout.DoseDispensed >= 0 && IsYes(row[layout.DoseDispensed])) marks |= RowMarks.DoseDispensed;
        if ((wanted & RowMarks.Prescriber) != 0 && layout.Specialty >= 0) marks |= PrescriberField.MarksOf(layout.Profession < 0 ? [] : row[layout.Profession], row[layout.Specialty]);
        if ((wanted & RowMarks.Reimbursement) == 0) return marks;
        foreach (var (column, systems) in layout.ReimbursementCodes)
        {
            if (row[column] is { IsEmpty: false } field) marks |= ReimbursementCode.MarksOf(field, systems);
        }
        return marks & wanted;
    }

    /// <summary>1, DD (Denmark), or a word for yes.</summary>
    private static bool IsYes(ReadOnlySpan<byte> field) => field is [(byte)'1'] || (field.Length is > 0 and < 5 && (field[0] | 0x20) is 'j' or 'y' or 't' or 'd');

    /// <summary>Whether a row whose drug nobody wants has to be kept for what it tells of its patient.</summary>
    public bool IsEvidence(in ExtractRow row) => evidence != 0 && (Of(row) & evidence) != 0;
}
