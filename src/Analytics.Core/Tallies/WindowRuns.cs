namespace Analytics.Tallies;

/// <summary>Cuts events, ordered by day, where one window ends and the next begins; events of no window are passed over.</summary>
/// <remarks>Made for <c>foreach</c>, without anything on the heap: it runs several times for every patient.</remarks>
/// <param name="windowOf">Window by month: one of the tables of <see cref="WindowTable"/>.</param>
internal ref struct WindowRuns(WindowTable windows, int[] windowOf, ReadOnlySpan<DispensedEvent> events)
{
    private readonly ReadOnlySpan<DispensedEvent> _events = events;
    private int _start, _end, _window;

    public readonly WindowRun Current => new(_window, _events[_start.._end]);

    public readonly WindowRuns GetEnumerator() => this;

    public bool MoveNext()
    {
        do
        {
            if (_end == _events.Length) return false;
            _start = _end;
            _window = WindowAt(_start);
            while (++_end < _events.Length && WindowAt(_end) == _window) { }
        }
        while (_window < 0);
        return true;
    }

    private readonly int WindowAt(int index) => windowOf[windows.MonthOfDay(_events[index].Day)];
}

/// <summary>One patient's events in one window.</summary>
internal readonly ref struct WindowRun(int window, ReadOnlySpan<DispensedEvent> events)
{
    public int Window { get; } = window;
    public ReadOnlySpan<DispensedEvent> Events { get; } = events;
}
