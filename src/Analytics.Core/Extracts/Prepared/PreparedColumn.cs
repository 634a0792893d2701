namespace Analytics.Extracts.Prepared;

/// <summary>How a column of a prepared copy is stored.</summary>
internal enum PreparedType { Text, Year, Day, Hundredths }

/// <summary>One column of a prepared copy, called by its canonical name.</summary>
internal sealed record PreparedColumn(string Name, PreparedType Type)
{
    /// <summary>In the order in which they stand in every copy; the day has a place of its own in formats.</summary>
    private static readonly string[] InOrder =
        [CanonicalColumn.PatientId, CanonicalColumn.DispensedDate, CanonicalColumn.Atc, CanonicalColumn.Ddd,
            .. CanonicalColumn.All.Except([CanonicalColumn.PatientId, CanonicalColumn.Atc, CanonicalColumn.Ddd])];

    /// <summary>Whether every kept row has it.</summary>
    public bool IsRequired => Name is CanonicalColumn.PatientId or CanonicalColumn.DispensedDate or CanonicalColumn.Atc;

    /// <summary>Whether it stands among the texts of a <see cref="PackedRow"/>.</summary>
    public bool IsPackedAsText => Type is PreparedType.Text or PreparedType.Year && Name != CanonicalColumn.Atc;

    /// <summary>What a copy keeps of a file: every column that its format knows.</summary>
    public static IReadOnlyList<PreparedColumn> Of(ExtractLayout layout) =>
        [.. InOrder.Where(name => name == CanonicalColumn.DispensedDate || layout.IndexOf(name) >= 0 || (name == CanonicalColumn.Ddd && layout.PerPackage is not null)).Select(name => new PreparedColumn(name, TypeOf(name)))];

    private static PreparedType TypeOf(string name) => name switch
    {
        CanonicalColumn.DispensedDate => PreparedType.Day,
        CanonicalColumn.Ddd or CanonicalColumn.Packages => PreparedType.Hundredths,
        CanonicalColumn.BirthYear => PreparedType.Year,
        _ => PreparedType.Text,
    };
}
