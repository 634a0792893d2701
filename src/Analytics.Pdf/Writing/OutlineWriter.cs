using Analytics.Pdf.Syntax;

namespace Analytics.Pdf.Writing;

/// <summary>Writes the bookmarks as a tree, all unfolded.</summary>
internal sealed class OutlineWriter(ObjectFile file, List<OutlineEntry> entries, int[] pageNumbers)
{
    private readonly PdfBytes _object = new();

    /// <summary>Gives the number of the outline's root.</summary>
    public int Write()
    {
        int root = file.Reserve();
        int[] numbers = [.. entries.Select(_ => file.Reserve())];
        for (int i = 0; i < entries.Count; i++) WriteEntry(i, root, numbers);

        _object.Clear();
        _object.Add("<</Type/Outlines/First "u8).Reference(numbers[0])
            .Add("/Last "u8).Reference(numbers[LastOfLevel(0, 1)])
            .Add("/Count "u8).Integer(entries.Count).Add(">>"u8);
        file.Put(root, _object.Span);
        return root;
    }

    private void WriteEntry(int i, int root, int[] numbers)
    {
        OutlineEntry entry = entries[i];
        int parent = entries.FindLastIndex(i, i + 1, e => e.Level < entry.Level);
        int previous = entries.FindLastIndex(Math.Max(i - 1, 0), i, e => e.Level <= entry.Level);
        int next = entries.FindIndex(i + 1, e => e.Level <= entry.Level);
        int below = (next < 0 ? entries.Count : next) - i - 1;

        _object.Clear();
        _object.Add("<</Title"u8).TextString(entry.Title).Add("/Parent "u8).Reference(parent < 0 ? root : numbers[parent]);
        if (previous >= 0 && entries[previous].Level == entry.Level) _object.Add("/Prev "u8).Reference(numbers[previous]);
        if (next >= 0 && entries[next].Level == entry.Level) _object.Add("/Next "u8).Reference(numbers[next]);
        if (below > 0)
        {
            _object.Add("/First "u8).Reference(numbers[i + 1])
                .Add("/Last "u8).Reference(numbers[LastOfLevel(i + 1, entry.Level + 1)])
                .Add("/Count "u8).Integer(below);
        }
        _object.Add("/Dest["u8).Reference(pageNumbers[entry.Page]).Add("/XYZ null "u8).Points(entry.Top).Add(" null]>>"u8);
        file.Put(numbers[i], _object.Span);
    }

    /// <summary>The last entry of this level before one of an outer level, from start on.</summary>
    private int LastOfLevel(int start, int level)
    {
        int last = start;
        for (int i = start; i < entries.Count && entries[i].Level >= level; i++)
            if (entries[i].Level == level) last = i;
        return last;
    }
}
