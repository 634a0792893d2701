using Analytics.Measures;

namespace Analytics.Release.Clusters;

/// <summary>Sets the members of a cluster side by side in one measure, as far as the rules allow.</summary>
/// <param name="names">Of two members who have agreed to stand by name; null where nobody is named.</param>
internal sealed class PanelMaker(Pseudonyms pseudonyms, string cluster, IReadOnlyDictionary<string, string>? names)
{
    private static readonly Published<decimal> Withheld = Published<decimal>.Withheld(WithheldReason.Privacy);

    /// <param name="reader">The member whose copy it is; empty for the shared one.</param>
    /// <param name="members">Those whose own figure is shown.</param>
    public ClusterPanel Of(string reader, MeasureSheet sheet, IReadOnlyList<PanelMember> members)
    {
        decimal step = PanelScale.StepOf(members.Select(member => member.Figure.Exact), members.Select(member => GrainOf(sheet.Measure, members, member)));
        MemberValue[] rounded = [.. members.Select(member => new MemberValue(member.Component, PanelScale.Round(member.Figure.Exact, step)))];
        MemberValue[] exact = [.. members.Select(member => new MemberValue(member.Component, member.Figure.Exact))];
        bool isOpen = names is not null && members.Count == names.Count, areRowsShown = PanelRules.MayShowRows(rounded);
        Published<decimal> At(decimal share, int fewest) => areRowsShown && PanelRules.Percentile(exact, share, fewest) is { } value
            ? Published<decimal>.Shown(PanelScale.Round(value, step))
            : Withheld;
        return new ClusterPanel
        {
            Measure = sheet.Measure,
            Period = sheet.Own.Period,
            Rows = areRowsShown || isOpen ? Rows(reader, sheet, members, rounded) : [],
            Median = At(0.5m, PanelRules.FewestForMedian),
            P25 = At(0.25m, PanelRules.FewestForQuartiles),
            P75 = At(0.75m, PanelRules.FewestForQuartiles),
        };
    }

    private List<ClusterRow> Rows(string reader, MeasureSheet sheet, IReadOnlyList<PanelMember> members, MemberValue[] rounded)
    {
        var valueOf = members.Zip(rounded).ToDictionary(pair => pair.First.Id, pair => pair.Second.Value, StringComparer.Ordinal);
        var order = pseudonyms.Shuffle(reader, $"{cluster}\n{sheet.Measure.Id}\n{sheet.Own.Period}", valueOf.Keys);
        return [.. order.Select((member, place) => new ClusterRow(names?[member] ?? Pseudonyms.LabelOf(place), member == reader, valueOf[member]))];
    }

    /// <summary>What one patient more, or a hundredth of a DDD, adds to a member's figure.</summary>
    private static decimal GrainOf(MeasureDefinition measure, IReadOnlyList<PanelMember> members, PanelMember member)
    {
        if (measure.Quantity == Quantity.RenewalIntervalDays) return 1;
        // All figures of a measure are per the same number of people or days.
        decimal per = members.Where(one => one.Figure.Numerator != 0).Select(one => one.Figure.Exact * one.Figure.Denominator / one.Figure.Numerator).FirstOrDefault();
        decimal least = measure.IsVolume && !measure.IsOfRenewals ? 0.01m : 1;
        return member.Figure.Denominator == 0 ? 0 : Math.Abs(per * least / member.Figure.Denominator);
    }
}

/// <summary>A member with a shown figure.</summary>
internal sealed record PanelMember(string Id, int Component, ShownFigure Figure);

/// <summary>The numbers of a figure that is shown in the member's own document.</summary>
internal readonly record struct ShownFigure(decimal Numerator, decimal Denominator, decimal Exact)
{
    public static ShownFigure? Of(ReleasedFigure figure) => figure.Value.Match<ShownFigure?>(
        value => new(Number(figure.Numerator), Number(figure.Denominator), value), _ => null);

    private static decimal Number(Published<decimal> number) => number.Match(value => value, _ => 0);
}
