using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Release;

/// <summary>One figure as it may be shown: a row of the figures file.</summary>
public sealed class ReleasedFigure
{
    internal ReleasedFigure() { }

    public MeasureDefinition Measure { get; internal init; } = null!;
    public UnitLevel Level { get; internal init; }

    /// <summary>Official code, practice id, or a label such as <c>p90</c> at level peer; <c>NO</c> for the nation.</summary>
    public string Unit { get; internal init; } = "";

    /// <summary><c>all</c>, or parts such as <c>atc:N02AA05</c> joined by <c>|</c>.</summary>
    public string Stratum { get; internal init; } = "all";
    public CalendarPeriod Period { get; internal init; }

    /// <summary>Patients, DDDs with two decimals, or milligrams of oral morphine with three.</summary>
    public Published<decimal> Numerator { get; internal init; }

    /// <summary>Residents, list patients, person-days or patients, as the measure says.</summary>
    public Published<decimal> Denominator { get; internal init; }

    /// <summary>In the measure's unit, rounded to six decimals.</summary>
    public Published<decimal> Value { get; internal init; }
    public Published<decimal> Lower { get; internal init; }
    public Published<decimal> Upper { get; internal init; }
}
