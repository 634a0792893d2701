using Analytics.Extracts.Columnar;
using Analytics.Prescribing;

namespace Analytics.Extracts.Prepared;

/// <summary>Turns the kept rows of one file into what a copy holds of them.</summary>
internal sealed class RowPacker
{
    private readonly RowKeeper _keeper;
    private readonly ExtractLayout _layout;
    private readonly int[] _texts;
    private readonly TextBuffer _row = new();

    public RowPacker(RowKeeper keeper, ExtractLayout layout)
    {
        (_keeper, _layout) = (keeper, layout);
        _texts = [.. PreparedColumn.Of(layout).Where(column => column.IsPackedAsText).Select(column => layout.IndexOf(column.Name))];
    }

    /// <param name="ddd">Hundredths, or <see cref="PackedRow.Missing"/>; packages too.</param>
    /// <param name="isAscii">The row has no other bytes than ASCII.</param>
    public void Keep(in ExtractRow row, AtcCode atc, int day, int ddd, int packages, bool isAscii)
    {
        _row.Clear();
        PackedRow.WriteFixed(_row.Room(PackedRow.FixedBytes), atc, day, ddd, packages);
        _row.Take(PackedRow.FixedBytes);
        foreach (int column in _texts)
        {
            var text = row[column];
            if (_layout.IsEmpty(text)) Add([], isThere: false);
            else if (column == _layout.Sex) AddSex(_layout.SexOf(text));
            else Add(isAscii ? text : TextDecoding.ToUtf8(text, _layout.Header.TextEncoding), isThere: true);
        }
        _keeper.Add(_row.Written);
    }

    /// <summary>As the copy has it, whatever the format called it.</summary>
    private void AddSex(int sex)
    {
        byte letter = (byte)sex;
        Add(sex == ExtractLayout.NoSex ? [] : new ReadOnlySpan<byte>(in letter), sex != ExtractLayout.NoSex);
    }

    private void Add(ReadOnlySpan<byte> text, bool isThere)
    {
        _row.Take(PackedRow.WriteNumber(_row.Room(PackedRow.LongestNumber), isThere ? text.Length + 1 : 0));
        _row.Add(text);
    }
}
