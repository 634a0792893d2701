namespace Analytics.Statistics;

/// <summary>How far a goal is.</summary>
public enum GoalStatus
{
    /// <summary>Nothing to compare yet: no baseline or no value.</summary>
    NotMeasured,

    /// <summary>The value is at the target or beyond it.</summary>
    Reached,

    /// <summary>At least as far as time has gone, along a straight line from the baseline to the due date.</summary>
    OnTrack,

    /// <summary>Nearer than the baseline, and behind that line.</summary>
    Behind,

    /// <summary>No nearer than the baseline.</summary>
    NotMoving,

    /// <summary>The due date has passed and the target is not reached.</summary>
    Overdue,
}

/// <summary>A numeric goal: baseline, target and due date, and how much of the way is done. Arithmetic, no test: see <see cref="ChangeAssessment"/> for whether it is more than chance.</summary>
/// <remarks>Share of the way: (value − baseline) / (target − baseline), by definition; no published method is needed.</remarks>
public sealed record GoalProgress
{
    private GoalProgress(GoalStatus status, double? share) => (Status, Share) = (status, share is { } known ? Settled.Number(known) : null);

    public GoalStatus Status { get; }

    /// <summary>1 at the target, 0 at the baseline, negative on the other side, above 1 beyond the target. Null without baseline or value.</summary>
    public double? Share { get; }

    /// <param name="value">The newest value, in the unit of the measure; null where there is none.</param>
    /// <param name="baseline">Null where none was taken.</param>
    /// <param name="target">Other than the baseline; whether it is lower or higher says which way is better.</param>
    /// <param name="set">Day of the baseline.</param>
    /// <param name="due">After <paramref name="set"/>; the goal is overdue from the day after.</param>
    /// <param name="today">Last day that the value belongs to.</param>
    /// <exception cref="ArgumentException">A target equal to the baseline, a due date that is not after the baseline.</exception>
    public static GoalProgress Of(decimal? value, decimal? baseline, decimal target, DateOnly set, DateOnly due, DateOnly today)
    {
        Require.That(target != baseline, "A goal differs from its baseline.", nameof(target));
        Require.That(due > set, "A goal is due after it was set.", nameof(due));
        if (value is not { } now || baseline is not { } from) return new(GoalStatus.NotMeasured, null);
        decimal done = now - from, way = target - from;
        double share = (double)(done / way);
        if (way > 0 ? now >= target : now <= target) return new(GoalStatus.Reached, share);
        if (today > due) return new(GoalStatus.Overdue, share);
        if (done == 0 || done > 0 != way > 0) return new(GoalStatus.NotMoving, share);
        // done / way against elapsed / days, without dividing.
        decimal elapsed = today.DayNumber - set.DayNumber, days = due.DayNumber - set.DayNumber;
        return new(decimal.Abs(done) * days >= decimal.Abs(way) * elapsed ? GoalStatus.OnTrack : GoalStatus.Behind, share);
    }
}
