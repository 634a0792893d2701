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
<<<<<<< HEAD
    private const long RowsPerBlock = 2_000_000;

    private const int MostBlockDays = 61;
=======
    private const long RowsPerBlock = 4_000_000;
>>>>>>> 173826aeb53293d73729a0028c23ffbd7120c550

    private readonly Inhabitants _inhabitants;
    private readonly CoursePlan _plan;
    private readonly ParallelOptions _parallel;
    private readonly Chunk[] _chunks;
<<<<<<< HEAD
    private readonly long _rows, _events;
=======
    private readonly Int128 _rows, _events;
>>>>>>> 173826aeb53293d73729a0028c23ffbd7120c550
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
<<<<<<< HEAD
        if (rows / events >= RowEvent.MostCopies) throw new ArgumentOutOfRangeException(nameof(rows), "More rows than the residents can have.");
        BlockDays = (int)Math.Clamp(RowsPerBlock * Calendar.Days / Math.Max(1, rows), 1, MostBlockDays);
        foreach (var chunk in _chunks) chunk.Rows.EnsureCapacity(ExpectedRows(chunk.Events));
=======
        if (rows / events >= RowEvent.MostCopies)
            throw new ArgumentOutOfRangeException(nameof(rows), "More rows than the residents of the country can have.");
        BlockDays = (int)Math.Clamp(RowsPerBlock * Calendar.Days / Math.Max(1, rows), 1, 32);
>>>>>>> 173826aeb53293d73729a0028c23ffbd7120c550
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

<<<<<<< HEAD
    /// <summary>Rows of a chunk in a block, with some to spare: lists that double would leave twice as much behind.</summary>
    private int ExpectedRows(long events) => (int)(events * _rows / _events * BlockDays / Calendar.Days * 5 / 4) + 16;

=======
>>>>>>> 173826aeb53293d73729a0028c23ffbd7120c550
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
                CollectCourse(chunk, resident, key, i, courses[i], firstEvent, firstDay, end);
                firstEvent += courses[i].Events;
            }
        }
    }

    private void CollectCourse(Chunk chunk, int resident, ulong residentKey, int index, in Course course, long firstEvent, int firstDay, int end)
    {
        if (course.First >= end || course.First + course.Days + Course.LongestDelay < firstDay) return;
        ulong key = course.KeyFor(residentKey);
        for (int number = course.FirstEventFrom(firstDay); number < course.Events; number++)
        {
            ulong chance = SplitMix64.Mix(key, (ulong)number);
<<<<<<< HEAD
            int planned = course.PlannedDay(key, chance, number);
=======
            int planned = course.PlannedDay(chance, number);
>>>>>>> 173826aeb53293d73729a0028c23ffbd7120c550
            if (planned >= end) return;
            int day = Course.OpenDay(chance, planned);
            if (day < firstDay || day >= end) continue;
            int copies = Copies(firstEvent + number);
            for (int copy = 0; copy < copies; copy++) chunk.Add(new(resident, day - firstDay, index, number, copy));
        }
    }

<<<<<<< HEAD
    private int Copies(long number) => (int)((number + 1) * _rows / _events - number * _rows / _events);
=======
    private int Copies(long number)
    {
        // Products of rows and events fit a long up to the country's size; beyond it they may not.
        if (_rows * _events < long.MaxValue)
        {
            long rows = (long)_rows, events = (long)_events;
            return (int)((number + 1) * rows / events - number * rows / events);
        }
        return (int)((number + 1) * _rows / _events - number * _rows / _events);
    }
>>>>>>> 173826aeb53293d73729a0028c23ffbd7120c550

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
