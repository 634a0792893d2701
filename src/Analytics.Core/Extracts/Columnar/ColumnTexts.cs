namespace Analytics.Extracts.Columnar;

/// <summary>How each column of a Parquet file becomes text, as the format of the file has it.</summary>
internal static class ColumnTexts
{
    private static readonly DatePattern Days = Pattern("yyyy-MM-dd"), Months = Pattern("yyyy-MM");

    /// <param name="all">Whether every column that the format knows is read, or only those that rules and tallies need.</param>
    /// <returns>By column; null for those that nobody reads.</returns>
    /// <exception cref="ExtractException">A column that is read has values of a kind that stands for no text.</exception>
    public static IReadOnlyList<ValueText?> Of(ExtractLayout layout, bool all)
    {
        var format = layout.Source.Format;
        var columns = layout.Source.Shape.Columns;
        var texts = new ValueText?[columns.Count];
        foreach (int i in layout.Used) texts[i] = Of(layout, columns[i], 0);
        foreach (var (name, known) in format.Columns)
        {
            int i = layout.IndexOf(name);
            if (i >= 0 && (all || texts[i] is not null)) texts[i] = Of(layout, columns[i], known.Pad);
        }
        return texts;
    }

    private static ValueText Of(ExtractLayout layout, ParquetColumn column, int pad)
    {
        if (column.Kind == ParquetKind.Unreadable)
        {
            throw new ExtractException(layout.Source.Path, null, column.Name, "one text, number, date or truth value a row",
                "write the column anew as text, or leave it out of the format");
        }
        bool isDecimal = column.Kind is ParquetKind.Decimal32 or ParquetKind.Decimal64 or ParquetKind.DecimalText or ParquetKind.DecimalFixed;
        var dates = column.Index == layout.Date ? layout.DatePattern : column.Index == layout.DeathMonth ? Months : Days;
        return new ValueText(layout.Separator, layout.DecimalMark, dates, isDecimal ? (int)column.Scale : 0, isDecimal ? 0 : pad);
    }

    private static DatePattern Pattern(string format) => DatePattern.TryCompile(format, out var pattern) ? pattern : throw new ArgumentException("No date.", nameof(format));
}
