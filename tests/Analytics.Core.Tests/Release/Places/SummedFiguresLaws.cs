using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Release.Places;

/// <summary>A figure made of shown figures says nothing where a part is withheld, whatever the parts are.</summary>
public class SummedFiguresLaws
{
    private static readonly CalendarPeriod Year = CalendarPeriod.OfYear(2024);

    [Property]
    public Property ASum_IsShown_OnlyWhereEveryPartIs(PositiveInt parts, PositiveInt seed)
    {
        var random = new System.Random(seed.Get);
        var measures = MeasureCatalogue.BuiltIn.Measures.Where(one => !one.IsList).ToList();
        var measure = measures[random.Next(measures.Count)];
        ReleasedFigure[] figures = [.. Enumerable.Range(0, parts.Get).Select(_ => Figure(measure, random.Next(parts.Get + 1) == 0 ? WithheldReason.Privacy : null, random))];
        bool any = figures.Any(figure => !IsShown(figure.Value));
        var sum = SummedFigures.Together(measure, Year, UnitLevel.Network, "N", figures);
        var rest = SummedFigures.Rest(Figure(measure, null, random, large: true), sum, "non-members");
        var mean = SummedFigures.OverPeriods(figures);
        bool hidden = measure.Quantity == Quantity.RenewalIntervalDays || any;
        return (IsShown(sum.Value) == !hidden && IsShown(rest.Value) == !hidden && IsShown(mean) == !hidden
            && (!hidden || (!IsShown(sum.Numerator) && !IsShown(sum.Denominator) && !IsShown(sum.Lower) && !IsShown(sum.Upper)))
            && (!any || hidden == (Reason(sum.Value) is WithheldReason.Privacy or WithheldReason.NotComputed))).ToProperty();
    }

    /// <summary>A hidden part leaves no trace: neither its own value nor those beside it.</summary>
    [Property]
    public bool AHiddenPart_HidesItAll_WhateverItWas(PositiveInt seed)
    {
        var measure = MeasureCatalogue.BuiltIn["users.opi"];
        ReleasedFigure Sum(int value)
        {
            var random = new System.Random(value);
            return SummedFigures.Together(measure, Year, UnitLevel.Network, "N", [Figure(measure, null, random), Figure(measure, WithheldReason.Privacy, random)]);
        }

        return FigureLine.Of(Sum(seed.Get)) == FigureLine.Of(Sum(seed.Get + 1));
    }

    [Fact]
    public void NoParts_AreNoFigure() => Assert.Equal(WithheldReason.NotComputed, Reason(SummedFigures.OverPeriods([])));

    private static ReleasedFigure Figure(MeasureDefinition measure, WithheldReason? hidden, System.Random random, bool large = false)
    {
        decimal whole = random.Next(100, 1000) * (large ? 1_000_000m : 1), part = decimal.Round(whole / random.Next(2, 9));
        Published<decimal> Give(decimal value) => hidden is { } reason ? Published<decimal>.Withheld(reason) : Published<decimal>.Shown(value);
        return new() { Measure = measure, Level = UnitLevel.Municipality, Unit = "0301", Period = Year, Numerator = Give(part), Denominator = Give(whole), Value = Give(part / whole), Lower = Give(0), Upper = Give(1) };
    }

    private static bool IsShown(Published<decimal> value) => value.Match(_ => true, _ => false);

    private static WithheldReason? Reason(Published<decimal> value) => value.Match<WithheldReason?>(_ => null, reason => reason);
}
