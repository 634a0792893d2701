using System.Text;
using Analytics.Release;

namespace Analytics.Reports.OpenData;

/// <summary>The figures behind a report, as CSV.</summary>
internal static class FiguresFile
{
    /// <summary>UTF-8 without BOM, LF, header first, in the order of the book.</summary>
    public static byte[] Bytes(IReadOnlyList<ReleasedFigure> figures)
    {
        var text = new StringBuilder(FigureLine.Header).Append('\n');
        foreach (ReleasedFigure figure in figures) text.Append(FigureLine.Of(figure)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
