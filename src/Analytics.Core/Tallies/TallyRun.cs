using System.Runtime.InteropServices;
using Analytics.Extracts;
using Analytics.Prescribing;

namespace Analytics.Tallies;

/// <summary>From a read extract to one merged book: partitions of patients in parallel, histories one at a time.</summary>
internal sealed class TallyRun
{
    private TallyRun(TallyPlan plan, WindowTable windows, ResidenceUnits residences, PrescriberUnits prescribers, AtcCode[] substances, ulong[] masks, AtomTable atoms, TallyBook book) =>
        (Plan, Windows, Residences, Prescribers, Substances, Masks, Atoms, Book) = (plan, windows, residences, prescribers, substances, masks, atoms, book);

    public TallyPlan Plan { get; }
    public WindowTable Windows { get; }
    public ResidenceUnits Residences { get; }
    public PrescriberUnits Prescribers { get; }

    /// <summary>Codes by the index that the book's substances use.</summary>
    public AtcCode[] Substances { get; }
    public ulong[] Masks { get; }
    public AtomTable Atoms { get; }
    public TallyBook Book { get; }

    /// <summary>Ids of prescribers by key, as the cross-checks use them.</summary>
    public required IReadOnlyList<string> PrescriberNames { get; init; }

    /// <summary>Whether dispensings could be put down to practices.</summary>
    public required bool NamesPractices { get; init; }

    public static TallyRun Of(
        AnalysisRequest request, TallyPlan plan, ReadResult<EventSink> read, SubstanceTable table,
        IProgress<AnalysisProgress>? progress, CancellationToken cancel)
    {
        var windows = new WindowTable(request.Period);
        var residences = new ResidenceUnits(request.Reference, request.Period);
        var practices = new PracticeKeys(request.Reference, read.Practices, read.Prescribers);
        var prescribers = new PrescriberUnits(request.Reference, practices.Names, read.Prescribers);
        var substances = table.ToArray();
        ulong[] masks = [.. substances.Select(plan.MaskOf)];
        var atoms = plan.AtomsOf(masks);
        int firstDay = FirstDay(read.Sinks, CrossCheckTallier.GroupsOf(substances));

        TallyBook NewBook() => new(plan, windows, residences, prescribers, atoms, request.Policy.FewestPrescribers);
        int next = -1, done = 0;
        var books = new TallyBook[Math.Clamp(request.Workers, 1, EventSink.Partitions)];
        Parallel.For(0, books.Length, new ParallelOptions { MaxDegreeOfParallelism = books.Length, CancellationToken = cancel }, worker =>
        {
            var book = books[worker] = NewBook();
            var patients = new PatientTallier(plan, windows, residences, prescribers, masks, atoms, book);
            var checks = new CrossCheckTallier(windows, book.CrossChecks, substances, firstDay);
            for (int partition; (partition = Interlocked.Increment(ref next)) < EventSink.Partitions;)
            {
                cancel.ThrowIfCancellationRequested();
                foreach (var history in Histories(read.Sinks, practices, partition))
                {
                    patients.Add(history.Span);
                    checks.Add(history.Span);
                }
                progress?.Report(new(AnalysisPhase.Tallying, Interlocked.Increment(ref done), EventSink.Partitions));
            }
        });
        foreach (var other in books.Skip(1)) books[0].Merge(other);
        return new TallyRun(plan, windows, residences, prescribers, substances, masks, atoms, books[0]) { PrescriberNames = read.Prescribers, NamesPractices = practices.AreKnown };
    }

    private static int FirstDay(IReadOnlyList<EventSink> sinks, int[] groupOf)
    {
        int first = ushort.MaxValue;
        foreach (var sink in sinks)
        {
            for (int partition = 0; partition < EventSink.Partitions; partition++)
            {
                foreach (ref readonly var e in CollectionsMarshal.AsSpan(sink.Partition(partition)))
                {
                    if (groupOf[e.Substance] >= 0 && e.Day < first) first = e.Day;
                }
            }
        }
        return first == ushort.MaxValue ? 0 : first;
    }

    private static IEnumerable<ReadOnlyMemory<DispensedEvent>> Histories(IReadOnlyList<EventSink> sinks, PracticeKeys practices, int partition)
    {
        var events = new DispensedEvent[sinks.Sum(sink => sink.Partition(partition).Count)];
        int at = 0;
        foreach (var sink in sinks)
        {
            sink.Partition(partition).CopyTo(events, at);
            at += sink.Partition(partition).Count;
            sink.Release(partition);
        }
        practices.Complete(events);
        Array.Sort(events);
        for (int start = 0, end; start < events.Length; start = end)
        {
            for (end = start + 1; end < events.Length && events[end].Patient == events[start].Patient;) end++;
            yield return events.AsMemory(start, end - start);
        }
    }
}
