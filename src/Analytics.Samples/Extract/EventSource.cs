using Analytics.Samples.Chance;
using Analytics.Samples.Courses;
using Analytics.Samples.Places;

namespace Analytics.Samples.Extract;

/// <summary>
/// Finds the rows of a block of days, in order of day and then of resident. Residents are gone through once per block, so that
/// memory holds the rows of a block and never those of the sample.
/// </summary>
/// <remarks>
/// The plans of all residents have about as many events as rows are wanted. Events are numbered through, and event i of n
/// is written ⌊(i+1)·rows/n⌋ − ⌊i·rows/n⌋ times: not at all now and then, or twice, evenly spread and exact in sum.
/// </remarks>
internal sealed class EventSource
{
    /// <summary>Residents that one worker goes through at a time. The rows don't depend on it.</summary>
    private const int ResidentsPerChunk = 1 << 14;

    /// <summary>Rows a block should have at most, on average.</summary>
    private const long RowsPerBlock = 2_000_000;

    private const int MostBlockDays = 61;

    private readonly Inhabitants _inhabitants;
    private readonly CoursePlan _plan;
    private readonly ParallelOptions _parallel;
    private readonly Chunk[] _chunks;
    private readonly long _rows, _events;
    private RowEvent[] _sorted = [];

    public EventSource(Inhabitants inhabitants, CoursePlan plan, long rows, ParallelOptions parallel)
    {
        (_inhabitants, _plan, _rows, _parallel) = (inhabitants, plan, rows, parallel);
        _chunks = new Chunk[(inhabitants.Count + ResidentsPerChunk - 1) / ResidentsPerChunk];
        for (int i = 0; i < _chunks.Length; i++) _chunks[i] = new Chunk();
        Parallel.For(0, _chunks.Length, parallel, CountEvents);
        long events = 0;
        foreach (var chunk in _chunks) (chunk.FirstEvent, events) = (events, events + chunk.Events);
        _events = events;
        if (rows / events >= RowEvent.MostCopies) throw new ArgumentOutOfRangeException(nameof(rows), "More rows than the residents can have.");
        BlockDays = (int)Math.Clamp(RowsPerBlock * Calendar.Days / Math.Max(1, rows), 1, MostBlockDays);
        foreach (var chunk in _chunks) chunk.Rows.EnsureCapacity(ExpectedRows(chunk.Events));
    }

    /// <summary>Days in a block; fewer for very many rows.</summary>
    public int BlockDays { get; }

    /// <summary>The rows of the days from <paramref name="firstDay"/>; valid until the next call.</summary>
    public ReadOnlyMemory<RowEvent> Block(int firstDay)
    {
        Parallel.For(0, _chunks.Length, _parallel, chunk => Collect(chunk, firstDay));
        int total = 0;
        foreach (var chunk in _chunks) total += chunk.Rows.Count;
        if (_sorted.Length < total) _sorted = new RowEvent[total + total / 8];
        int at = 0;
        for (int day = 0; day < BlockDays; day++)
        {
            foreach (var chunk in _chunks) (chunk.Next[day], at) = (at, at + chunk.RowsOfDay[day]);
        }
        Parallel.For(0, _chunks.Length, _parallel, Place);
        return _sorted.AsMemory(0, total);
    }

    /// <summary>Rows of a chunk in a block, with some to spare: lists that double would leave twice as much behind.</summary>
    private int ExpectedRows(long events) => (int)(events * _rows / _events * BlockDays / Calendar.Days * 5 / 4) + 16;

    private void Place(int chunk)
    {
        var next = _chunks[chunk].Next;
        foreach (var row in _chunks[chunk].Rows) _sorted[next[row.Day]++] = row;
    }

    private void CountEvents(int chunk)
    {
        Span<Course> courses = stackalloc Course[CoursePlan.MostCourses];
        long events = 0;
        for (int resident = First(chunk); resident < First(chunk + 1); resident++)
        {
            int count = _plan.Of(resident, courses);
            foreach (var course in courses[..count]) events += course.Events;
        }
        _chunks[chunk].Events = events;
    }

    private void Collect(int chunkNumber, int firstDay)
    {
        var chunk = _chunks[chunkNumber];
        int end = Math.Min(firstDay + BlockDays, Calendar.Days);
        Span<Course> courses = stackalloc Course[CoursePlan.MostCourses];
        long firstEvent = chunk.FirstEvent;
        chunk.Clear();
        for (int resident = First(chunkNumber); resident < First(chunkNumber + 1); resident++)
        {
            int count = _plan.Of(resident, courses);
            ulong key = _inhabitants.KeyOf(resident);
            for (int i = 0; i < count; i++)
            {
                CollectCourse(chunk, resident, key, courses[i], firstEvent, firstDay, end);
                firstEvent += courses[i].Events;
            }
        }
    }

    private void CollectCourse(Chunk chunk, int resident, ulong residentKey, in Course course, long firstEvent, int firstDay, int end)
    {
        if (course.First >= end || course.First + course.Days + Course.LongestDelay < firstDay) return;
        ulong key = course.KeyFor(residentKey);
        for (int number = course.FirstEventFrom(firstDay); number < course.Events; number++)
        {
            ulong chance = SplitMix64.Mix(key, (ulong)number);
            int planned = course.PlannedDay(key, chance, number);
            if (planned >= end) return;
            int day = Course.OpenDay(chance, planned);
            if (day < firstDay || day >= end) continue;
            int copies = Copies(firstEvent + number);
            for (int copy = 0; copy < copies; copy++) chunk.Add(new(resident, day - firstDay, course.Slot, number, copy));
        }
    }

    private int Copies(long number) => (int)((number + 1) * _rows / _events - number * _rows / _events);

    private int First(int chunk) => (int)Math.Min((long)chunk * ResidentsPerChunk, _inhabitants.Count);

    private sealed class Chunk
    {
        public List<RowEvent> Rows { get; } = [];
        public int[] RowsOfDay { get; } = new int[RowEvent.MostDays];
        public int[] Next { get; } = new int[RowEvent.MostDays];
        public long Events { get; set; }
        public long FirstEvent { get; set; }

        public void Clear()
        {
            Rows.Clear();
            Array.Clear(RowsOfDay);
        }

        public void Add(RowEvent row)
        {
            Rows.Add(row);
            RowsOfDay[row.Day]++;
        }
    }
}
