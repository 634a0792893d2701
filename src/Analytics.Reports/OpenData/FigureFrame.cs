using Analytics.Release;
using Microsoft.Data.Analysis;

namespace Analytics.Reports.OpenData;

/// <summary>Released figures as a data frame, for notebooks: the columns of the figures files.</summary>
public static class FigureFrame
{
    /// <summary>What is withheld is null, never 0; <c>status</c> says so.</summary>
    public static DataFrame Of(IReadOnlyList<ReleasedFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return new DataFrame(
            Texts("measure", figure => figure.Measure.Id), Texts("level", FigureLine.Level), Texts("unit", figure => figure.Unit),
            Texts("stratum", figure => figure.Stratum), Texts("period", figure => figure.Period.ToString()),
            Numbers("numerator", figure => figure.Numerator), Numbers("denominator", figure => figure.Denominator),
            Numbers("value", figure => figure.Value), Numbers("lower", figure => figure.Lower), Numbers("upper", figure => figure.Upper),
            Texts("status", figure => FigureLine.Status(figure.Value)));

        StringDataFrameColumn Texts(string name, Func<ReleasedFigure, string> of) => new(name, figures.Select(of));
        DecimalDataFrameColumn Numbers(string name, Func<ReleasedFigure, Published<decimal>> of) =>
            new(name, figures.Select(figure => of(figure).Match<decimal?>(value => value, _ => null)));
    }
}
