using System.Globalization;
using Analytics.Estimates;

namespace Analytics.Release;

/// <summary>A released figure as a line of the figures files.</summary>
public static class FigureLine
{
    /// <summary>Of numbers, at most.</summary>
    internal const int Decimals = 6;

    /// <summary>The columns, in the order of the contract.</summary>
    public static string Header => EstimateFile.Header;

    /// <summary>Semicolons, numbers with a point; what is withheld is empty, never 0.</summary>
    public static string Of(ReleasedFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return string.Join(';',
            figure.Measure.Id, Level(figure), DelimitedText.Field(figure.Unit), figure.Stratum, figure.Period.ToString(),
            Number(figure.Numerator), Number(figure.Denominator), Number(figure.Value), Number(figure.Lower), Number(figure.Upper), Status(figure.Value));
    }

    private static string Number(Published<decimal> number) =>
        number.Match(value => value.ToString("0.######", CultureInfo.InvariantCulture), _ => "");

    /// <summary>The level as figures files write it.</summary>
    public static string Level(ReleasedFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return EstimateFile.NameOf(figure.Level);
    }

    /// <summary>Shown, withheld for privacy, no data or not computed, and nothing finer; what was never released is withheld.</summary>
    public static string Status(Published<decimal> value) => value.Match(_ => "shown", reason => reason switch
    {
        WithheldReason.NoData => "no-data",
        WithheldReason.NotComputed => "not-computed",
        _ => "withheld:privacy",
    });
}
