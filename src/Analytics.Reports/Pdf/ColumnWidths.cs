using Analytics.Reports.Document;

namespace Analytics.Reports.Pdf;

/// <summary>Widths by the columns' weights, but none narrower than the longest word of its head: the columns with most to spare give.</summary>
internal static class ColumnWidths
{
    /// <param name="around">What a column keeps free beside its text.</param>
    public static double[] Of(IReadOnlyList<Column> columns, double width, TextStyle head, Func<int, double> around)
    {
        double all = columns.Sum(column => column.Width.Weight);
        double[] widths = [.. columns.Select(column => width * column.Width.Weight / all)];
        double[] needed = [.. columns.Select((column, i) => LineBreaker.WidestWord(column.Title, head) + around(i))];
        for (int i = 0; i < widths.Length; i++)
        {
            while (widths[i] < needed[i] && Giver() is var giver && widths[giver] > needed[giver])
            {
                double given = Math.Min(needed[i] - widths[i], widths[giver] - needed[giver]);
                (widths[i], widths[giver]) = (given == needed[i] - widths[i] ? needed[i] : widths[i] + given, widths[giver] - given);
            }
        }
        return widths;

        int Giver() => Enumerable.Range(0, widths.Length).MaxBy(i => widths[i] - needed[i]);
    }
}
