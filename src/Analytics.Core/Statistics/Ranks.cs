namespace Analytics.Statistics;

/// <summary>Whether ranks of units say anything.</summary>
public enum RankVerdict
{
    Meaningful,

    /// <summary>Some unit has no value: whoever is ranked would move if it had.</summary>
    Incomplete,

    /// <summary>Fewer than <see cref="SmallNumbers.FewestUnitsToRank"/>.</summary>
    TooFewUnits,

    /// <summary>Units differ no more than chance makes them (phi ≤ 1): their order is noise.</summary>
    NoMoreThanChance,
}

/// <summary>Places of units among each other. Missing values have none and are not counted.</summary>
public static class Ranks
{
    /// <summary>1 for the lowest; ties share the lowest rank (SQL's RANK).</summary>
    /// <returns>In the order of the values; null where a value is missing.</returns>
    public static IReadOnlyList<int?> Of(IReadOnlyList<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double?[] settled = [.. values.Select(value => value is { } known ? Settled.Number(known) : (double?)null)];
        foreach (var value in settled) Require.Finite(value ?? 0, nameof(values));
        double[] ordered = [.. settled.OfType<double>().Order()];
        var first = new Dictionary<double, int>();
        for (int i = 0; i < ordered.Length; i++) first.TryAdd(ordered[i], i + 1);
        return [.. settled.Select(value => value is { } known ? first[known] : (int?)null)];
    }

    /// <summary>The share of the other units that lie strictly below: (rank − 1) / (m − 1), as SQL's PERCENT_RANK. A single unit has 0.</summary>
    /// <inheritdoc cref="Of"/>
    public static IReadOnlyList<double?> Percent(IReadOnlyList<double?> values)
    {
        var ranks = Of(values);
        int others = Math.Max(1, ranks.Count(rank => rank is not null) - 1);
        return [.. ranks.Select(rank => rank is { } known ? Settled.Number((known - 1.0) / others) : (double?)null)];
    }

    /// <summary>Groups of nearly equal size, 1 for the lowest values: g = k + 1 − ⌈(m + 1 − rank) / (m / k)⌉, ties together.</summary>
    /// <remarks>PHEindicatormethods <c>phe_quantile</c>. Where m / k is not whole, sizes differ by one.</remarks>
    /// <param name="groups">5 for quintiles; 2 or more.</param>
    /// <returns>In the order of the values; all null with fewer units than groups.</returns>
    /// <exception cref="ArgumentException">Fewer than 2 groups.</exception>
    public static IReadOnlyList<int?> QuantileGroups(IReadOnlyList<double?> values, int groups)
    {
        Require.That(groups >= 2, "Fewer than two groups divide nothing.", nameof(groups));
        var ranks = Of(values);
        long units = ranks.Count(rank => rank is not null);
        return [.. ranks.Select(rank => rank is { } known && units >= groups
            ? groups + 1 - (int)((((units + 1 - known) * groups) + units - 1) / units)
            : (int?)null)];
    }

    /// <summary>Ranks mean something where all of at least 20 units have a value and they differ more than chance makes them.</summary>
    /// <remarks>On the limits of league tables: Goldstein H, Spiegelhalter DJ (1996), J R Stat Soc A 159:385.</remarks>
    public static RankVerdict Judge(IReadOnlyList<double?> values, Overdispersion spread)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(spread);
        if (values.Any(value => value is null)) return RankVerdict.Incomplete;
        if (values.Count < SmallNumbers.FewestUnitsToRank) return RankVerdict.TooFewUnits;
        return spread.Phi > 1 ? RankVerdict.Meaningful : RankVerdict.NoMoreThanChance;
    }
}
