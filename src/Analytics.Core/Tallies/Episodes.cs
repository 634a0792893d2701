namespace Analytics.Tallies;

/// <summary>Stretches of continuous use (MEASURES 4.20).</summary>
internal static class Episodes
{
    /// <summary>How long the longest episode that reaches into the year has lasted by its end, in hundredths of a day; 0 where none does.</summary>
    /// <param name="gapDays">Uncovered days after which the next dispensing begins a new episode.</param>
    public static long LongestIn(in PatientYear year, int gapDays)
    {
        long longest = 0;
        int end = year.LastDay + 1;
        var episode = new EpisodeWalk(gapDays);
        var history = year.History;
        for (int i = 0; i < history.Length;)
        {
            int day = history[i].Day;
            long supply = SupplyOfDay(history, ref i);
            if (supply <= 0) continue;
            long before = episode.LengthBy(year.FirstDay, end);
            if (episode.Add(day, supply)) longest = Math.Max(longest, before);
        }
        return Math.Max(longest, episode.LengthBy(year.FirstDay, end));
    }

    /// <summary>Rows of one day are one dispensing; where returns outweigh it, there is none.</summary>
    /// <param name="at">The first row of the day; then that of the next.</param>
    /// <returns>Hundredths of a DDD, signed.</returns>
    public static long SupplyOfDay(ReadOnlySpan<DispensedEvent> events, ref int at)
    {
        int day = events[at].Day;
        long supply = 0;
        for (; at < events.Length && events[at].Day == day; at++) supply += events[at].DddHundredths;
        return supply;
    }
}
