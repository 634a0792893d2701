using System.Globalization;
using System.Text;
using Analytics.Release;
using CsvHelper;

namespace Analytics.Reports.OpenData;

/// <summary>Figures as CSV: what is withheld is empty, never 0, and the status says why no more than it may.</summary>
internal static class FiguresFile
{
    private static readonly string[] Columns =
        ["measure", "level", "unit", "stratum", "period", "numerator", "denominator", "value", "lower", "upper", "status"];

    /// <summary>UTF-8 without BOM, LF, semicolons, decimal points, header first, in the order of the book.</summary>
    public static byte[] Bytes(IReadOnlyList<ReleasedFigure> figures)
    {
        var options = new CsvWriterOptions { Separator = ';', NewLine = "\n" };
        using var file = new MemoryStream();
        using (var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        using (var csv = CsvWriter.Create(writer, options, false))
        {
            csv.WriteRecord(Columns);
            foreach (ReleasedFigure figure in figures) Write(csv, figure);
        }
        return file.ToArray();
    }

    private static void Write(CsvWriter csv, ReleasedFigure figure)
    {
        csv.WriteField(figure.Measure.Id);
        csv.WriteField(figure.Level.ToString().ToLowerInvariant());
        csv.WriteField(figure.Unit);
        csv.WriteField(figure.Stratum);
        csv.WriteField(figure.Period.ToString());
        csv.WriteField(Number(figure.Numerator));
        csv.WriteField(Number(figure.Denominator));
        csv.WriteField(Number(figure.Value));
        csv.WriteField(Number(figure.Lower));
        csv.WriteField(Number(figure.Upper));
        csv.WriteField(Status(figure.Value));
        csv.EndRecord();
    }

    /// <summary>Without trailing zeros, so that equal figures are equal bytes whatever their scale.</summary>
    private static string Number(Published<decimal> value) =>
        value.Match(v => v.ToString("0.############################", CultureInfo.InvariantCulture), _ => "");

    /// <summary>What was not released is withheld: a reader learns of privacy, no data and not computed, nothing finer.</summary>
    private static string Status(Published<decimal> value) => value.Match(_ => "shown", reason => reason switch
    {
        WithheldReason.NoData => "no-data",
        WithheldReason.NotComputed => "not-computed",
        _ => "withheld:privacy",
    });
}
