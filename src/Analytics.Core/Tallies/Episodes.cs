namespace Analytics.Tallies;

/// <summary>Stretches of continuous use, with one DDD for each day (MEASURES 4.20). Whole hundredths of a day throughout.</summary>
internal static class Episodes
{
    private const int Day = 100;

    /// <summary>What is left of earlier dispensings is carried over, but not more than this.</summary>
    private const int MostCarried = 30 * Day;

    /// <summary>How long the longest episode that reaches into the year has lasted by its end, in hundredths of a day; 0 where none does.</summary>
    /// <param name="gapDays">Uncovered days after which the next dispensing begins a new episode.</param>
    public static long LongestIn(in PatientYear year, int gapDays)
    {
        long longest = 0, start = long.MinValue, cover = long.MinValue / 2;
        var history = year.History;
        for (int i = 0; i < history.Length;)
        {
            int day = history[i].Day;
            // Rows of one day are one dispensing; where returns outweigh it, there is none.
            long supply = 0;
            for (; i < history.Length && history[i].Day == day; i++) supply += history[i].DddHundredths;
            if (supply <= 0) continue;
            long now = (long)day * Day;
            if (now - cover > gapDays * Day)
            {
                longest = Math.Max(longest, Within(year, start, cover));
                (start, cover) = (now, now + supply);
            }
            else
            {
                cover = now + Math.Clamp(cover - now, 0, MostCarried) + supply;
            }
        }
        return Math.Max(longest, Within(year, start, cover));
    }

    private static long Within(in PatientYear year, long start, long cover) =>
        cover <= (long)year.FirstDay * Day ? 0 : Math.Min(cover, (year.LastDay + 1L) * Day) - start;
}
