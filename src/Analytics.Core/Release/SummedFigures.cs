using Analytics.Estimates;
using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Release;

/// <summary>Figures made of shown figures and of nothing else: places together, what they leave of a whole, periods together.</summary>
/// <remarks>Functions of what is shown tell nothing new. So each is withheld as soon as one of its parts is, whatever the others are.</remarks>
internal static class SummedFigures
{
    /// <summary>Places together: each counts its own people, so numerators and denominators add up.</summary>
    public static ReleasedFigure Together(MeasureDefinition measure, CalendarPeriod period, UnitLevel level, string unit, IReadOnlyList<ReleasedFigure> parts) =>
        Of(measure, period, level, unit, "all", parts, _ => 1);

    /// <summary>All others: the whole less those together.</summary>
    public static ReleasedFigure Rest(ReleasedFigure whole, ReleasedFigure together, string stratum) =>
        Of(whole.Measure, whole.Period, together.Level, together.Unit, stratum, [whole, together], part => part == together ? -1 : 1);

    /// <summary>A unit over several periods of one kind: the mean of its rates, weighted by what each is per. A cluster's figures are means of members' already and count alike.</summary>
    public static Published<decimal> OverPeriods(IReadOnlyList<ReleasedFigure> parts) => parts.Count == 0
        ? Published<decimal>.Withheld(WithheldReason.NotComputed)
        : parts[0].Level is UnitLevel.Cluster or UnitLevel.Group ? MeanOf(parts)
        : Of(parts[0].Measure, parts[0].Period, parts[0].Level, parts[0].Unit, parts[0].Stratum, parts, _ => 1).Value;

    private static ReleasedFigure Of(MeasureDefinition measure, CalendarPeriod period, UnitLevel level, string unit, string stratum, IReadOnlyList<ReleasedFigure> parts, Func<ReleasedFigure, int> sign)
    {
        WithheldReason? reason = ReasonNotTo(measure, parts);
        decimal numerator = 0, denominator = 0;
        foreach (var part in parts)
        {
            numerator += sign(part) * Shown(part.Numerator);
            denominator += sign(part) * Shown(part.Denominator);
        }
        if (reason is null && denominator <= 0) reason = WithheldReason.NoData;
        Published<decimal> Give(decimal? value) => reason is null && value is { } known ? Published<decimal>.Shown(known) : Published<decimal>.Withheld(reason ?? WithheldReason.NotComputed);
        var estimate = reason is null ? Estimate.Of(numerator, denominator, Scale.Of(measure).Per) : Estimate.NotComputed;
        // Limits of a volume need each patient's own, which is not shown.
        var limits = Limits.Of(measure, estimate);
        return new ReleasedFigure
        {
            Measure = measure,
            Level = level,
            Unit = unit,
            Stratum = stratum,
            Period = period,
            Numerator = Give(estimate.Numerator),
            Denominator = Give(estimate.Denominator),
            Value = Give(estimate.Value),
            Lower = Give(limits?.Lower),
            Upper = Give(limits?.Upper),
        };
    }

    /// <summary>Privacy before all: one hidden part hides the sum.</summary>
    private static WithheldReason? ReasonNotTo(MeasureDefinition measure, IReadOnlyList<ReleasedFigure> parts)
    {
        // A median of all is no function of medians.
        if (parts.Count == 0 || measure.Quantity == Quantity.RenewalIntervalDays) return WithheldReason.NotComputed;
        WithheldReason[] reasons = [.. parts.SelectMany(part => new[] { part.Value, part.Numerator, part.Denominator })
            .Select(value => value.Match<WithheldReason?>(_ => null, reason => reason)).OfType<WithheldReason>()];
        return reasons.Length == 0 ? null
            : reasons.Any(reason => reason is WithheldReason.Privacy or WithheldReason.NotReleased) ? WithheldReason.Privacy
            : reasons.Contains(WithheldReason.NotComputed) ? WithheldReason.NotComputed
            : WithheldReason.NoData;
    }

    private static Published<decimal> MeanOf(IReadOnlyList<ReleasedFigure> parts)
    {
        if (parts[0].Measure.Quantity == Quantity.RenewalIntervalDays) return Published<decimal>.Withheld(WithheldReason.NotComputed);
        decimal[] values = [.. parts.Select(part => part.Value.Match<decimal?>(value => value, _ => null)).OfType<decimal>()];
        return values.Length == parts.Count ? Published<decimal>.Shown(decimal.Round(values.Sum() / values.Length, 6)) : Published<decimal>.Withheld(WithheldReason.Privacy);
    }

    private static decimal Shown(Published<decimal> value) => value.Match(shown => shown, _ => 0);
}
