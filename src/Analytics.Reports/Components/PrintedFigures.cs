using Analytics.Measures;

namespace Analytics.Reports.Components;

/// <summary>Figures as a reader sees them: what is said of them is judged by these.</summary>
internal static class PrintedFigures
{
    public static decimal Printed(this MeasureDefinition measure, decimal value) => Math.Round(value, measure.Decimals, MidpointRounding.AwayFromZero);
}
