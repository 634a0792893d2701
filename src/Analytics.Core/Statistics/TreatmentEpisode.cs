namespace Analytics.Statistics;

/// <summary>A stretch of treatment: fills with no gap larger than is allowed.</summary>
/// <param name="From">Day of the first fill.</param>
/// <param name="To">The first day without supply, or the end of follow-up where it was still open then.</param>
public readonly record struct TreatmentEpisode(DateOnly From, DateOnly To)
{
    /// <summary>Length in days.</summary>
    public int Days => To.DayNumber - From.DayNumber;

    /// <summary>The definition of <c>opi.episode6m</c> and of renewals: what is left at the next fill is carried over for this many days at most.</summary>
    public const int MostCarried = 30;

    /// <summary>Episodes of one patient and one treatment, surplus carried on.</summary>
    /// <remarks>
    /// A gap is counted in uncovered days, parts of days too, the end of supply being exclusive, and splits when it is larger than allowed; equal does not.
    /// AdhereR <c>compute.treatment.episodes</c> does the same and carries over without limit. Fills of one day are carried to each other whole.
    /// Tools that count from the last covered day (DrugUtilisation) call the same gap one day longer: gap of an era = uncovered days + 1.
    /// </remarks>
    /// <param name="fills">In any order.</param>
    /// <param name="allowedGap">Uncovered days, 0 or more; reports take 30 unless they say so.</param>
    /// <param name="endOfFollowUp">First day that is no longer looked at; the last episode runs to it when the gap before it is smaller than allowed, and not beyond. Null leaves supply as it ends.</param>
    /// <param name="mostCarried">Days, 0 or more; null for no limit, as AdhereR has it.</param>
    /// <returns>In order of time. A day begun counts as covered.</returns>
    /// <exception cref="ArgumentException">A negative gap or carry-over, a fill without days or dose, a fill on or after the end of follow-up.</exception>
    public static IReadOnlyList<TreatmentEpisode> Of(IReadOnlyCollection<Fill> fills, int allowedGap = 30, DateOnly? endOfFollowUp = null, decimal? mostCarried = MostCarried)
    {
        Require.That(allowedGap >= 0, "A gap cannot be negative.", nameof(allowedGap));
        Require.That(mostCarried is not < 0, "What is carried over cannot be negative.", nameof(mostCarried));
        var ordered = Supply.Ordered(fills);
        Require.That(endOfFollowUp is not { } end || ordered.All(fill => fill.Day < end), "A fill lies outside follow-up.", nameof(fills));
        var episodes = new List<TreatmentEpisode>();
        decimal reached = 0;
        foreach (var (fill, _, to) in Supply.Stretches(ordered, mostCarried: mostCarried))
        {
            var until = DateOnly.FromDayNumber((int)decimal.Ceiling(to));
            decimal gap = fill.Day.DayNumber - reached;
            reached = to;
            if (episodes.Count > 0 && gap <= allowedGap) episodes[^1] = episodes[^1] with { To = until };
            else episodes.Add(new(fill.Day, until));
        }
        if (endOfFollowUp is { } last && episodes.Count > 0 && last.DayNumber - episodes[^1].To.DayNumber < allowedGap)
            episodes[^1] = episodes[^1] with { To = last };
        else if (endOfFollowUp is { } cut && episodes.Count > 0 && episodes[^1].To > cut) episodes[^1] = episodes[^1] with { To = cut };
        return episodes;
    }
}
