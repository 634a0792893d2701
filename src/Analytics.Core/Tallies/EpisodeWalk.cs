using Analytics.Statistics;

namespace Analytics.Tallies;

/// <summary>Follows one patient's supply from dispensing day to dispensing day, at one DDD for each day (MEASURES 4.20). Whole hundredths of a day throughout.</summary>
/// <remarks>The same episodes as <see cref="TreatmentEpisode"/>, which a test holds them to.</remarks>
/// <param name="gapDays">Uncovered days after which the next dispensing begins a new episode.</param>
internal struct EpisodeWalk(int gapDays)
{
    private const int Day = 100;

    /// <summary>What is left of earlier dispensings is carried over, but not more than this.</summary>
    private const int MostCarried = TreatmentEpisode.MostCarried * Day;

    private long _start = long.MinValue / 2, _cover = long.MinValue / 2;

    /// <summary>Where the supply ends, in hundredths of a day; long before all days where there was none.</summary>
    public readonly long Cover => _cover;

    /// <summary>How long the episode has lasted until its supply ends.</summary>
    public readonly long Length => _cover - _start;

    /// <summary>Rows of one day are one dispensing; the next day comes later.</summary>
    /// <param name="supply">Hundredths of a DDD, above 0.</param>
    /// <returns>Whether it begins an episode.</returns>
    public bool Add(int day, long supply)
    {
        long now = (long)day * Day;
        if (now - _cover > gapDays * Day)
        {
            (_start, _cover) = (now, now + supply);
            return true;
        }
        _cover = now + Math.Clamp(_cover - now, 0, MostCarried) + supply;
        return false;
    }

    /// <summary>Hundredths of days of the episode that lie in a stretch of days.</summary>
    /// <param name="end">The first day after it.</param>
    public readonly long Within(int first, int end) => Math.Max(0, Math.Min(_cover, (long)end * Day) - Math.Max(_start, (long)first * Day));

    /// <summary>How long the episode has lasted by a day, or until it ended, where it reaches into the days since another; otherwise 0.</summary>
    public readonly long LengthBy(int first, int end) => _cover <= (long)first * Day ? 0 : Math.Min(_cover, (long)end * Day) - _start;
}
