namespace Analytics.Reference;

/// <summary>Reads a whole table into records.</summary>
internal static class Table
{
    /// <summary>The good rows of a table, in its order; empty where there is no such table.</summary>
    /// <param name="make">Reads one row; what it returns for a row with faults is dropped.</param>
    /// <param name="uniqueBy">What may stand only once in the table; null where rows may repeat.</param>
    public static List<T> Read<T>(
        TableSource source, string file, FaultList faults, string[] required, Func<TableReader, T> make, Func<T, object>? uniqueBy = null)
    {
        var rows = new List<T>();
        var seen = new HashSet<object>();
        foreach (var (reader, row) in Stream(source, file, faults, required, make))
        {
            if (uniqueBy is null || seen.Add(uniqueBy(row))) rows.Add(row);
            else reader.Fault("", "each entry once", "Remove the line that repeats an earlier one.");
        }
        return rows;
    }

    /// <summary>The good rows one by one, for a table that is too large to hold.</summary>
    public static IEnumerable<(TableReader Reader, T Row)> Stream<T>(
        TableSource source, string file, FaultList faults, string[] required, Func<TableReader, T> make)
    {
        if (Open(source, file, faults) is not { } stream) yield break;
        using var reader = new TableReader(file, stream, faults, required);
        while (reader.Next())
        {
            var row = make(reader);
            if (reader.RowIsGood) yield return (reader, row);
        }
    }

    private static Stream? Open(TableSource source, string file, FaultList faults)
    {
        try
        {
            return source.Open(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.Add(new(file, 0, "", "a file that can be read", "Check the rights of the file and whether another program holds it."));
            return null;
        }
    }
}
