namespace Analytics.Tallies;

/// <summary>Days of a year that dispensings of the year cover, at one DDD a day.</summary>
internal static class Covered
{
    /// <summary>Dispensing dates: days on which more than 0 DDD were dispensed net.</summary>
    public static int Dates(ReadOnlySpan<DispensedEvent> events)
    {
        int dates = 0;
        for (int i = 0; i < events.Length;)
        {
            if (Episodes.SupplyOfDay(events, ref i) > 0) dates++;
        }
        return dates;
    }

    /// <summary>Hundredths of days on which there is supply of both.</summary>
    /// <param name="end">The first day after the year.</param>
    public static long ByBoth(ReadOnlySpan<DispensedEvent> one, ReadOnlySpan<DispensedEvent> other, int end)
    {
        long both = 0;
        var first = new Stretches(one, end);
        var second = new Stretches(other, end);
        bool isAny = first.MoveNext() && second.MoveNext();
        while (isAny)
        {
            both += Math.Max(0, Math.Min(first.To, second.To) - Math.Max(first.From, second.From));
            isAny = first.To <= second.To ? first.MoveNext() : second.MoveNext();
        }
        return both;
    }

    /// <summary>From each dispensing date to where its supply ends, or to the next.</summary>
    private ref struct Stretches(ReadOnlySpan<DispensedEvent> events, int end)
    {
        private readonly ReadOnlySpan<DispensedEvent> _events = events;
        private readonly long _end = 100L * end;

        // Without gaps, an episode is a stretch that is covered throughout.
        private EpisodeWalk _walk = new(gapDays: 0);
        private int _at;

        public long From { get; private set; }
        public long To { get; private set; }

        public bool MoveNext()
        {
            while (_at < _events.Length)
            {
                int day = _events[_at].Day;
                long supply = Episodes.SupplyOfDay(_events, ref _at);
                if (supply <= 0) continue;
                _walk.Add(day, supply);
                From = 100L * day;
                To = Math.Min(_walk.Cover, Math.Min(_end, NextDate()));
                return true;
            }
            return false;
        }

        private readonly long NextDate()
        {
            for (int next = _at; next < _events.Length;)
            {
                int day = _events[next].Day;
                if (Episodes.SupplyOfDay(_events, ref next) > 0) return 100L * day;
            }
            return long.MaxValue;
        }
    }
}
